/** What the network gave for a feed, and what it means for the account. */
import type { Period } from '../model/check.ts';
import type { GapReason } from '../model/facts.ts';
import type { Seen } from './history.ts';
import { readSource } from './read-source.ts';
import type { Reading } from './reading.ts';
import { syncedAt, syncList } from './sync-time.ts';

export type FeedAnswer =
  | { ok: false; reason: GapReason; detail: string }
  | {
      ok: true;
      status: number;
      contentType: string | null;
      body: Uint8Array;
      sha256: string;
      record: string;
      fetchedAt: string;
      /** What it can be asked by next time. */
      validators?: Omit<Seen, 'feed'>;
    };

export type FetchFeed = (url: string, seen?: Omit<Seen, 'feed'>) => Promise<FeedAnswer>;

export interface FeedReading {
  reading: Reading | { unchangedAt: string };
  /** Given only where the feed was whole and up to date, so that "unchanged" proves as much. */
  seen?: Seen;
}

/** `seen`: what the kept history knows of this feed. A feed that fails is a gap. */
export async function readFeedAt(
  feed: string,
  fetch: FetchFeed,
  period: Period,
  seen: Seen | undefined,
  name?: string,
): Promise<FeedReading> {
  const known = seen?.feed === feed ? seen : undefined;
  const answer = await fetch(feed, known);
  // A redirect repeats the address with its key.
  if (!answer.ok)
    return { reading: { reason: answer.reason, detail: /redirect/.test(answer.reason) ? '' : answer.detail } };
  const { status, fetchedAt, record, body, contentType } = answer;
  if (status === 304 && known !== undefined) return { reading: { unchangedAt: fetchedAt } };
  if (status !== 200)
    return { reading: { reason: [401, 403, 429].includes(status) ? 'blocked' : 'http-error', detail: String(status) } };
  const at = { url: withoutQuery(feed), fetchedAt, sha256: answer.sha256, record };
  const synced = await syncOf(feed, fetch, fetchedAt);
  const source = { body, contentType, at, period, to: fetchedAt, asked: feed, ...(name !== undefined && { name }) };
  const reading = readSource({ ...source, ...(synced !== null && { syncedAt: synced }) });
  const live = 'posts' in reading && reading.whole && reading.coverage.to === fetchedAt;
  return { reading, ...(live && answer.validators && { seen: { feed, ...answer.validators } }) };
}

async function syncOf(feed: string, fetch: FetchFeed, fetchedAt: string): Promise<string | null> {
  const list = syncList(feed);
  if (list === null) return null;
  const answer = await fetch(list);
  return answer.ok && answer.status === 200 ? syncedAt(answer.body, feed, fetchedAt) : null;
}

/** Feed addresses may carry access keys, which must not be published. */
export function withoutQuery(address: string): string {
  return address.replace(/[?#][\s\S]*/, '').replace(/^(https?:\/\/)[^/@]*@/i, '$1');
}
