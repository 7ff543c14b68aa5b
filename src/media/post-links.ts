/** Links in the texts of posts that lead out of the platform. */
import { httpUrl } from '../lib/urls.ts';

const maxLinks = 10;
/** The platforms' own pages answer programs as they like, and pictures are no links. */
const platforms =
  /^https?:\/\/(?:[\w-]+\.)*(?:weixin\.qq\.com|qpic\.cn|qlogo\.cn|weibo\.(?:com|cn)|sinaimg\.cn|t\.cn|douyin\.com|kuaishou\.com|toutiao\.com|bilibili\.com|b23\.tv|xiaohongshu\.com)(?:[:/?#]|$)/i;
const media = /\.(?:jpe?g|png|gif|webp|svg|mp[34]|m3u8)(?:[?#]|$)/i;

/** Without doubles, in the order of the text, at most ten. */
export function linksIn(html: string): string[] {
  const found = new Set<string>();
  for (const [, href] of html.slice(0, 50_000).matchAll(/<a\s[^>]{0,500}?href=["']([^"'<>\s]{1,1000})["']/gi)) {
    const url = httpUrl(href!.replaceAll('&amp;', '&'));
    if (url === null || platforms.test(url) || media.test(url)) continue;
    found.add(url);
    if (found.size === maxLinks) break;
  }
  return [...found];
}
