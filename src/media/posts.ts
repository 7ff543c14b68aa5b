/** From feed items to posts, and to what part of time they are known for. */
import { addDays } from '../lib/dates.ts';
import { sha256 } from '../lib/hash.ts';
import type { Period } from '../model/check.ts';
import type { Coverage, Evidence, Post } from '../model/facts.ts';
import type { FeedItem } from './feed.ts';
import { reachOf } from './feed-order.ts';
import { type Instant, readInstant } from './instant.ts';
import { timeOfWeiboUrl } from './weibo-id.ts';

/** Platforms are younger than this; bridges that lose the year write 2001. */
const earliest = '2009-01-01';
/** Clocks differ; a post further ahead has a wrong date or a wrong zone. */
const ahead = 3_600_000;
const pinning =
  /\/\/(?:[\w-]+\.)*(?:weibo|douyin|iesdouyin|kuaishou|toutiao|ixigua|bilibili|xiaohongshu)\.(?:com|cn)\//;

/** Posts in the order of the feed, without doubles. A date that cannot be true is unknown. */
export function postsOf(items: readonly FeedItem[], at: Evidence): Post[] {
  const posts = new Map<string, Post>();
  for (const item of items) {
    const known = timeOf(item, at.fetchedAt);
    const wechat = wechatIds(item.url);
    const own = wechat?.id ?? item.id ?? item.url ?? printOf(item);
    // Bridges that give every item the same guid do not make them one post.
    const id = isOther(posts.get(own), item, known) ? printOf(item) : own;
    if (posts.has(id)) continue;
    // Posts of one push carry one time; where only days are known they cannot be told apart from single ones.
    const push = wechat?.push ?? (known?.exact ? known.at : id);
    const { url, title, repostOf, links } = item;
    const post = { id, url, title, publishedAt: known?.at ?? null, push, at: { ...at, url: url ?? at.url } };
    posts.set(id, {
      ...post,
      ...(links.length > 0 && { links }),
      ...(repostOf !== undefined && { original: 'repost' as const, from: repostOf }),
    });
  }
  return [...posts.values()];
}

/** A post whose title was changed keeps its time or its address. */
function isOther(first: Post | undefined, item: FeedItem, known: Instant | null): boolean {
  if (first === undefined || first.title === item.title) return false;
  return first.publishedAt !== (known?.at ?? null) || (first.url !== item.url && item.url !== null);
}

function printOf({ title, date, url }: FeedItem): string {
  return sha256(`${title}\n${date}\n${url}`).slice(0, 16);
}

/** Account, push and place in it tell an article for good; the rest of the address changes from bridge to bridge. */
export function wechatIds(url: string | null): { id: string; push: string } | null {
  if (url === null || !/^https?:\/\/mp\.weixin\.qq\.com\/s\?/.test(url)) return null;
  const asked = new URL(url).searchParams;
  const [biz, mid, idx] = [asked.get('__biz'), asked.get('mid'), asked.get('idx')];
  if (!biz || !mid || !idx || !/^[\w=+/ -]{8,40}$/.test(biz) || !/^\d{6,12}$/.test(mid) || !/^\d{1,2}$/.test(idx))
    return null;
  return { id: `${biz}_${mid}_${idx}`, push: `${biz}_${mid}` };
}

/** The id in a Weibo address is surer than a bridge's date, which may lack the year or the hour. */
function timeOf(item: FeedItem, fetchedAt: string): Instant | null {
  const latest = Date.parse(fetchedAt) + ahead;
  const ofId = timeOfWeiboUrl(item.url);
  if (ofId !== null && Date.parse(ofId) < latest) return { at: ofId, exact: true };
  const read = item.date === null ? null : readInstant(item.date, fetchedAt);
  return read !== null && read.at >= earliest && Date.parse(read.at) < latest ? read : null;
}

/**
 * A feed shows the newest posts only. It is complete for the period when it reaches back behind the 14 days before it,
 * and no post lacks a date. How many items it holds proves nothing: every bridge cuts elsewhere.
 * `doubt`: why it may lack posts within its reach.
 */
export function coverageOf(
  posts: readonly Post[],
  period: Period,
  to: string | null,
  doubt: string | null = null,
): Coverage {
  const dates = posts.map(({ publishedAt }) => publishedAt).filter((date) => date !== null);
  const from = reachOf(
    dates,
    posts.some(({ url }) => url !== null && pinning.test(url)),
  );
  const start = addDays(period.from, -14);
  const undated = posts.filter(({ publishedAt }) => publishedAt === null).length;
  const lacking = (reason: string) => ({ from, to, complete: false, reason });
  if (dates.length === 0) return lacking('源中的内容都没有可读的日期');
  if (undated > 0) return lacking(`有${undated}条内容没有可读的日期`);
  if (doubt !== null) return lacking(doubt);
  if (from === null) return lacking('源中的内容很少或没有按时间排列，可能有置顶内容，看不出追溯到什么时候');
  if (from.slice(0, 10) >= start) return lacking(`源中最早的内容为${from.slice(0, 10)}`);
  return { from, to, complete: true, reason: null };
}
