/** What a site answers for an address that cannot exist: many say 200 and show a page all the same. */

import { alike, type Print, printOf, wholePrint } from '../../extract/trouble/likeness.ts';
import { missingIn } from '../../extract/trouble/views.ts';
import { sha256 } from '../../lib/hash.ts';
import { placeOf } from '../../lib/urls.ts';
import type { PageFacts } from '../../model/page.ts';
import { readRecord } from '../../snapshot/archive.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { Fetcher } from '../network/fetch.ts';
import type { SiteTask } from '../site.ts';
import { readPage } from './read-pages.ts';

export interface NotFound {
  /** Where unknown addresses are sent to; null where they are answered in place. */
  sentTo: string | null;
  /** What is shown for them. */
  print: Print | null;
  /** Locator of the answer, for reading it anew. */
  record?: string;
}

/** A home page with fewer links and less text may itself be what is shown for any address. */
const fewLinks = 12;
const littleText = 1_500;
const leastText = 20;

/** As asked once in a crawl, also one that is gone on with. */
export async function knowNotFound(
  { seed, asOf, signal }: Pick<SiteTask, 'seed' | 'asOf' | 'signal'>,
  store: SnapshotStore,
  homeUrl: string,
  fetcher: Fetcher,
): Promise<NotFound | null> {
  const known = store.meta('notFound');
  if (known !== null) return JSON.parse(known) as NotFound | null;
  const found = await askNotFound(homeUrl, seed, fetcher, asOf);
  if (signal?.aborted !== true) store.setMeta('notFound', JSON.stringify(found));
  return found;
}

/** Asks once for a page beside the home page; null where the site says rightly that it is missing, or does not say. */
async function askNotFound(homeUrl: string, seed: string, fetcher: Fetcher, at: string): Promise<NotFound | null> {
  const name = sha256(`${seed}\n${homeUrl}`).slice(0, 16);
  const url = new URL(`./${name.replace(/\d/g, 'x')}/${name}.html`, homeUrl).href;
  const answer = await fetcher.fetch(url);
  if (!answer.ok || answer.status < 200 || answer.status >= 300) return null;
  if (!/html/i.test(answer.contentType ?? 'html')) return null;
  const page = { body: answer.body, url: answer.finalUrl, contentType: answer.contentType };
  const facts = await readPage({ ...page, at });
  if (facts === null) return null;
  const sentTo = placeOf(answer.finalUrl) === placeOf(url) ? (facts.refresh ?? null) : answer.finalUrl;
  const print = shownBy(page, facts);
  return { sentTo: sentTo === null ? null : placeOf(sentTo), print, record: answer.record };
}

/** An empty shell that scripts fill looks alike for every page. */
function shownBy(page: Parameters<typeof wholePrint>[0], facts: PageFacts): Print | null {
  return facts.refresh === null && missingIn(facts) !== 'all' ? wholePrint(page, facts) : null;
}

/** As a crawl kept it, its answer read again: what is compared with pages that another extractor reads. */
export async function notFoundAnew(folder: string, kept: string | null, at: string): Promise<NotFound | null> {
  const notFound = kept === null ? null : (JSON.parse(kept) as NotFound | null);
  if (notFound?.record === undefined) return notFound;
  const { body, url, contentType } = await readRecord(folder, notFound.record);
  const page = { body, url, contentType };
  const facts = await readPage({ ...page, at });
  return { ...notFound, print: facts === null ? null : shownBy(page, facts) };
}

/** Whether a page is what the site shows for any address. */
export function isNotFound(notFound: NotFound | null, asked: string, facts: PageFacts): boolean {
  if (notFound === null) return false;
  if (notFound.sentTo !== null && sent(notFound.sentTo, asked, facts)) return true;
  return notFound.print !== null && alike(notFound.print, printOf(facts));
}

function sent(to: string, asked: string, { url, refresh }: PageFacts): boolean {
  return placeOf(asked) !== to && (placeOf(url) === to || (refresh !== null && placeOf(refresh) === to));
}

/** Whether the site shows for any address what it shows as its home page, and that may well be no home page. */
export function isHomeDoubtful(notFound: NotFound | null, home: PageFacts): boolean {
  // One that scripts fill is for a browser to look at.
  const thin = home.links.length <= fewLinks && home.text.length <= littleText && home.text.length >= leastText;
  return thin && notFound?.print != null && alike(notFound.print, printOf(home));
}
