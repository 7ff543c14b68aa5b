/** Crawling one site into its snapshot. */
import { siteFacts } from '../model/fact-names.ts';
import type { FactName, Facts, Gap, GapReason, Probe } from '../model/facts.ts';
import type { Log } from '../model/log.ts';
import type { Plan } from '../model/plan.ts';
import type { Site } from '../model/register.ts';
import type { Settings } from '../model/settings.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Tables } from '../model/tables.ts';
import { type Archive, openArchive } from '../snapshot/archive.ts';
import { beginWith } from '../snapshot/begin.ts';
import { readSealed } from '../snapshot/read.ts';
import { openSnapshot, type SnapshotStore } from '../snapshot/store.ts';
import { type Checked, checkAccessibility } from './browser/accessibility.ts';
import { type Files, makeFiles } from './browser/browser-files.ts';
import { crawlRendered } from './browser/crawl-rendered.ts';
import { diskError } from './disk.ts';
import { openView, type ViewThere } from './facts/view-thread.ts';
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

/** What is told of a sealed snapshot: the facts of many sites do not fit in memory, they are read when they are judged. */
export interface CrawledSite extends Omit<Snapshot, 'facts'> {
  probes?: Probe[] | undefined;
}

/**
 * Crawls, derives the facts and seals the snapshot. A sealed folder is left as it is, one that was interrupted is gone on
 * with. UserError for a full disk and for wrong network options; whatever goes wrong outside becomes a gap.
 */
export async function crawlSite(task: SiteTask): Promise<CrawledSite> {
  const sealed = readSealed(task.folder);
  if (sealed !== null) {
    const { facts, ...told } = sealed;
    return { ...told, probes: facts.probes };
  }
  if (task.previous !== undefined) beginWith(task.previous, task.folder, task.extractor ?? '');
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
): Promise<CrawledSite> {
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

async function fill(task: SiteTask, store: SnapshotStore, archive: Archive, fetcher: Fetcher): Promise<CrawledSite> {
  const { site, now } = task;
  const startedAt = store.meta('startedAt') ?? now().toISOString();
  store.setMeta('startedAt', startedAt);
  const files = makeFiles(fetcher);
  const crawled = await crawlRendered(task, store, archive, fetcher, files);
  let seen: Seen = { view: null, facts: {}, gaps: [] };
  if (crawled.homeReason === null) {
    // What all its pages are looked at with needs the room that the reading of a large site takes.
    if (crawled.counts.fetched >= largeSite) await restReading();
    seen = await look(task, store, archive, fetcher, files);
  } else {
    seen.gaps.push(...homeGaps(task, crawled.homeReason));
  }
  const { view, facts, gaps, templates } = seen;
  try {
    const told = store.meta('probes');
    const probes = told === null ? undefined : (JSON.parse(told) as Probe[]);
    if (probes === undefined)
      gaps.push({ fact: 'probes', place: site.url, reason: crawled.homeReason ?? 'interrupted' });
    if (task.signal?.aborted === true) gaps.push({ fact: 'pages', place: site.id, reason: 'interrupted' });
    store.setMeta('archiveEnd', String(archive.size()));
    const meta = {
      target: site.id,
      type: 'site' as const,
      url: site.url,
      startedAt,
      finishedAt: now().toISOString(),
      ...(task.plan != null && { plan: task.plan }),
      counts: crawled.counts,
      robots: await fetcher.robots.said(new URL(site.url)),
      ...(templates && { templates }),
    };
    const whole = { ...facts, ...(probes && { probes }) };
    if (view === null) {
      const sealed = store.seal(meta, whole, [...store.gaps(), ...gaps]);
      return { ...meta, gaps: sealed.gaps, sha256: sealed.sha256, probes };
    }
    store.close();
    return { ...meta, ...(await view.seal(meta, whole, gaps)), probes };
  } catch (error) {
    await view?.close().catch(() => {});
    throw error;
  }
}

/** Pages; a new thread to read in is soon started beside so many. */
const largeSite = 2_000;

interface Seen {
  /** Holds what the pages show, to be sealed; null where none was seen. */
  view: ViewThere | null;
  /** Facts that are not made of pages. */
  facts: Facts;
  gaps: Gap[];
  templates?: Checked['templates'];
}

/** What the pages show, and what is asked of the site for that. */
async function look(
  task: SiteTask,
  store: SnapshotStore,
  archive: Archive,
  fetcher: Fetcher,
  files: Files,
): Promise<Seen> {
  const { needs } = task;
  store.commit();
  const view = await openView(task);
  try {
    const attached = needs.has('attachments')
      ? await readAttachments(task, await view.files(), store, archive, fetcher)
      : null;
    store.commit();
    if (attached !== null) await view.add(attached.stored);
    tellPhase(task, store, 'links');
    await askLinks(task, store, archive, fetcher, view.draw);
    tellPhase(task, store, 'browser');
    const checked: Checked = needs.has('accessibility')
      ? await checkAccessibility(task, store, archive, files, view.templates)
      : { gaps: [] };
    store.commit();
    const technique = await askTechnique(task, await view.derive(), store, archive, fetcher);
    const { accessibility, templates } = checked;
    const facts = {
      ...(attached && { attachments: attached.attachments }),
      ...(accessibility && { accessibility }),
      ...technique.facts,
    };
    return { view, facts, gaps: [...technique.gaps, ...checked.gaps], templates };
  } catch (error) {
    await view.close().catch(() => {});
    throw error;
  }
}

/** Nothing of the site could be seen. */
function homeGaps({ site, needs }: SiteTask, reason: GapReason): Gap[] {
  return siteFacts
    .filter((fact) => needs.has(fact) || fact === 'home' || fact === 'pages')
    .map((fact) => ({ fact, place: site.url, reason }));
}
