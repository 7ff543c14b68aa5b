/** Why a feed does not prove that nothing else was published. */
import { nameKey } from '../lib/chinese.ts';
import type { Post } from '../model/facts.ts';
import type { Feed } from './feed.ts';
import { readInstant } from './instant.ts';

/** Options of bridges that leave posts out: RSSHub's filters and reposts, the title filters of wewe-rss. */
const leavesOut: readonly (readonly [RegExp, string])[] = [
  [/[?&/]showRetweeted=(?:0|false)\b/, '订阅地址设置了不含转发内容'],
  [/[?&](?:filter(?:out)?(?:_\w{1,20})?|title_(?:include|exclude)|kw|tag)=[^&]/, '订阅地址设置了筛选条件'],
];
/** They hand out what they once took over; when their own login has ended, they go on answering and stand still. */
const stores = /we-?we-?rss|mp-we-rss|we-mp-rss|\bwerss\b|wechat2rss/i;

const bridges = /rsshub|we-?we-?rss|mp-we-rss|we-mp-rss|\bwerss\b|wechat2rss/i;

/** These bridges name the account in the title. Another name may be an address that was mixed up, or a former name. */
export function otherAccount({ title, generator }: Feed, name: string | undefined): string | null {
  if (name === undefined || !bridges.test(generator)) return null;
  const [theirs, ours] = [nameKey(title), nameKey(name)];
  if (theirs.length < 2 || ours.length < 2 || theirs.includes(ours) || ours.includes(theirs)) return null;
  return `订阅源的名称是“${title.slice(0, 40)}”，与登记的账号名称不同`;
}

/** Null where it holds every post between its oldest and its newest. `synced`: the bridge itself says that it is up to date. */
export function doubtOf(feed: Feed, posts: readonly Post[], asked: string, fetchedAt: string, synced: boolean) {
  for (const [option, reason] of leavesOut) if (option.test(asked)) return reason;
  if (!feed.ended) return '订阅内容不完整（传输中断）';
  const relative = feed.items.filter(({ date }) => date && readInstant(date, fetchedAt)?.relative).length;
  if (relative > 0) return `有${relative}条内容只有“几小时前”之类的时间`;
  if (synced) return null;
  const wechat = posts.some(({ url }) => url?.includes('//mp.weixin.qq.com/'));
  if (stores.test(feed.generator)) return '该订阅服务只转存已抓取的内容，登录失效后仍可访问，不能证明没有更新';
  // WeChat has no public list: what RSSHub shows of it is an album, a search, or another's store.
  if (wechat && /rsshub/i.test(feed.generator)) return '该订阅地址只含部分公众号内容';
  return null;
}
