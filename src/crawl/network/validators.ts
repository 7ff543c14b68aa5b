/** What a server gives to ask by whether a page has changed (RFC 9110, 8.8 and 13.1). */
import type { StoredPage } from '../../model/snapshot.ts';
import type { Origin } from '../../snapshot/origin.ts';
import type { Answer } from './fetch.ts';
import { headerOf } from './headers.ts';

type Validators = NonNullable<StoredPage['validators']>;

/** A date that lies so near to the answer may not tell a second change from the first. */
const settled = 60_000;

/** Undefined where there is nothing to ask by, or the answer depends on more than the address and our headers. */
export function validatorsOf({ headers, fetchedAt }: Pick<Answer, 'headers' | 'fetchedAt'>): Validators | undefined {
  if ((headerOf(headers, 'vary') ?? '').includes('*')) return undefined;
  const etag = headerOf(headers, 'etag') ?? '';
  const modified = headerOf(headers, 'last-modified') ?? '';
  const found: Validators = {};
  // What is sent back to the server later is what could have been sent at all.
  if (/^(?:W\/)?"[\x21\x23-\x7e]{1,200}"$/.test(etag)) found.etag = etag;
  if (/^[A-Za-z0-9 ,:+-]{10,40}$/.test(modified) && Date.parse(fetchedAt) - Date.parse(modified) >= settled)
    found.modified = modified;
  return found.etag === undefined && found.modified === undefined ? undefined : found;
}

/** Headers of a conditional request; none without validators. */
export function conditionsOf(validators: Validators | undefined): Record<string, string> {
  const { etag, modified } = validators ?? {};
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(modified !== undefined && { 'if-modified-since': modified }),
  };
}

/** Whether an answer is what the record holds: the server says so when asked, or it sends the same bytes. */
export function repeats(known: Origin, status: number, digest: string, asked: Record<string, string>): boolean {
  if (status === 304) return 'if-none-match' in asked || 'if-modified-since' in asked;
  return status === 200 && digest === known.sha256;
}
