/** Crawling one site into its snapshot. */
import { leanPages } from '../extract/site/lean.ts';
import { deriveFacts } from '../extract/site.ts';
import { siteFacts } from '../model/fact-names.ts';
import type { FactName, Facts, Gap, GapReason, Probe } from '../model/facts.ts';
import type { Log } from '../model/log.ts';
import type { Plan } from '../model/plan.ts';
import type { Site } from '../model/register.ts';
import type { Settings } from '../model/settings.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Tables } from '../model/tables.ts';
import { type Archive, openArchive } from '../snapshot/archive.ts';
import { readSealed } from '../snapshot/read.ts';
import { openSnapshot, type SnapshotStore } from '../snapshot/store.ts';
import { type Checked, checkAccessibility } from './browser/accessibility.ts';
import { type Files, makeFiles } from './browser/browser-files.ts';
import { crawlRendered } from './browser/crawl-rendered.ts';
import { diskError } from './disk.ts';
import { readAttachments } from './files/attachments.ts';
import { type Fetcher, makeFetcher } from './network/fetch.ts';
import { type NetworkOptions, openNetwork } from './network/network.ts';
import { userAgent } from './network/user-agent.ts';
import { restReading } from './pages/read-pages.ts';
import type { Patience } from './politeness/breaker.ts';
import { askLinks } from './probes/ask-links.ts';
import { askTechnique } from './probes/technique.ts';
import { tellPhase } from './tell-progress.ts';

export interface SiteTask {
  site: Site;
  /** Folder of the snapshot, one a site and run. */
  folder: string;
  /** Day of the judgement. */
  asOf: string;
  tables: Tables;
  settings: Settings;
  /** Facts that some indicator reads; what none reads is not fetched. */
  needs: ReadonlySet<FactName>;
  /** How far the site is read; absent or null: wholly. */
  plan?: Plan | null;
  network: NetworkOptions;
  /** Executable of a Chrome or Chromium, null where there is none. */
  browserPath: string | null;
  /** Seed of every sample. */
  seed: string;
  /** Folder of the last sealed snapshot of the site: what has not changed since is neither sent nor read again. */
  previous?: string;
  /** Hash of the extractor's code: facts that another one read are read anew. */
  extractor?: string;
  /** Addresses to fetch although no link may lead there. */
  extraUrls?: readonly string[];
  /** Columns pinned by agencies of the site: class → address. */
  extraPins?: readonly { class: string; url: string }[];
  /** Time for one page in the browser. */
  pageMilliseconds?: number;
  /** How long failures are borne. */
  patience?: Patience;
  onProgress?: (progress: Progress) => void;
  /** Log of the run; it knows the site. */
  log?: Log;
  /** Told when requests begin to wait for the hours in which they are allowed. */
  onWait?: (until: Date) => void;
  signal?: AbortSignal;
  now: () => Date;
}

export interface Progress {
  site: string;
  fetched: number;
  queued: number;
  gaps: number;
  /** After its pages. */
  doing?: 'links' | 'browser';
}

/**
 * Crawls, derives the facts and seals the snapshot. A sealed folder is read and returned, one that was interrupted is gone
 * on with. UserError for a full disk and for wrong network options; whatever goes wrong outside becomes a gap.
 */
export async function crawlSite(task: SiteTask): Promise<Snapshot> {
  const sealed = readSealed(task.folder);
  if (sealed !== null) return sealed;
  const network = openNetwork(task.network);
  try {
    return await withStore(task, logged(openSnapshot(task.folder), task.log), network);
  } catch (error) {
    throw diskError(error, task.folder);
  } finally {
    await network.close();
  }
}

/** Gaps are told as they come. */
function logged(store: SnapshotStore, log: Log | undefined): SnapshotStore {
  if (log === undefined) return store;
  const addGap = (gap: Gap) => {
    const { fact, place, reason, detail } = gap;
    log({ event: 'gap', fact, url: place, reason, ...(detail !== undefined && { detail }) });
    store.addGap(gap);
  };
  return { ...store, addGap };
}

async function withStore(
  task: SiteTask,
  store: SnapshotStore,
  network: ReturnType<typeof openNetwork>,
): Promise<Snapshot> {
  let archive: Archive | undefined;
  try {
    const agent = userAgent(task.settings.contact);
    archive = await openArchive(task.folder, agent, Number(store.meta('archiveEnd') ?? 0));
    const { settings, signal, now, patience, onWait, log } = task;
    const { respectRobots, window } = settings;
    const parts = { network, archive, limits: settings, userAgent: agent, now, signal, patience, onWait, log };
    const fetcher = makeFetcher({ ...parts, respectRobots, window });
    return await fill(task, store, archive, fetcher);
  } catch (error) {
    store.close();
    throw error;
  } finally {
    archive?.close();
  }
}

async function fill(task: SiteTask, store: SnapshotStore, archive: Archive, fetcher: Fetcher): Promise<Snapshot> {
  const { site, now } = task;
  const startedAt = store.meta('startedAt') ?? now().toISOString();
  store.setMeta('startedAt', startedAt);
  const files = makeFiles(fetcher);
  const crawled = await crawlRendered(task, store, archive, fetcher, files);
  const gaps: Gap[] = [];
  let templates: Checked['templates'];
  let facts: Facts = {};
  if (crawled.homeReason === null) {
    // What all its pages are looked at with needs the room that the reading of a large site takes.
    if (crawled.counts.fetched >= largeSite) await restReading();
    const seen = await seenIn(task, store, archive, fetcher, files);
    const technique = await askTechnique(task, seen.facts, store, archive, fetcher);
    facts = { ...seen.facts, ...technique.facts };
    templates = seen.templates;
    gaps.push(...technique.gaps, ...seen.gaps);
  } else {
    gaps.push(...homeGaps(task, crawled.homeReason));
  }
  const probes = store.meta('probes');
  if (probes !== null) facts = { ...facts, probes: JSON.parse(probes) as Probe[] };
  else gaps.push({ fact: 'probes', place: site.url, reason: crawled.homeReason ?? 'interrupted' });
  if (task.signal?.aborted === true) gaps.push({ fact: 'pages', place: site.id, reason: 'interrupted' });
  store.setMeta('archiveEnd', String(archive.size()));
  const plan = task.plan == null ? {} : { plan: task.plan };
  const meta = {
    target: site.id,
    type: 'site' as const,
    url: site.url,
    startedAt,
    finishedAt: now().toISOString(),
    ...plan,
  };
  const robots = await fetcher.robots.said(new URL(site.url));
  const sealed = { ...meta, counts: crawled.counts, robots, ...(templates && { templates }) };
  return store.seal(sealed, facts, [...store.gaps(), ...gaps]);
}

/** Pages; a new thread to read in is soon started beside so many. */
const largeSite = 2_000;

/** What the pages show. They are not held any longer than this. */
async function seenIn(
  task: SiteTask,
  store: SnapshotStore,
  archive: Archive,
  fetcher: Fetcher,
  files: Files,
): Promise<{ facts: Facts; gaps: Gap[]; templates: Checked['templates'] }> {
  const { site, needs, tables, asOf } = task;
  const lean = leanPages(tables.wording);
  const pages = store.pages(lean);
  const attached = needs.has('attachments') ? await readAttachments(task, pages, store, archive, fetcher) : null;
  pages.push(...(attached?.stored ?? []).map(lean));
  tellPhase(task, store, 'links');
  await askLinks(task, store, archive, pages, fetcher);
  tellPhase(task, store, 'browser');
  const checked: Checked = needs.has('accessibility')
    ? await checkAccessibility(task, pages, store, archive, files)
    : { gaps: [] };
  const { facts, gaps } = deriveFacts({
    site,
    extraPins: task.extraPins ?? [],
    pages,
    textOf: store.text,
    probes: store.probes(),
    gaps: store.gaps(),
    tables,
    asOf,
    plan: task.plan ?? undefined,
  });
  const { accessibility, templates } = checked;
  const whole = {
    ...facts,
    ...(attached && { attachments: attached.attachments }),
    ...(accessibility && { accessibility }),
  };
  return { facts: whole, gaps: [...checked.gaps, ...gaps], templates };
}

/** Nothing of the site could be seen. */
function homeGaps({ site, needs }: SiteTask, reason: GapReason): Gap[] {
  return siteFacts
    .filter((fact) => needs.has(fact) || fact === 'home' || fact === 'pages')
    .map((fact) => ({ fact, place: site.url, reason }));
}
