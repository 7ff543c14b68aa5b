/** Pages whose rows are made by scripts, read as a browser shows them. What shows no rows there either stays as it was. */
import { extractPage } from '../../extract/page.ts';
import { holds, joinViews, type Missing, missingIn, rowKey } from '../../extract/trouble/views.ts';
import { addDays, readingDay } from '../../lib/dates.ts';
import { hashOf, sha256 } from '../../lib/hash.ts';
import { readBack } from '../../lib/plan.ts';
import type { PageFacts } from '../../model/page.ts';
import type { StoredPage } from '../../model/snapshot.ts';
import { type Archive, readRecord } from '../../snapshot/archive.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { SiteTask } from '../site.ts';
import type { Visit } from './browser.ts';
import type { Files } from './browser-files.ts';
import { pressNext, settled } from './settle.ts';
import { type SiteBrowser, withBrowser } from './site-browser.ts';

/** In one site. */
const maxRendered = 40;
/** Of one list, by clicks. */
const maxViews = 6;
/** For one page: what it loads waits for its host's turn. */
const pageLimit = 90_000;
/** For what scripts do on it. */
const settleLimit = 60_000;
/** Without a plan: rows older than this many days before the judgement are not looked for. */
const windowDays = 366;

export type RenderTask = Pick<
  SiteTask,
  | 'site'
  | 'settings'
  | 'browserPath'
  | 'folder'
  | 'asOf'
  | 'plan'
  | 'needs'
  | 'seed'
  | 'signal'
  | 'pageMilliseconds'
  | 'log'
  | 'now'
>;

interface Candidate {
  page: StoredPage;
  missing: Missing;
}

interface View {
  html: Uint8Array;
  facts: PageFacts;
  at: string;
}

/** Returns how many pages were read anew; their links are to be followed. Each page is tried once, also over a restart. */
export async function renderLists(
  task: RenderTask,
  store: SnapshotStore,
  archive: Archive,
  files: Files,
): Promise<number> {
  const path = task.browserPath;
  if (!task.settings.browser || path === null || task.signal?.aborted) return 0;
  const tried = triedIn(store);
  const open = candidatesOf(task, store, new Set(tried));
  const left = Math.max(0, maxRendered - tried.length);
  // The rest of a list is missed by the list alone.
  for (const { page } of open.slice(left).filter(({ missing }) => missing !== 'rest'))
    store.addGap({ fact: 'columns', place: page.url, reason: 'limit', detail: `浏览器读取上限${maxRendered}页` });
  const chosen = open.slice(0, left);
  if (chosen.length === 0) return 0;
  return withBrowser(
    path,
    files,
    async (browser) => {
      let anew = 0;
      for (const candidate of chosen) {
        if (task.signal?.aborted) break;
        const views = await viewsOf(task, browser, candidate);
        // Stopped in the middle of a page: it may be tried again.
        if (views === 'no-browser' || (views.length === 0 && task.signal?.aborted)) break;
        if (await keep(candidate.page, views, store, archive)) anew++;
      }
      return anew;
    },
    task.log,
  );
}

/** Addresses of the pages that were tried. */
function triedIn(store: SnapshotStore): string[] {
  return JSON.parse(store.meta('rendered') ?? '[]') as string[];
}

/** The shallowest first, then by the seed, so that the order of the crawl does not matter. */
function candidatesOf(task: RenderTask, store: SnapshotStore, tried: ReadonlySet<string>): Candidate[] {
  const { needs, seed } = task;
  const wanted = new Set<Missing>();
  if (needs.has('columns') || needs.has('documents')) wanted.add('rows').add('rest').add('all');
  if (needs.has('home')) wanted.add('news');
  const order = (page: StoredPage) => hashOf([seed, page.url]);
  return store
    .pages((page): Candidate | null => {
      if (page.facts === null || page.rendered !== undefined || tried.has(page.url)) return null;
      const missing = missingIn(page.facts);
      if (missing === 'rest' && !goesOn(task, page.facts)) return null;
      if (missing === 'rows' && hasData(page.facts, store)) return null;
      return missing !== null && wanted.has(missing) ? { page, missing } : null;
    })
    .filter((candidate) => candidate !== null)
    .sort((a, b) => rankOf(a) - rankOf(b) || a.page.depth - b.page.depth || (order(a.page) < order(b.page) ? -1 : 1));
}

/** What shows nothing comes before what shows a part. */
const rankOf = ({ missing }: Candidate): number => (missing === 'rest' ? 1 : 0);

/** The rows were had as data, without a browser. */
function hasData({ list }: PageFacts, store: SnapshotStore): boolean {
  const answers = list?.byData ? list.next.map((url) => store.page(url)?.facts ?? null) : [];
  return answers.some((facts) => facts?.data === true && facts.list!.items.length > 0);
}

/** Empty where the page failed or shows nothing in the browser either. */
async function viewsOf(
  task: RenderTask,
  browser: SiteBrowser,
  { page, missing }: Candidate,
): Promise<View[] | 'no-browser'> {
  const { body } = await readRecord(task.folder, page.record);
  const document = { url: page.finalUrl, body, contentType: `text/html; charset=${page.facts!.charset}` };
  const views: View[] = [];
  const options = { timeout: task.pageMilliseconds ?? pageLimit, withData: true };
  const done = await browser.visit(document, options, async (visit) => {
    const look = (seen: ReadonlySet<string>) => nextView(task, page, missing, visit, seen);
    const first = await look(new Set());
    if (first === null) return;
    views.push(first);
    while ((missing === 'rows' || missing === 'rest') && views.length < maxViews && goesOn(task, views.at(-1)!.facts)) {
      if (!(await pressNext(visit.page))) return;
      const next = await look(new Set(views.flatMap(({ facts }) => facts.list!.items.map(rowKey))));
      if (next === null) return;
      views.push(next);
    }
  });
  // No more than the page itself shows: nothing is gained.
  const same = missing === 'rest' && views.length < 2 && !isLonger(views[0]?.facts, page.facts!);
  return done === 'no-browser' ? done : same ? [] : views;
}

function isLonger(shown: PageFacts | undefined, sent: PageFacts): boolean {
  return (shown?.list?.items.length ?? 0) > sent.list!.items.length;
}

/** What was missing, and at least one row that was not `seen`. */
async function nextView(
  { asOf, now }: RenderTask,
  page: StoredPage,
  missing: Missing,
  visit: Visit,
  seen: ReadonlySet<string>,
): Promise<View | null> {
  const at = readingDay(page.fetchedAt, asOf);
  const shown = await settled(visit, settleLimit, (body) => {
    const facts = extractPage({ body, url: page.finalUrl, contentType: renderedType, at });
    const isNew = seen.size === 0 || facts.list!.items.some((item) => !seen.has(rowKey(item)));
    return holds(missing, facts) && isNew ? facts : null;
  });
  return shown === null ? null : { html: shown.html, facts: shown.found, at: now().toISOString() };
}

const renderedType = 'text/html; charset=utf-8';

/** A list with addresses of its further pages is followed by the crawl; else until its rows are older than anybody asks. */
function goesOn({ asOf, plan }: RenderTask, { list, columnName }: PageFacts): boolean {
  if (list === null || list.next.length > 0) return false;
  const since = plan == null ? addDays(asOf, -windowDays) : (plan.lists[columnName ?? ''] ?? plan.since);
  return !readBack(list.items, since);
}

/** False where there is nothing to keep but that it was tried. */
async function keep(
  page: StoredPage,
  views: readonly View[],
  store: SnapshotStore,
  archive: Archive,
): Promise<boolean> {
  const { id } = await readRecord(store.folder, page.record);
  const kept: { record: string; sha256: string }[] = [];
  for (const { html, at } of views) {
    const derived = { type: 'conversion' as const, url: page.finalUrl, contentType: renderedType, body: html, at };
    kept.push({ record: await archive.writeDerived({ ...derived, of: id }), sha256: sha256(html) });
  }
  const [first, ...further] = kept;
  const anew: StoredPage | null =
    first === undefined
      ? null
      : {
          ...page,
          ...first,
          fetchedAt: views[0]!.at,
          facts: joinViews(views.map((view) => view.facts)),
          rendered: { answer: { record: page.record, sha256: page.sha256 }, further },
        };
  store.together(() => {
    store.setMeta('archiveEnd', String(archive.size()));
    store.setMeta('rendered', JSON.stringify([...triedIn(store), page.url]));
    if (anew !== null) {
      store.dropGaps('columns', page.url);
      store.savePage(anew);
    }
  });
  return anew !== null;
}
