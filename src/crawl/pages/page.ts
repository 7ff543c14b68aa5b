/** What is kept of one visited page. */
import { decode } from '../../extract/html/decode.ts';
import { mayBeData } from '../../extract/lists/data-answer.ts';
import type { PageInput } from '../../extract/page.ts';
import { readingDay } from '../../lib/dates.ts';
import { placeOf } from '../../lib/urls.ts';
import type { GapReason } from '../../model/facts.ts';
import type { PageFacts, PageTrouble } from '../../model/page.ts';
import type { StoredPage } from '../../model/snapshot.ts';
import type { Archive } from '../../snapshot/archive.ts';
import type { PageReader, Reading } from '../../snapshot/page-rows.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { Answer, Failure } from '../network/fetch.ts';
import { gapOf, isGone } from '../network/outcome.ts';
import { validatorsOf } from '../network/validators.ts';
import { pageKey } from '../scope/scope.ts';
import type { Same } from './ask-page.ts';
import { isNotFound, type NotFound } from './not-found.ts';

export interface Keeping {
  store: SnapshotStore;
  /** Of what the last run read. */
  reader: PageReader;
  archive: Archive;
  asOf: string;
  now: () => Date;
  /** Whether a page at this address, reached by redirect, is a page of the site. */
  ours(url: string): boolean;
  /** Keys of the addresses that stored pages were found at in the end. */
  stored: Set<string>;
  /** What the site shows for any address. */
  notFound: NotFound | null;
  /** Places that pages were sent to which are none of theirs, as a form to log in; and why. */
  walls: Map<string, GapReason>;
}

export interface Visited {
  url: string;
  depth: number;
  tries: number;
}

export interface Kept<Facts = PageFacts | Reading> {
  /** What was read, by number where it was read by the last run; null where nothing of it may be judged or followed. */
  facts: Facts | null;
  /** Why the page itself could not be seen. */
  reason: GapReason | null;
}

/** What there is to read of an answer; null where nothing is, or it was read before. */
export function toRead(keeping: Keeping, result: Answer | Failure, same?: Same): PageInput | null {
  if (!result.ok || gapOf(result) !== null || isGone(result.status) || isStored(keeping, result)) return null;
  return (same?.reading ?? null) !== null || !isReadable(result) ? null : inputOf(keeping, result);
}

function inputOf({ asOf }: Keeping, { body, finalUrl, contentType, fetchedAt }: Answer): PageInput {
  return { body, url: finalUrl, contentType, at: readingDay(fetchedAt, asOf) };
}

/**
 * Stores a visit and returns what may be kept of it; `same` is what the last run kept of the same answer, `read` what was
 * read of it now: null where there was nothing to read, or it could not be read.
 */
export function keepPage(
  keeping: Keeping,
  page: Visited,
  result: Answer | Failure,
  same: Same | undefined,
  read: PageFacts | null,
): Kept {
  const { store, archive } = keeping;
  let kept: Kept = { facts: null, reason: null };
  store.together(() => {
    store.setMeta('archiveEnd', String(archive.size()));
    store.dropGaps('pages', page.url);
    const wall = result.ok ? wallOf(keeping, page, result) : null;
    const gap = gapOf(result) ?? wall;
    if (gap !== null) addGap(store, page.url, gap.reason, gap.detail);
    const reason = gap?.reason ?? null;
    const probe = { url: page.url, status: result.ok ? result.status : null, reason, tries: page.tries };
    const at = result.ok ? result.fetchedAt : keeping.now().toISOString();
    const elsewhere = result.ok && (wall !== null || isStored(keeping, result) || leftSite(keeping, page, result));
    if (!result.ok || gap !== null || isGone(result.status) || elsewhere) store.saveProbe({ ...probe, at });
    kept = { facts: null, reason };
    if (!result.ok || elsewhere) return;
    if (gap === null && !isGone(result.status)) kept = readFacts(keeping, page, result, same?.reading ?? null, read);
    keeping.stored.add(pageKey(result.finalUrl));
    const { facts } = kept;
    const stored = storedAs(page, result, same, archive);
    if (isHeld(facts)) store.saveHead({ ...stored, facts });
    else store.savePage({ ...stored, facts });
  });
  return kept;
}

/** What the last run read of a page, as this one holds it. */
export function isHeld(facts: PageFacts | Reading | null): facts is Reading {
  return facts !== null && 'reading' in facts;
}

/** Stores a script file, whose text may hold the identity marks of the footer. */
export function keepScript(keeping: Keeping, page: Visited, result: Answer | Failure, same?: Same): void {
  if (!result.ok || result.status !== 200) return;
  // A firewall's page in place of the script leaves the marks in doubt.
  if (/^\s*<(?:!doctype|html|head|body)/i.test(Buffer.from(result.body.subarray(0, 200)).toString('latin1')))
    return void keeping.store.addGap({ fact: 'identity', place: page.url, reason: 'unparsed' });
  const script = decode(result.body, result.contentType).text.slice(0, 300_000);
  keeping.store.together(() => {
    keeping.store.setMeta('archiveEnd', String(keeping.archive.size()));
    keeping.store.dropGaps('identity', page.url);
    keeping.store.savePage({ ...storedAs(page, result, same, keeping.archive), facts: null, script });
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

const troubles: Record<PageTrouble, GapReason> = {
  'soft-404': 'soft-404',
  blocked: 'blocked',
  captcha: 'captcha',
  login: 'login',
  closed: 'closed',
  moved: 'moved',
  garbled: 'bad-encoding',
};
/** They turn us away, and say nothing of the page. */
const turnedAway: ReadonlySet<PageTrouble> = new Set(['blocked', 'captcha', 'login']);

function readFacts(
  keeping: Keeping,
  page: Visited,
  answer: Answer,
  held: Reading | null,
  read: PageFacts | null,
): Kept {
  const { store, reader, notFound, walls } = keeping;
  if (held === null && !isReadable(answer)) return { facts: null, reason: null };
  // Nothing else than what is shown for any address speaks against what was kept.
  if (held !== null && notFound === null) return { facts: held, reason: null };
  const facts = held === null ? read : reader.facts(held.reading);
  if (facts === null) {
    addGap(store, page.url, 'unparsed', '');
    return { facts: null, reason: 'unparsed' };
  }
  // Other data is no page.
  if (facts.data !== true && !isHtml(answer) && held === null) return { facts: null, reason: null };
  const kept = keptOf(facts, page, notFound);
  if (kept.reason === null) return held === null ? kept : { ...kept, facts: held };
  addGap(store, page.url, kept.reason, '');
  if (wasSent(page, answer)) walls.set(placeOf(answer.finalUrl), kept.reason);
  return kept;
}

/** What may be kept of the facts of a page as the site sent it. */
export function keptOf(
  facts: PageFacts,
  { url, depth }: Omit<Visited, 'tries'>,
  notFound: NotFound | null,
): Kept<PageFacts> {
  const missing = facts.trouble === null && depth > 0 && isNotFound(notFound, url, facts);
  const trouble = missing ? 'soft-404' : facts.trouble;
  if (trouble === null) return { facts, reason: null };
  return { facts: turnedAway.has(trouble) ? null : { ...facts, trouble }, reason: troubles[trouble] };
}

/** Reasons that the text of a page gives, where the answer itself is well. */
export const readReasons: ReadonlySet<GapReason> = new Set(Object.values(troubles));

function wasSent(page: Visited, { finalUrl }: Answer): boolean {
  return placeOf(page.url) !== placeOf(finalUrl);
}

const loginAddress =
  /\/(?:user|member|admin|sso|cas|auth|oauth\w*|passport|account)?\/?(?:log-?in|sign-?in|sso|cas)(?:[/.?;]|$)/i;

/** Sent to a page that stands in the way: a form to log in, or what is shown for any address. */
function wallOf(
  { walls, notFound }: Keeping,
  page: Visited,
  answer: Answer,
): { reason: GapReason; detail: string } | null {
  if (!wasSent(page, answer)) return null;
  const place = placeOf(answer.finalUrl);
  const missing = notFound?.sentTo === place && page.depth > 0 ? 'soft-404' : null;
  const login = loginAddress.test(answer.finalUrl) && !loginAddress.test(page.url) ? 'login' : null;
  const reason = walls.get(place) ?? missing ?? login;
  return reason === null ? null : { reason, detail: '' };
}

function isReadable(answer: Answer): boolean {
  return isHtml(answer) || isData(answer);
}

/** Perhaps the rows of a list: XML or JSON, whatever the server calls it. */
function isData({ contentType, body }: Answer): boolean {
  if (!/\b(?:json|xml|plain|javascript)\b|^$/i.test(contentType ?? '')) return false;
  return mayBeData(Buffer.from(body.subarray(0, 1_000)).toString('utf8'));
}

function isHtml({ contentType, body }: Answer): boolean {
  if (contentType === null || contentType === '')
    return /^\s*</.test(Buffer.from(body.subarray(0, 200)).toString('latin1'));
  return /\b(html|xhtml\+xml)\b/i.test(contentType);
}

export function storedAs(
  { url, depth }: Visited,
  answer: Answer,
  same: Same | undefined,
  archive: Archive,
): Omit<StoredPage, 'facts'> {
  const mime = answer.contentType?.split(';')[0]?.trim().toLowerCase() ?? null;
  const { finalUrl, status, fetchedAt, sha256, record, contentType } = answer;
  const validators = validatorsOf(answer);
  return {
    ...{ url, finalUrl, status, mime, fetchedAt, sha256, record, depth, bytes: same?.bytes ?? answer.body.length },
    ...(contentType !== null && contentType !== mime && { contentType }),
    ...(validators && { validators }),
    ...(same?.notModified && { notModified: true }),
    ...(same === undefined ? { recordId: archive.idOf(record) } : { standsOn: same.origin }),
  };
}

function addGap(
  store: SnapshotStore,
  place: string,
  reason: Parameters<SnapshotStore['addGap']>[0]['reason'],
  detail: string,
) {
  store.addGap({ fact: 'pages', place, reason, ...(detail === '' ? {} : { detail }) });
}
