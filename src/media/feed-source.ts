/** RSS, Atom and JSON Feed of any bridge. */
import { readFeed } from './feed.ts';
import { coverageOf, postsOf } from './posts.ts';
import type { Reader } from './reading.ts';

export const feedSource: Reader = ({ body, contentType, at, period, to, asked }) => {
  const items = readFeed(body, contentType);
  if (items === null) return null;
  if (items.length === 0) return { reason: 'unparsed', detail: '订阅源里没有内容' };
  const posts = postsOf(items, at);
  const coverage = coverageOf(posts, period, to ?? newest(posts));
  // RSSHub leaves reposts out when asked to; what is not in the feed was not silence.
  if (coverage.complete && /[?&/]showRetweeted=(?:0|false)\b/.test(asked))
    return { posts, coverage: { ...coverage, complete: false, reason: '订阅地址设置了不含转发内容' } };
  return { posts, coverage };
};

function newest(posts: readonly { publishedAt: string | null }[]): string | null {
  return posts.reduce<string | null>(
    (max, { publishedAt: p }) => (p !== null && (max === null || p > max) ? p : max),
    null,
  );
}
