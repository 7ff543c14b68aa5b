/** The pages of one site, from the home page on. */
import { scriptMenu } from '../../extract/links/script-links.ts';
import { readingDay } from '../../lib/dates.ts';
import type { GapReason } from '../../model/facts.ts';
import type { PageFacts } from '../../model/page.ts';
import type { Archive } from '../../snapshot/archive.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { Fetcher } from '../network/fetch.ts';
import { gapOf } from '../network/outcome.ts';
import { maxRefused } from '../politeness/breaker.ts';
import { openBudget } from '../politeness/budget.ts';
import { depthFor, limitGap } from '../scope/bounds.ts';
import { type Choice, choose, leftIn, linksBy, makeChoice, registered } from '../scope/choose.ts';
import { drawSample, sampledIn } from '../scope/sample.ts';
import { makeScope, pageKey } from '../scope/scope.ts';
import type { SiteTask } from '../site.ts';
import { progressTeller } from '../tell-progress.ts';
import type { Asking } from './ask-page.ts';
import { takeBack } from './doubt.ts';
import { runEngine, type Target, type Visit } from './engine.ts';
import { fetchPage, readAndKeep } from './fetch-page.ts';
import { type Follow, makeFollow } from './follow.ts';
import { visitHome } from './home.ts';
import { isHomeDoubtful, knowNotFound } from './not-found.ts';
import { isHeld, type Keeping } from './page.ts';
import { openPrevious, type Previous } from './previous.ts';
import { fetchScript, fetchScripts } from './scripts.ts';

export interface Crawled {
  /** Why the home page could not be seen, null when it was. */
  homeReason: GapReason | null;
  counts: { fetched: number; shown: number };
}

interface Crawl {
  task: SiteTask;
  choice: Choice;
  follow: Follow;
  /** Pages read, without the home page. */
  read: number;
  visiting: Set<Promise<unknown>>;
  store: SnapshotStore;
  fetcher: Fetcher;
  asking: Asking;
  keeping: Keeping;
  /** Why the last page could not be seen. */
  lastReason: GapReason | null;
  /** Pages in a row that a firewall answered in place of the site. */
  walled: number;
  /** Why the host of the site was given up. */
  refusedFor: GapReason | null;
  tell: () => void;
}

/** `withSample`: pages that the plan leaves out are drawn at the end, when nothing more can be wanted. */
export async function crawlPages(
  task: SiteTask,
  store: SnapshotStore,
  archive: Archive,
  fetcher: Fetcher,
  withSample = false,
): Promise<Crawled> {
  const previous = openPrevious(task, store);
  try {
    return await crawlAll(task, store, archive, fetcher, previous, withSample);
  } finally {
    previous?.close();
  }
}

async function crawlAll(
  task: SiteTask,
  store: SnapshotStore,
  archive: Archive,
  fetcher: Fetcher,
  previous: Previous | null,
  withSample: boolean,
): Promise<Crawled> {
  const { site, settings } = task;
  const scope = makeScope(site.url);
  const seen = store.page(site.url);
  const before = store.heads(({ url, finalUrl, script, facts }) => {
    return { finalUrl, isPage: script === undefined, isHome: url === site.url, isRead: facts !== null };
  });
  const pagesBefore = before.filter(({ isPage, isHome, isRead }) => isPage && (!isHome || isRead));
  const stored = new Set(pagesBefore.map((page) => pageKey(page.finalUrl)));
  const budget = openBudget(store, settings.siteMinutes, fetcher.waited);
  const crawl: Crawl = {
    task,
    store,
    fetcher,
    asking: { fetcher, previous, readOn: (time) => readingDay(time, task.asOf), signal: task.signal },
    choice: makeChoice(scope, [pageKey(site.url), ...store.frontier.keys()], {
      maxPages: settings.maxPages,
      maxDepth: depthFor(task.needs, settings.maxDepth),
      tellsLeft: depthFor(task.needs, settings.maxDepth) === settings.maxDepth,
      sampled: sampledIn(store),
      asOf: task.asOf,
    }),
    keeping: {
      store,
      reader: store.reader(),
      archive,
      asOf: task.asOf,
      now: task.now,
      ours: scope.has,
      stored,
      notFound: null,
      walls: new Map(),
    },
    follow: () => [],
    read: before.filter(({ isHome, isRead }) => isRead && !isHome).length,
    visiting: new Set(),
    lastReason: null,
    walled: 0,
    refusedFor: null,
    tell: progressTeller(task, store, budget),
  };
  if (seen !== null && seen.facts !== null) scope.extend(seen.finalUrl);
  const home = seen?.facts ?? (await openHome(crawl));
  if (typeof home === 'string') return { homeReason: home, counts: { fetched: 0, shown: 0 } };
  if (home.refresh !== null) scope.extend(home.refresh);
  if (crawl.choice.maxDepth > 0) crawl.keeping.notFound = await knowNotFound(task, store, home.url, fetcher);
  if (isHomeDoubtful(crawl.keeping.notFound, home)) {
    store.addGap({ fact: 'home', place: site.url, reason: 'soft-404' });
    return { homeReason: 'soft-404', counts: { fetched: 0, shown: 0 } };
  }
  await fetchScripts(crawl, home);
  const readLinks = linksBy(task.plan ?? null, task.tables.columns, site, home);
  crawl.follow = makeFollow(crawl.choice, readLinks, crawl.keeping.reader, task.plan != null);
  const start = followStored(crawl);
  start.push(...choose(crawl.choice, registered(task), true));
  const menu = scriptMenu(home, (url) => store.page(url)?.script ?? null);
  start.push(...crawl.follow({ ...home, list: null, links: menu, columns: [] }, 0));
  const run = (targets: typeof start) =>
    runEngine({
      frontier: store.frontier,
      concurrency: settings.concurrency,
      left: budget.left,
      start: targets,
      visit: (visit) => visitPage(crawl, visit),
      ...(task.signal === undefined ? {} : { signal: task.signal }),
    });
  await run([...start, ...(await askDoubted(crawl))]);
  const doubted = await askDoubted(crawl);
  if (doubted.length > 0) await run(doubted);
  const open = () => store.frontier.counts().total - store.frontier.counts().done;
  if (withSample && open() === 0) await run(drawSample(crawl.choice, store, task.seed, task.plan?.sample ?? 0));
  budget.keep();
  if (task.signal?.aborted !== true) {
    const late = budget.left() <= 0;
    const missing = leftIn(crawl.choice) + open();
    const gap = limitGap(site.id, missing, { late, refusedFor: crawl.refusedFor }, settings);
    // Of an earlier round, or of before a restart.
    store.dropGaps('pages', site.id);
    for (const told of [gap, crawl.choice.traps.gap()]) if (told !== null) store.addGap(told);
  }
  const { asked, passed, sampled } = crawl.choice;
  const planned = [...passed.values()].filter((target) => target !== null).length;
  task.log?.({
    event: 'plan',
    asked: asked.size,
    leftOut: planned,
    sampled: sampled.size,
    missing: leftIn(crawl.choice) + open(),
  });
  return { homeReason: null, counts: { fetched: crawl.keeping.stored.size, shown: asked.size + passed.size } };
}

/** What the pages that are stored lead to: the home page, those of a crawl that is gone on with, those shown by a browser. */
function followStored({ store, choice, follow }: Crawl): Target[] {
  return store
    .pages(({ url, facts, depth }) => (facts === null || choice.sampled.has(pageKey(url)) ? [] : follow(facts, depth)))
    .flat();
}

/** What the home page holds, or why it could not be seen. */
async function openHome(crawl: Crawl): Promise<PageFacts | GapReason> {
  const { task, store, fetcher, keeping } = crawl;
  const { url } = task.site;
  const { result, tries, same, probe } = await visitHome(url, crawl.asking, fetcher, task.now);
  if (!result.ok && result.reason === 'interrupted') return 'interrupted';
  if (probe === null) return gapOf(result)!.reason;
  store.setMeta('probes', JSON.stringify([probe]));
  // It is there, but how it may be crawled could not be learnt.
  if (probe.ok && (await fetcher.robots.refusal(new URL(url))) !== null) return 'robots-unreadable';
  if (result.ok) crawl.choice.scope.extend(result.finalUrl);
  const { facts, reason } = await readAndKeep(keeping, { url, depth: 0, tries }, result, same);
  if (!probe.ok) return gapOf(result)?.reason ?? 'http-error';
  const home = isHeld(facts) ? keeping.reader.facts(facts.reading) : facts;
  return home ?? reason ?? store.gaps().find(({ place }) => place === url)?.reason ?? 'unparsed';
}

/** Pages that a server which does not look called unchanged; its scripts are fetched at once. */
async function askDoubted(crawl: Crawl): Promise<Target[]> {
  const { pages, scripts } = takeBack(crawl.asking.previous, crawl.store, crawl.keeping.stored);
  for (const url of scripts) await fetchScript(crawl, url);
  return pages;
}

async function visitPage(crawl: Crawl, visit: Visit): Promise<'done' | 'stop'> {
  const { task, keeping } = crawl;
  if (task.signal?.aborted === true) return 'stop';
  if (keeping.stored.has(pageKey(visit.url))) return revisit(crawl, visit);
  // Only what can be read counts, so that dead links do not use up the bound.
  while (crawl.read + crawl.visiting.size >= task.settings.maxPages) {
    if (crawl.visiting.size === 0) return 'stop';
    await Promise.race(crawl.visiting);
  }
  const fetching = fetchPage(crawl, visit).then((fetched) => {
    if (fetched.facts !== null) crawl.read++;
    crawl.visiting.delete(fetching);
    return fetched;
  });
  crawl.visiting.add(fetching);
  const { facts, reason, walled } = await fetching;
  if (reason === 'interrupted') return 'stop';
  // Another port of the host may be dead without harm to the rest.
  if (reason === 'given-up' && isHomeHost(crawl, visit.url)) {
    crawl.refusedFor = crawl.lastReason ?? reason;
    return 'stop';
  }
  if (reason !== null && reason !== 'given-up') crawl.lastReason = reason;
  crawl.walled = walled && (reason === 'blocked' || reason === 'captcha') ? crawl.walled + 1 : 0;
  if (crawl.walled >= maxRefused) {
    crawl.refusedFor = reason;
    return 'stop';
  }
  if (facts !== null) await followFrom(crawl, visit, facts);
  crawl.tell();
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
  if (facts !== null) await followFrom(crawl, visit, facts);
  else store.saveProbe({ url: visit.url, status: 200, reason: null, tries: 1, at: task.now().toISOString() });
  return 'done';
}

async function followFrom({ choice, follow }: Crawl, visit: Visit, facts: Parameters<Follow>[0]): Promise<void> {
  if (!choice.sampled.has(pageKey(visit.url))) await visit.add(follow(facts, visit.depth));
}
