/** Asks for a page, with a condition where the last run has it. “Not modified” becomes the answer that it stands for. */
import type { Origin, StoredPage } from '../../model/snapshot.ts';
import type { PageHead, Reading } from '../../snapshot/page-rows.ts';
import { askAgain } from '../network/ask-again.ts';
import type { Answer, Failure, Fetcher, FetchOptions } from '../network/fetch.ts';
import { headerOf } from '../network/headers.ts';
import type { Known, Previous } from './previous.ts';

export interface Asked {
  result: Answer | Failure;
  tries: number;
  /** The page as the last run kept it, where the answer is the same. */
  same?: Same;
}

export interface Same extends Pick<StoredPage, 'bytes'> {
  /** What was read of it; null where it is to be read anew, from `result.body`. */
  reading: Reading | null;
  /** What the record of the answer stands on. */
  origin: Origin;
  /** The server said so; else it sent the same bytes. */
  notModified: boolean;
}

export interface Asking {
  fetcher: Pick<Fetcher, 'fetch' | 'patience'>;
  previous: Previous | null;
  /** The day that a page fetched at that time is read against. */
  readOn(fetchedAt: string): string;
  signal?: AbortSignal | undefined;
}

export async function askPage(asking: Asking, url: string, options: FetchOptions = {}): Promise<Asked> {
  const { previous } = asking;
  const known = previous?.known(url) ?? null;
  if (previous === null || known === null) return ask(asking, url, options);
  const plainly = { ...options, known: known.origin };
  const isAsked = previous.trusted() && !known.sampled && Object.keys(known.conditions).length > 0;
  if (isAsked) {
    const asked = await ask(asking, url, { ...plainly, headers: known.conditions });
    const { result } = asked;
    if (!result.ok || result.status !== 304) return sameBytes(asking, asked, known);
    // What another page has shown meanwhile holds for this one as well.
    const stood = previous.trusted() ? await standIn(asking, result, known) : null;
    if (stood !== null) return { ...asked, ...stood };
  }
  const asked = sameBytes(asking, await ask(asking, url, plainly), known);
  if (known.sampled && asked.same === undefined) await tellHonesty(asking, previous, known, asked.result);
  return asked;
}

async function ask({ fetcher, signal }: Asking, url: string, options: FetchOptions): Promise<Asked> {
  return askAgain({ patience: fetcher.patience, fetch: (address) => fetcher.fetch(address, options) }, url, signal);
}

/** The answer of the last run with the time and record of today's; null where its bytes are needed and gone. */
async function standIn(
  { readOn }: Asking,
  answer: Answer,
  known: Known,
): Promise<Pick<Asked, 'result' | 'same'> | null> {
  const { page, origin } = known;
  const reading = known.reading(readOn(answer.fetchedAt));
  const stored = reading === null ? await known.body() : { body: new Uint8Array(), contentType: typeOf(page) };
  if (stored === null) return null;
  const { etag, modified } = page.validators ?? {};
  const kept: [string, string][] = [];
  if (etag !== undefined && headerOf(answer.headers, 'etag') === null) kept.push(['etag', etag]);
  if (modified !== undefined && headerOf(answer.headers, 'last-modified') === null)
    kept.push(['last-modified', modified]);
  const headers = [...answer.headers, ...kept];
  const { body, contentType } = stored;
  const result = { ...answer, body, contentType, status: page.status, headers, sha256: origin.sha256 };
  return { result, same: { reading, origin, bytes: page.bytes, notModified: true } };
}

/** The same bytes of the same type at the same place are the same page. */
function sameBytes({ readOn }: Asking, asked: Asked, { page, origin, reading }: Known): Asked {
  const { result } = asked;
  if (!result.ok || result.status !== 200 || result.sha256 !== origin.sha256) return asked;
  const isAlike = result.finalUrl === page.finalUrl && result.contentType === typeOf(page);
  const held = isAlike ? reading(readOn(result.fetchedAt)) : null;
  return { ...asked, same: { reading: held, origin, bytes: page.bytes, notModified: false } };
}

function typeOf({ contentType, mime }: PageHead): string | null {
  return contentType ?? mime;
}

/** The page has changed: a server that says otherwise when asked does not look, and is not believed of any page. */
async function tellHonesty(
  { fetcher }: Asking,
  previous: Previous,
  { conditions }: Known,
  result: Answer | Failure,
): Promise<void> {
  if (!previous.trusted() || !result.ok || result.status !== 200 || Object.keys(conditions).length === 0) return;
  const again = await fetcher.fetch(result.url, { headers: conditions });
  if (again.ok && again.status === 304) previous.distrust();
}
