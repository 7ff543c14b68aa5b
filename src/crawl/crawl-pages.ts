/** The pages of one site, from the home page on. */
import type { FactName, GapReason } from '../model/facts.ts';
import type { PageFacts } from '../model/page.ts';
import type { Archive } from '../snapshot/archive.ts';
import type { SnapshotStore } from '../snapshot/store.ts';
import { askTwice } from './ask-twice.ts';
import { runEngine, type Target, type Visit } from './engine.ts';
import type { Fetcher } from './fetch.ts';
import { visitHome } from './home.ts';
import { gapOf } from './outcome.ts';
import { type Keeping, keepPage, keepScript } from './page.ts';
import { makeRobots, type Robots } from './robots.ts';
import { isPageAddress, makeScope, pageKey, type Scope, sameOwner } from './scope.ts';
import type { SiteTask } from './site.ts';

export interface Crawled {
  /** Why the home page could not be seen, null when it was. */
  homeReason: GapReason | null;
  counts: { fetched: number; shown: number };
}

const maxScripts = 20;

interface Crawl {
  task: SiteTask;
  store: SnapshotStore;
  fetcher: Fetcher;
  robots: Robots;
  scope: Scope;
  keeping: Keeping;
  /** Keys of every page address seen, whether it will be fetched or not. */
  seen: Set<string>;
  queued: number;
  maxDepth: number;
  /** Pages that were seen but are too deep or too many. */
  left: number;
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
  const before = store.pages();
  const stored = new Set(before.filter((p) => p.script === undefined).map((p) => pageKey(p.finalUrl)));
  const crawl: Crawl = {
    task,
    store,
    fetcher,
    robots: makeRobots(fetcher, settings.respectRobots),
    scope,
    keeping: { store, archive, asOf: task.asOf, ours: scope.has, stored },
    seen: new Set([pageKey(site.url), ...store.frontier.keys()]),
    queued: store.frontier.counts().total,
    left: 0,
    reported: 0,
    maxDepth: depthFor(task.needs, settings.maxDepth),
  };
  const home = before.find(({ url }) => url === site.url);
  const start: Target[] = [];
  if (home !== undefined) scope.extend(home.finalUrl);
  else {
    const reason = await openHome(crawl, start);
    if (reason !== null) return { homeReason: reason, counts: { fetched: 0, shown: 0 } };
  }
  const pins = [...Object.values(site.columns), ...Object.values(task.extraPins ?? {}), ...(task.extraUrls ?? [])];
  start.push(
    ...choose(
      crawl,
      pins.filter((url) => url !== 'none').map((url) => ({ url, depth: 1 })),
      true,
    ),
  );
  const begun = performance.now();
  const milliseconds = settings.siteMinutes * 60_000;
  await runEngine({
    frontier: store.frontier,
    concurrency: settings.concurrency,
    milliseconds,
    start,
    visit: (visit) => visitPage(crawl, visit),
    ...(task.signal === undefined ? {} : { signal: task.signal }),
  });
  const { total, done } = store.frontier.counts();
  const unvisited = total - done;
  if (task.signal?.aborted !== true && crawl.left + unvisited > 0) {
    const late = performance.now() - begun >= milliseconds;
    const bound = late ? `时限${settings.siteMinutes}分钟` : `上限${settings.maxPages}页、${settings.maxDepth}层`;
    const detail = `${bound}，另有${crawl.left + unvisited}个页面未采集`;
    store.addGap({ fact: 'pages', place: site.id, reason: 'limit', detail });
  }
  return { homeReason: null, counts: { fetched: keptPages(crawl), shown: crawl.seen.size } };
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

/** Fetches the home page and its scripts; returns why it could not be seen, or null. */
async function openHome(crawl: Crawl, start: Target[]): Promise<GapReason | null> {
  const { task, store, fetcher, scope, keeping } = crawl;
  const { url } = task.site;
  if (!(await crawl.robots.allows(url))) return 'robots';
  const { result, tries, probe } = await visitHome(url, fetcher, task.now, task.signal);
  if (!result.ok && result.reason === 'interrupted') return 'interrupted';
  store.setMeta('probes', JSON.stringify([probe]));
  if (result.ok) scope.extend(result.finalUrl);
  const home = { url, depth: 0, tries };
  const facts = keepPage(keeping, home, result);
  if (!probe.ok) return gapOf(result)?.reason ?? 'unreachable';
  if (facts === null) return store.gaps().find(({ place }) => place === url)?.reason ?? 'unparsed';
  if (facts.refresh !== null) scope.extend(facts.refresh);
  start.push(...choose(crawl, linksOf(facts, 0)));
  for (const script of facts.scripts.filter((address) => sameOwner(address, url)).slice(0, maxScripts))
    keepScript(keeping, { url: script, depth: 1, tries: 1 }, await fetcher.fetch(script, { maxBytes: 2_000_000 }));
  return null;
}

async function visitPage(crawl: Crawl, visit: Visit): Promise<'done' | 'stop'> {
  const { task, store, fetcher, keeping } = crawl;
  if (task.signal?.aborted === true) return 'stop';
  if (!(await crawl.robots.allows(visit.url))) {
    store.addGap({ fact: 'pages', place: visit.url, reason: 'robots' });
    return 'done';
  }
  const { result, tries } = await askTwice(fetcher, visit.url, task.signal);
  if (!result.ok && result.reason === 'interrupted') return 'stop';
  const facts = keepPage(keeping, { url: visit.url, depth: visit.depth, tries }, result);
  if (facts !== null) await visit.add(choose(crawl, linksOf(facts, visit.depth)));
  report(crawl);
  return 'done';
}

/** Addresses that a page leads to; further pages of a list and redirects are no deeper than the page itself. */
function linksOf(facts: PageFacts, depth: number): { url: string; depth: number }[] {
  const same = [...(facts.refresh === null ? [] : [facts.refresh]), ...(facts.list?.next ?? [])];
  const below = [...facts.links.map(({ url }) => url), ...facts.frames];
  return [...same.map((url) => ({ url, depth })), ...below.map((url) => ({ url, depth: depth + 1 }))];
}

/** Those of the addresses that are pages of the site, not seen before, and within the bounds. */
function choose(crawl: Crawl, links: readonly { url: string; depth: number }[], anywhere = false): Target[] {
  const { scope, seen, task } = crawl;
  const targets: Target[] = [];
  for (const { url, depth } of links) {
    if (!isPageAddress(url) || !(anywhere || scope.has(url))) continue;
    const key = pageKey(url);
    if (seen.has(key)) continue;
    // A site that invents addresses without end must not fill the memory.
    if (seen.size < task.settings.maxPages * 20) seen.add(key);
    if (depth > crawl.maxDepth || crawl.queued >= task.settings.maxPages) {
      if (crawl.maxDepth === task.settings.maxDepth) crawl.left++;
      continue;
    }
    crawl.queued++;
    targets.push({ url, key, depth });
  }
  return targets;
}

function report(crawl: Crawl): void {
  const { task, store } = crawl;
  const now = performance.now();
  if (task.onProgress === undefined || now - crawl.reported < 250) return;
  crawl.reported = now;
  const { total, done } = store.frontier.counts();
  task.onProgress({ site: task.site.id, fetched: done, queued: total - done, gaps: store.gaps().length });
}
