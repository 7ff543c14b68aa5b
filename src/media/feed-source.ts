/** RSS, Atom and JSON Feed of any bridge. */
import { readFeed } from './feed.ts';
import { readInstant } from './instant.ts';
import { coverageOf, postsOf } from './posts.ts';
import type { Reader } from './reading.ts';

export const feedSource: Reader = ({ body, contentType, at, period, to, asked }) => {
  const items = readFeed(body, contentType);
  if (items === null) return null;
  if (items.length === 0) return { reason: 'unparsed', detail: '订阅源里没有内容' };
  const posts = postsOf(items, at);
  const coverage = coverageOf(posts, period, builtAt(body, to) ?? to ?? newest(posts));
  // RSSHub leaves reposts out when asked to; what is not in the feed was not silence.
  if (/[?&/]showRetweeted=(?:0|false)\b/.test(asked))
    return { posts, coverage: { ...coverage, complete: false, reason: '订阅地址设置了不含转发内容' } };
  const whole = posts.every(({ publishedAt }) => publishedAt !== null);
  return { posts, coverage, ...(whole && { whole: true as const }) };
};

function newest(posts: readonly { publishedAt: string | null }[]): string | null {
  return posts.reduce<string | null>(
    (max, { publishedAt: p }) => (p !== null && (max === null || p > max) ? p : max),
    null,
  );
}

/** A bridge that has stood still for days knows nothing of them; null where it says nothing or is up to date. */
function builtAt(body: Uint8Array, to: string | null): string | null {
  const head = Buffer.from(body.subarray(0, 20_000)).toString('latin1');
  const built = readInstant(/<lastBuildDate>([^<]{1,60})</.exec(head)?.[1] ?? '')?.at ?? null;
  return built !== null && to !== null && Date.parse(to) - Date.parse(built) > 2 * 86_400_000 ? built : null;
}
