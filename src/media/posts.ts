/** From feed items to posts, and to what part of time they are known for. */
import { addDays } from '../lib/dates.ts';
import { sha256 } from '../lib/hash.ts';
import type { Period } from '../model/check.ts';
import type { Coverage, Evidence, Post } from '../model/facts.ts';
import type { FeedItem } from './feed.ts';
import { type Instant, readInstant } from './instant.ts';
import { timeOfWeiboUrl } from './weibo-id.ts';

/** Platforms are younger than this; bridges that lose the year write 2001. */
const earliest = '2009-01-01';

/** Posts in the order of the feed, without doubles. A date that cannot be true is unknown. */
export function postsOf(items: readonly FeedItem[], at: Evidence): Post[] {
  const latest = addDays(at.fetchedAt.slice(0, 10), 2);
  const posts = new Map<string, Post>();
  for (const item of items) {
    const known = timeOf(item, latest);
    const id = item.id ?? item.url ?? sha256(`${item.title}\n${item.date}`).slice(0, 16);
    if (posts.has(id)) continue;
    // Posts of one push carry one time; where only days are known they cannot be told apart from single ones.
    const push = known?.exact ? known.at : id;
    const { url, title, repostOf } = item;
    const post = { id, url, title, publishedAt: known?.at ?? null, push, at: { ...at, url: url ?? at.url } };
    posts.set(id, { ...post, ...(repostOf !== undefined && { original: 'repost' as const, from: repostOf }) });
  }
  return [...posts.values()];
}

/** The id in a Weibo address is surer than a bridge's date, which may lack the year or the hour. */
function timeOf(item: FeedItem, latest: string): Instant | null {
  const ofId = timeOfWeiboUrl(item.url);
  if (ofId !== null && ofId < latest) return { at: ofId, exact: true };
  const read = item.date === null ? null : readInstant(item.date);
  return read !== null && read.at >= earliest && read.at < latest ? read : null;
}

/**
 * A feed shows the newest posts only. It is complete for the period when it reaches back behind the 14 days before it,
 * and no post lacks a date. How many items it holds proves nothing: every bridge cuts elsewhere. A post that stands before
 * a newer one is pinned; its age says nothing about how far back the feed reaches.
 */
export function coverageOf(posts: readonly Post[], period: Period, to: string | null): Coverage {
  const from = reach(posts.map(({ publishedAt }) => publishedAt).filter((date) => date !== null));
  const start = addDays(period.from, -14);
  const undated = posts.filter(({ publishedAt }) => publishedAt === null).length;
  if (from === null) return { from, to, complete: false, reason: '源中的内容都没有可读的日期' };
  if (undated > 0) return { from, to, complete: false, reason: `有${undated}条内容没有可读的日期` };
  if (from.slice(0, 10) >= start) return { from, to, complete: false, reason: `源中最早的内容为${from.slice(0, 10)}` };
  return { from, to, complete: true, reason: null };
}

/** The oldest date that is not older than a later one of the list; a list in rising order is read from its end. */
function reach(dates: readonly string[]): string | null {
  const rising = dates.length > 2 && dates.every((date, i) => i === 0 || date >= dates[i - 1]!);
  const order = rising ? [...dates].reverse() : dates;
  return order.at(-1) ?? null;
}
