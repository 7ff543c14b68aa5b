/** wewe-rss hands out what it stored; only its list of feeds tells when it last looked at an account. */
import { decode } from '../extract/html/decode.ts';
import { listAt, losslessJson, textAt } from './lossless-json.ts';

/** Address of the list, for the address of one of its feeds; null for feeds of other bridges. */
export function syncList(feed: string): string | null {
  const url = new URL(feed);
  const found = /^(.{0,500}\/feeds)\/MP_WXS_\d{1,20}\.(?:rss|atom|json)$/.exec(url.pathname);
  return found === null ? null : `${url.origin}${found[1]}`;
}

/** ISO time of the last look, where that was in the two days before the fetch. */
export function syncedAt(list: Uint8Array, feed: string, fetchedAt: string): string | null {
  const id = /(MP_WXS_\d{1,20})\.\w+$/.exec(new URL(feed).pathname)?.[1];
  const feeds = listAt({ feeds: losslessJson(decode(list, null).text) }, 'feeds');
  const own = feeds.find((row) => textAt(row, 'id') === id);
  const seconds = Number(textAt(own, 'syncTime') || Number.NaN);
  const age = Date.parse(fetchedAt) - seconds * 1000;
  return age > -3_600_000 && age < 2 * 86_400_000 ? new Date(seconds * 1000).toISOString() : null;
}
