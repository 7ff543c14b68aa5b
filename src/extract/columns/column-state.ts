/** What a column page holds: rows, a text, nothing, or something that we could not read. */
import { squeeze } from '../../lib/chinese.ts';
import { heldOr } from '../../lib/maps.ts';
import type { ColumnState, GapReason } from '../../model/facts.ts';
import type { ListFacts } from '../../model/page.ts';
import { leadsNowhere, type ReadPage, type SitePages } from '../site/site-pages.ts';
import { areaOf, type ColumnGroup, folderOf } from './column-groups.ts';

/** Fewer characters than this, once frame and links are taken away, are a caption and not a text. */
const leastText = 30;
/** A line that stands on this many column pages belongs to the frame of the site. */
const frameFrom = 3;
const mostLines = 200;
const footer =
  /copyright|版权所有|主办|承办|协办|备案|公网安备|标识码|技术支持|分辨率|网站地图|联系我们|邮编|^电话|^地址|浏览次数|^关闭$|打印/i;

/** The words that there is nothing. */
const none = /^[^，。]{0,8}暂无[^，。]{0,10}[。！!]?$/;
/** The path to the page. */
const where = /^[^：:，。]{0,8}位置[：:]/;

/** Lines of the frame around the pages: head, menus, footer. */
export function frameLines(groups: readonly ColumnGroup[], site: SitePages): ReadonlySet<string> {
  const seen = new Map<string, Set<string>>();
  for (const { main } of groups)
    for (const line of linesOf(main, site)) heldOr(seen, line, () => new Set<string>()).add(main.sha256);
  return new Set([...seen].filter(([, pages]) => pages.size >= frameFrom).map(([line]) => line));
}

function linesOf(page: ReadPage, site: SitePages): string[] {
  return site
    .textOf(page)
    .slice(0, 20_000)
    .split('\n')
    .map(squeeze)
    .filter((line) => line !== '')
    .slice(0, mostLines);
}

const cause: Record<NonNullable<ListFacts['unread']>, GapReason> = {
  script: 'not-rendered',
  frame: 'not-rendered',
  login: 'blocked',
};

/** `parent`: other columns lie below it, so it need not have rows of its own. */
export function columnState(
  group: ColumnGroup,
  parent: boolean,
  frame: ReadonlySet<string>,
  site: SitePages,
): { state: ColumnState; unread: GapReason | null } {
  const { list, frames } = group.main.facts;
  if (group.items.length > 0) return { state: 'listed', unread: null };
  if (list !== null && list.unread !== null) return { state: 'unread', unread: cause[list.unread] };
  const below = linksBelow(group.main);
  if (parent || below.some((url) => !leadsNowhere(url, site)) || hasContent(group.main, frame, site))
    return { state: 'page', unread: null };
  if (frames.length > 0) return { state: 'unread', unread: 'not-rendered' };
  // Columns below that are gone hold nothing, but whether they are all there was only the page itself can say.
  if (below.length > 0 && !linesOf(group.main, site).some((line) => none.test(line)))
    return { state: 'unread', unread: 'http-error' };
  // Only a list that was found and held no row is empty; a page that we did not understand is not.
  const nothing = list !== null && (list.total ?? 0) === 0 && group.known <= 1;
  if (nothing && !sendsRows(group.main, site)) return { state: 'unread', unread: 'not-rendered' };
  return nothing ? { state: 'empty', unread: null } : { state: 'unread', unread: 'unparsed' };
}

/** Whether some page of the site that loads the same script files holds its rows itself: else one of them may fill the list. */
function sendsRows({ facts }: ReadPage, site: SitePages): boolean {
  if (facts.data === true || facts.scripts.length === 0) return true;
  return site.read.some(({ facts: { list, scripts }, rendered }) => {
    if (list === null || list.items.length === 0 || list.byData === true || rendered !== undefined) return false;
    const loaded = new Set(scripts);
    return facts.scripts.every((url) => loaded.has(url));
  });
}

/** Links to folders below its own: columns that may not have been read. */
function linksBelow({ facts, finalUrl }: ReadPage): string[] {
  const further = new Set(facts.list?.next);
  const isBelow = (url: string) => folderOf(url) !== folderOf(finalUrl) && folderOf(url).startsWith(areaOf(finalUrl));
  return facts.links.map(({ url }) => url).filter((url) => isBelow(url) && !further.has(url));
}

function hasContent(page: ReadPage, frame: ReadonlySet<string>, site: SitePages): boolean {
  const { facts } = page;
  if (facts.attachments.length > 0 || facts.media.videos + facts.media.audios > 0 || facts.media.images >= 3)
    return true;
  if (facts.datedItems.length > 0) return true;
  const words = new Set(facts.links.map((link) => squeeze(link.text)));
  const own = linesOf(page, site).filter(
    (line) => !frame.has(line) && !words.has(line) && !footer.test(line) && !none.test(line) && !where.test(line),
  );
  return own.join('').length >= leastText;
}
