/** What is kept of one visited page. */
import { decode } from '../extract/decode.ts';
import { extractPage } from '../extract/page.ts';
import { dayOf } from '../lib/dates.ts';
import type { PageFacts } from '../model/page.ts';
import type { StoredPage } from '../model/snapshot.ts';
import type { Archive } from '../snapshot/archive.ts';
import type { SnapshotStore } from '../snapshot/store.ts';
import type { Answer, Failure } from './fetch.ts';
import { gapOf, isGone } from './outcome.ts';
import { pageKey } from './scope.ts';

export interface Keeping {
  store: SnapshotStore;
  archive: Archive;
  asOf: string;
  now: () => Date;
  /** Whether a page at this address, reached by redirect, is a page of the site. */
  ours(url: string): boolean;
  /** Keys of the addresses that stored pages were found at in the end. */
  stored: Set<string>;
}

export interface Visited {
  url: string;
  depth: number;
  tries: number;
}

/** Stores a visit and returns what was read of the page; null where nothing of it may be judged or followed. */
export function keepPage(keeping: Keeping, page: Visited, result: Answer | Failure): PageFacts | null {
  const { store, archive } = keeping;
  let facts: PageFacts | null = null;
  store.together(() => {
    store.setMeta('archiveEnd', String(archive.size()));
    const gap = gapOf(result);
    if (gap !== null) addGap(store, page.url, gap.reason, gap.detail);
    const reason = gap?.reason ?? null;
    const probe = { url: page.url, status: result.ok ? result.status : null, reason, tries: page.tries };
    const at = result.ok ? result.fetchedAt : keeping.now().toISOString();
    const elsewhere = result.ok && (isStored(keeping, result) || leftSite(keeping, page, result));
    if (!result.ok || gap !== null || isGone(result.status) || elsewhere) store.saveProbe({ ...probe, at });
    if (!result.ok || elsewhere) return;
    facts = gap === null && !isGone(result.status) ? readFacts(keeping, page, result) : null;
    keeping.stored.add(pageKey(result.finalUrl));
    store.savePage({ ...storedAs(page, result), facts });
  });
  return facts;
}

/** Stores a script file, whose text may hold the identity marks of the footer. */
export function keepScript(keeping: Keeping, page: Visited, result: Answer | Failure): void {
  if (!result.ok || result.status !== 200) return;
  const script = decode(result.body, result.contentType).text.slice(0, 300_000);
  keeping.store.together(() => {
    keeping.store.setMeta('archiveEnd', String(keeping.archive.size()));
    keeping.store.savePage({ ...storedAs(page, result), facts: null, script });
  });
}

/** Redirected to a page that is not the site's. */
function leftSite({ ours }: Keeping, page: Visited, { finalUrl }: Answer): boolean {
  return pageKey(finalUrl) !== pageKey(page.url) && !ours(finalUrl);
}

/** Found before at another address. */
function isStored({ stored }: Keeping, answer: Answer): boolean {
  return stored.has(pageKey(answer.finalUrl));
}

function readFacts({ store, asOf }: Keeping, page: Visited, answer: Answer): PageFacts | null {
  if (!isHtml(answer)) return null;
  const fetched = dayOf(answer.fetchedAt);
  const at = fetched < asOf ? fetched : asOf;
  const facts = extractPage({ body: answer.body, url: answer.finalUrl, contentType: answer.contentType, at });
  if (facts.trouble === 'blocked' || facts.trouble === 'login') {
    addGap(store, page.url, 'blocked', facts.trouble);
    return null;
  }
  return facts;
}

function isHtml({ contentType, body }: Answer): boolean {
  if (contentType === null || contentType === '')
    return /^\s*</.test(Buffer.from(body.subarray(0, 200)).toString('latin1'));
  return /\b(html|xhtml\+xml)\b/i.test(contentType);
}

function storedAs({ url, depth }: Visited, answer: Answer): Omit<StoredPage, 'facts'> {
  const mime = answer.contentType?.split(';')[0]?.trim().toLowerCase() ?? null;
  const { finalUrl, status, fetchedAt, sha256, record } = answer;
  return { url, finalUrl, status, mime, fetchedAt, sha256, record, depth, bytes: answer.body.length };
}

function addGap(
  store: SnapshotStore,
  place: string,
  reason: Parameters<SnapshotStore['addGap']>[0]['reason'],
  detail: string,
) {
  store.addGap({ fact: 'pages', place, reason, ...(detail === '' ? {} : { detail }) });
}
