/** RSS, Atom and JSON Feed of any bridge. */
import { readFeed } from './feed.ts';
import { doubtOf, otherAccount } from './feed-doubt.ts';
import { readInstant } from './instant.ts';
import { coverageOf, postsOf } from './posts.ts';
import type { Reader } from './reading.ts';

export const feedSource: Reader = ({ body, contentType, at, period, to, asked, syncedAt, name }) => {
  const feed = readFeed(body, contentType);
  if (feed === null) return null;
  if (feed.items.length === 0) return { reason: 'unparsed', detail: '订阅源里没有内容' };
  if (/\/(?:feeds?\/all(?:\.\w+)?|rss\/?)(?:[?#]|$)/.test(asked) && /we-?rss|mp-we-rss/i.test(feed.generator))
    return { reason: 'not-configured', detail: '订阅地址是全部账号的合并订阅，应填写单个账号的订阅地址' };
  const posts = postsOf(feed.items, at);
  const doubt = otherAccount(feed, name) ?? doubtOf(feed, posts, asked, at.fetchedAt, syncedAt !== undefined);
  const until = syncedAt ?? builtBefore(feed.built, to) ?? to ?? newest(posts);
  const coverage = coverageOf(posts, period, until, doubt);
  const whole = doubt === null && coverage.from !== null && posts.every(({ publishedAt }) => publishedAt !== null);
  return { posts, coverage, ...(whole && { whole: true as const }) };
};

function newest(posts: readonly { publishedAt: string | null }[]): string | null {
  return posts.reduce<string | null>(
    (max, { publishedAt: p }) => (p !== null && (max === null || p > max) ? p : max),
    null,
  );
}

/** A bridge that has stood still for days knows nothing of them; null where it says nothing or is up to date. */
function builtBefore(written: string | null, to: string | null): string | null {
  const built = readInstant(written ?? '')?.at ?? null;
  return built !== null && to !== null && Date.parse(to) - Date.parse(built) > 2 * 86_400_000 ? built : null;
}
