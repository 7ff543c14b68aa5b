/** The pages of one site, from the home page on. */
import type { FactName, GapReason } from '../model/facts.ts';
import type { PageFacts } from '../model/page.ts';
import type { Archive } from '../snapshot/archive.ts';
import type { SnapshotStore } from '../snapshot/store.ts';
import { maxRefused } from './breaker.ts';
import { type Choice, choose, linksOf } from './choose.ts';
import { runEngine, type Visit } from './engine.ts';
import type { Fetcher } from './fetch.ts';
import { fetchPage } from './fetch-page.ts';
import { visitHome } from './home.ts';
import { gapOf } from './outcome.ts';
import { type Keeping, keepPage, keepScript } from './page.ts';
import { makeScope, pageKey, sameOwner } from './scope.ts';
import type { SiteTask } from './site.ts';

export interface Crawled {
  /** Why the home page could not be seen, null when it was. */
  homeReason: GapReason | null;
  counts: { fetched: number; shown: number };
}

const maxScripts = 20;
const maxScriptBytes = 2_000_000;

interface Crawl {
  task: SiteTask;
  choice: Choice;
  store: SnapshotStore;
  fetcher: Fetcher;
  keeping: Keeping;
  /** Why the last page could not be seen. */
  lastReason: GapReason | null;
  /** Why the host of the site was given up. */
  refusedFor: GapReason | null;
  /** When progress was last told; counting costs. */
  reported: number;
}

export async function crawlPages(
  task: SiteTask,
  store: SnapshotStore,
  archive: Archive,
  fetcher: Fetcher,
): Promise<Crawled> {
  const { site, settings } = task;
  const scope = makeScope(site.url);
  const seen = store.page(site.url);
  const before = store.pages(({ url, finalUrl, script }) => ({ url, isPage: script === undefined, finalUrl }));
  const pagesBefore = before.filter(
    ({ url, isPage }) => isPage && (url !== site.url || (seen?.facts ?? null) !== null),
  );
  const stored = new Set(pagesBefore.map((page) => pageKey(page.finalUrl)));
  const crawl: Crawl = {
    task,
    store,
    fetcher,
    choice: {
      scope,
      seen: new Set([pageKey(site.url), ...store.frontier.keys()]),
      queued: store.frontier.counts().total,
      left: Number(store.meta('left') ?? 0),
      maxPages: settings.maxPages,
      maxDepth: depthFor(task.needs, settings.maxDepth),
      tellsLeft: depthFor(task.needs, settings.maxDepth) === settings.maxDepth,
    },
    keeping: { store, archive, asOf: task.asOf, now: task.now, ours: scope.has, stored },
    lastReason: null,
    refusedFor: null,
    reported: 0,
  };
  if (seen !== null && seen.facts !== null) scope.extend(seen.finalUrl);
  const home = seen?.facts ?? (await openHome(crawl));
  if (typeof home === 'string') return { homeReason: home, counts: { fetched: 0, shown: 0 } };
  if (home.refresh !== null) scope.extend(home.refresh);
  await fetchScripts(crawl, home);
  const start = choose(crawl.choice, linksOf(home, 0));
  const pins = [
    ...Object.values(site.columns),
    ...(task.extraPins ?? []).map((pin) => pin.url),
    ...(task.extraUrls ?? []),
  ];
  start.push(
    ...choose(
      crawl.choice,
      pins.filter((url) => url !== 'none').map((url) => ({ url, depth: 1 })),
      true,
    ),
  );
  // What a browser showed on a page after it had been followed.
  const shown = store.pages(({ rendered, facts, depth }) => (rendered && facts ? linksOf(facts, depth) : []));
  start.push(...choose(crawl.choice, shown.flat()));
  const begun = performance.now();
  const milliseconds = settings.siteMinutes * 60_000;
  await runEngine({
    frontier: store.frontier,
    concurrency: settings.concurrency,
    milliseconds,
    waited: fetcher.waited,
    start,
    visit: (visit) => visitPage(crawl, visit),
    ...(task.signal === undefined ? {} : { signal: task.signal }),
  });
  store.setMeta('left', String(crawl.choice.left));
  if (task.signal?.aborted !== true) tellLimit(crawl, performance.now() - begun - fetcher.waited() >= milliseconds);
  return { homeReason: null, counts: { fetched: keptPages(crawl), shown: crawl.choice.seen.size } };
}

/** One gap for all pages that were seen and not visited. */
function tellLimit({ task, store, choice, refusedFor }: Crawl, late: boolean): void {
  const { total, done } = store.frontier.counts();
  const missing = choice.left + total - done;
  if (missing === 0) return;
  const { siteMinutes, maxPages, maxDepth } = task.settings;
  const bound = late ? `时限${siteMinutes}分钟` : `上限${maxPages}页、${maxDepth}层`;
  const why = refusedFor === null ? bound : `连续${maxRefused}个以上页面无法访问，停止采集`;
  const detail = `${why}，另有${missing}个页面未采集`;
  store.addGap({ fact: 'pages', place: task.site.id, reason: refusedFor ?? 'limit', detail });
}

function keptPages({ keeping }: Crawl): number {
  return keeping.stored.size;
}

/** How deep the facts that are read require to go. */
function depthFor(needs: ReadonlySet<FactName>, maxDepth: number): number {
  const deep: FactName[] = ['columns', 'documents', 'pages', 'links', 'leaks', 'accessibility'];
  if (deep.some((fact) => needs.has(fact))) return maxDepth;
  return needs.has('home') ? 1 : 0;
}

/** What the home page holds, or why it could not be seen. */
async function openHome(crawl: Crawl): Promise<PageFacts | GapReason> {
  const { task, store, fetcher, keeping } = crawl;
  const { url } = task.site;
  const { result, tries, probe } = await visitHome(url, fetcher, task.now, task.signal);
  if (!result.ok && result.reason === 'interrupted') return 'interrupted';
  if (probe === null) return gapOf(result)!.reason;
  store.setMeta('probes', JSON.stringify([probe]));
  // It is there, but how it may be crawled could not be learnt.
  if (probe.ok && (await fetcher.robots.refusal(new URL(url))) !== null) return 'robots-unreadable';
  if (result.ok) crawl.choice.scope.extend(result.finalUrl);
  const facts = keepPage(keeping, { url, depth: 0, tries }, result);
  if (!probe.ok) return gapOf(result)?.reason ?? 'http-error';
  return facts ?? store.gaps().find(({ place }) => place === url)?.reason ?? 'unparsed';
}

/** Footers with the identity marks are often written by scripts; one that cannot be had leaves them in doubt. */
async function fetchScripts({ task, store, fetcher, keeping }: Crawl, home: PageFacts): Promise<void> {
  const own = home.scripts.filter((script) => sameOwner(script, task.site.url));
  for (const url of own.slice(0, maxScripts)) {
    if (store.page(url) !== null) continue;
    const result = await fetcher.fetch(url, { maxBytes: maxScriptBytes });
    if (!result.ok && result.reason === 'interrupted') return;
    const gap = gapOf(result);
    if (gap !== null) store.addGap({ fact: 'identity', place: url, ...gap });
    keepScript(keeping, { url, depth: 1, tries: 1 }, result);
  }
  if (own.length > maxScripts) store.addGap({ fact: 'identity', place: task.site.id, reason: 'limit' });
}

async function visitPage(crawl: Crawl, visit: Visit): Promise<'done' | 'stop'> {
  const { task, keeping } = crawl;
  if (task.signal?.aborted === true) return 'stop';
  if (keeping.stored.has(pageKey(visit.url))) return revisit(crawl, visit);
  const { facts, reason } = await fetchPage(crawl, visit);
  if (reason === 'interrupted') return 'stop';
  // Another port of the host may be dead without harm to the rest.
  if (reason === 'given-up' && isHomeHost(crawl, visit.url)) {
    crawl.refusedFor = crawl.lastReason ?? reason;
    return 'stop';
  }
  if (reason !== null && reason !== 'given-up') crawl.lastReason = reason;
  if (facts !== null) await follow(crawl, visit, facts);
  report(crawl);
  return 'done';
}

function isHomeHost({ task, store }: Crawl, url: string): boolean {
  const home = store.page(task.site.url)?.finalUrl ?? task.site.url;
  return new URL(url).origin === new URL(home).origin;
}

/** The page is there: a killed run stored it without following it, or another address led to it by redirect. */
async function revisit(crawl: Crawl, visit: Visit): Promise<'done'> {
  const { store, task } = crawl;
  const facts = store.page(visit.url)?.facts ?? null;
  if (facts !== null) await follow(crawl, visit, facts);
  else store.saveProbe({ url: visit.url, status: 200, reason: null, tries: 1, at: task.now().toISOString() });
  return 'done';
}

async function follow({ choice, store }: Crawl, visit: Visit, facts: PageFacts): Promise<void> {
  const { left } = choice;
  await visit.add(choose(choice, linksOf(facts, visit.depth)));
  if (choice.left !== left) store.setMeta('left', String(choice.left));
}

function report(crawl: Crawl): void {
  const { task, store } = crawl;
  const now = performance.now();
  if (task.onProgress === undefined || now - crawl.reported < 250) return;
  crawl.reported = now;
  const { total, done } = store.frontier.counts();
  task.onProgress({ site: task.site.id, fetched: done, queued: total - done, gaps: store.gaps().length });
}
