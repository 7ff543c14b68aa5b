/** Parts of a site that were not read and may hold columns that nobody can call missing. */
import { isTextOfDay } from '../../lib/address-day.ts';
import { placeOf } from '../../lib/urls.ts';
import type { Gap } from '../../model/facts.ts';
import { type GapAt, isKnown, type SitePages, unreadReason } from '../site/site-pages.ts';
import { isFolder } from './column-groups.ts';
import type { LinkName, LinkNames } from './link-names.ts';

/** A home page with fewer links of its own builds its menu by script. */
const fewestLinks = 5;
/** A longer name is that of an article. */
const longestName = 8;
/** A menu entry stands on the home page, a page it leads to, or this many pages; deeper ones are menus of single units. */
const menuFrom = 5;
const mostGaps = 20;
const noColumn =
  /搜索|检索|登录|登陆|注册|地图|联系|关于|声明|无障碍|长者|适老|手机|English|繁|简体|RSS|订阅|收藏|首页|邮箱|帮助|旧版|下载|打印|分享|微博|微信|^[\d年月日./-]+$/i;

export function hiddenColumns(site: SitePages, names: LinkNames, gapAt: GapAt): Gap[] {
  const { home } = site;
  if (home === null) return [];
  const own = new Set(home.facts.links.map(({ url }) => url).filter(site.inScope));
  if (own.size < fewestLinks)
    return [{ fact: 'columns', place: home.finalUrl, reason: 'not-rendered', detail: 'menu' }];
  const gaps: Gap[] = [];
  for (const [place, links] of names) {
    const link = links.find((name) => isMenuEntry(name, site));
    if (link === undefined || isKnown(link.url, site) || site.byPlace.has(`${place}/`)) continue;
    if (!site.inScope(link.url) || site.answered(link.url)) continue;
    gaps.push({ fact: 'columns', place: link.url, reason: unreadReason(link.url, site, gapAt), detail: link.text });
    if (gaps.length === mostGaps) break;
  }
  return gaps;
}

function isMenuEntry({ text, url, from, count }: LinkName, { home }: SitePages): boolean {
  if (text.length > longestName || noColumn.test(text)) return false;
  // 停水通知 beside many pages.
  if (from !== home && isTextOfDay(url)) return false;
  const folder = isFolder(url) || /\/[^./]+$/.test(placeOf(url));
  return from === home || count >= menuFrom || (folder && from.depth <= 1);
}
