/** A saved list of pushes of a WeChat account, as its own client shows it to a reader: a file that a person hands in. */
import { decode } from '../extract/html/decode.ts';
import { cut, oneLine } from '../lib/chinese.ts';
import { httpUrl } from '../lib/urls.ts';
import type { Evidence, Post } from '../model/facts.ts';
import { isObject, listAt, losslessJson, objectAt, textAt } from './lossless-json.ts';
import { coverageOf, wechatIds } from './posts.ts';
import type { Reader } from './reading.ts';
import { beijing } from './wechat-owner.ts';

/** 11: declared as own work; 101, 201: passed on; of 12 and 14 nobody knows. */
const marks: Record<string, Post['original']> = { 11: 'declared', 101: 'repost', 201: 'repost' };

export const wechatList: Reader = ({ body, contentType, at, period, to }) => {
  const head = Buffer.from(body.subarray(0, 2000)).toString('latin1');
  if (body.length > 20_000_000 || !/general_msg_list|comm_msg_info/.test(head)) return null;
  const root = losslessJson(decode(body, contentType).text.replace(/^\ufeff/, ''));
  const inner = textOf(root, 'general_msg_list');
  const list = listAt(inner === null ? root : losslessJson(inner), 'list');
  const posts = list.flatMap((push) => postsOf(push, at));
  if (posts.length === 0) return { reason: 'unparsed', detail: '公众号消息列表里没有文章' };
  const unique = [...new Map(posts.map((post) => [post.id, post])).values()];
  // What is published without notice does not stand in it.
  const doubt = '消息列表只含群发内容，不含未通知的发布内容';
  return { posts: unique, coverage: coverageOf(unique, period, to ?? unique[0]!.publishedAt, doubt) };
};

/** Long texts stay whole here: the list is a string within the answer. */
function textOf(root: unknown, key: string): string | null {
  const value = isObject(root) && Object.hasOwn(root, key) ? root[key] : null;
  return typeof value === 'string' ? value : null;
}

function postsOf(push: unknown, at: Evidence): Post[] {
  const seconds = Number(textAt(objectAt(push, 'comm_msg_info'), 'datetime') || Number.NaN);
  const first = objectAt(push, 'app_msg_ext_info');
  if (!(seconds > 1e9)) return [];
  return [first, ...listAt(first, 'multi_app_msg_item_list')].flatMap((article) => {
    const title = cut(oneLine(textAt(article, 'title')), 300);
    const url = httpUrl(textAt(article, 'content_url').replaceAll('&amp;', '&'));
    if (title === '' || url === null) return [];
    const ids = wechatIds(url);
    const original = marks[textAt(article, 'copyright_stat')];
    const publishedAt = beijing(seconds);
    const known = { id: ids?.id ?? url, push: ids?.push ?? publishedAt };
    return [{ ...known, url, title, publishedAt, ...(original && { original }), at: { ...at, url } }];
  });
}
