/** Saved answers of m.weibo.cn (a list of posts, or one), and the official statuses/user_timeline of the same shape. */
import { decode } from '../extract/html/decode.ts';
import { cut, oneLine } from '../lib/chinese.ts';
import type { Evidence, Post } from '../model/facts.ts';
import { isObject, type Json, listAt, losslessJson, objectAt, textAt } from './lossless-json.ts';
import { coverageOf } from './posts.ts';
import type { Reader } from './reading.ts';
import { timeOfMid } from './weibo-id.ts';

export const weiboJson: Reader = ({ body, contentType, at, period, to }) => {
  if (
    !/^\s*\{/.test(
      Buffer.from(body.subarray(0, 100))
        .toString('latin1')
        .replace(/^\u00ef\u00bb\u00bf/, ''),
    )
  )
    return null;
  const root = losslessJson(decode(body, contentType).text.replace(/^\ufeff/, ''));
  const blogs = blogsOf(root);
  if (blogs === null) return null;
  const posts = new Map<string, Post>();
  const dated: Post[] = [];
  for (const blog of blogs) {
    const post = postOf(blog, at);
    if (post === null || posts.has(post.id)) continue;
    posts.set(post.id, post);
    if (!isPinned(blog)) dated.push(post);
  }
  if (posts.size === 0) return { reason: 'unparsed', detail: '微博数据里没有内容' };
  const newest = dated.reduce<string | null>((max, p) => (p.publishedAt! > (max ?? '') ? p.publishedAt : max), null);
  const coverage = coverageOf(dated, period, to ?? newest);
  return { posts: [...posts.values()], coverage, ...(dated.length > 1 && { whole: true as const }) };
};

function blogsOf(root: unknown): Json[] | null {
  if (!isObject(root)) return null;
  const official = listAt(root, 'statuses').filter(isObject);
  if (official.length > 0) return official;
  const data = objectAt(root, 'data');
  if (textAt(data, 'mid') !== '' && textAt(data, 'created_at') !== '') return [data];
  if (!Object.hasOwn(data, 'cards')) return null;
  const cards = listAt(data, 'cards').flatMap((card) => [card, ...listAt(card, 'card_group')]);
  return cards.map((card) => objectAt(card, 'mblog')).filter((blog) => Object.hasOwn(blog, 'mid'));
}

/** The time is that of the id: `06-14` and 刚刚 tell none of their own. */
export function postOf(blog: Json, at: Evidence): Post | null {
  const mid = textAt(blog, 'mid') || textAt(blog, 'idstr') || textAt(blog, 'id');
  const publishedAt = timeOfMid(mid);
  if (publishedAt === null) return null;
  const title = cut(oneLine(textAt(blog, 'text').replace(/<[^<>]*>/g, '')), 300);
  const url = `https://m.weibo.cn/status/${mid}`;
  const passedOn = isObject(blog.retweeted_status);
  const from = textAt(objectAt(blog.retweeted_status, 'user'), 'screen_name') || null;
  const repost = passedOn ? { original: 'repost' as const, from } : {};
  return { id: mid, url, title, publishedAt, push: mid, ...repost, at: { ...at, url } };
}

export function isPinned(blog: Json): boolean {
  return textAt(objectAt(blog, 'title'), 'text') === '置顶' || blog.isTop === 1 || blog.isTop === true;
}
