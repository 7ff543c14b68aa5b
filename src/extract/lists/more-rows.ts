/** Whether a list goes on behind the rows of its page, where nothing counts or names its further pages. In doubt it does. */
import { type Box, type Flat, textOf } from '../html/flat.ts';
import type { Counted } from './paging.ts';
import { leadsOn, pagerWord } from './paging-links.ts';
import { isOfPages, optionsOf } from './paging-select.ts';

const button =
  /加载更多|点击加载|点击(?:查看|显示|浏览)更多|(?:显示|展开)更多|更多加载|[上下]拉(?:加载|刷新|查看)|加载下一页|load\s?more/i;
/** These are also the words of links to other pages. */
const further = /^(?:查看|阅读|浏览)更多(?:内容|信息)?$/;
const manyPages = /(?:共|总页数[：:]?)\s*(\d{1,6})\s*页/g;
/** Pagers and stores of which only a script knows how they go on. */
const pager =
  /<nextgroup|\blaypage\s*(?:\(|\.render\b)|\bnew\s+jpage\s*\(|\.(?:pagination|paging|page)\s*\(\s*\{|\.(?:jqPaginator|whjPaging|twbsPagination|createPage|bootstrapPaginator|simplePagination|zPager|Paging)\s*\(/i;
const scrolls = /\.scroll\s*\(|\bonscroll\b|['"]scroll['"]|infinite/i;
const loadsMore = /load_?more|get_?more|more_?data|next_?page|page(?:no|num|index)?\s*(?:\+\+|\+=\s*1)|\+\+\s*page/i;
/** Attributes: of pagers that a script fills, of a count of pages, and of a count of rows. */
const attributes: ReadonlyMap<string, 'bound' | 'pages' | 'rows'> = new Map([
  ...['v-infinite-scroll', 'infinite-scroll', ':total', ':page-count', ':total-pages'].map(
    (name) => [name, 'bound'] as const,
  ),
  ...['total-pages', 'totalpages', 'total-page', 'totalpage', 'page-count', 'pagecount'].map(
    (name) => [`data-${name}`, 'pages'] as const,
  ),
  ...['total', 'totals', 'count'].map((name) => [`data-${name}`, 'rows'] as const),
]);
const pressable = new Set(['a', 'button', 'input', 'span', 'li', 'div', 'em', 'i']);

export function goesOn(flat: Flat, rows: number, { pages, total, next }: Counted): boolean {
  // These are told apart by whether all of them were read.
  if (next.length > 0 || (pages ?? 0) > 1) return false;
  if (total !== null && total >= rows) return total > rows;
  if (pages === 1) return false;
  const said = [...flat.text.matchAll(manyPages)].slice(0, 20).some(([, n]) => Number(n) > 1);
  if (said || button.test(flat.text)) return true;
  if (flat.scripts.some(({ text }) => pager.test(text) || (scrolls.test(text) && loadsMore.test(text)))) return true;
  return flat.boxes.some((box) => isMore(flat, box, rows) || (rows >= usualRows && isUnfilled(flat, box, rows)));
}

/** Fewer rows than any list shows on one page. */
const usualRows = 10;
const place = /(?:^|[\s_-])(?:pag(?:e|er|ing|ination|ebar|enav|ebox)|fenye|laypage|pg)(?:$|[\s_\-\d])/;

/** The empty place of a pager that a script is seen to fill, or that may be filled by one where as many rows stand as on one of several pages. */
function isUnfilled(flat: Flat, { name, label, attribs, from, to, index, end }: Box, rows: number): boolean {
  if (label === '' || to > from || end > index + 1 || !/^(?:div|ul|p|span|nav|table)$/.test(name)) return false;
  const { id } = attribs;
  if (id === undefined || !place.test(label)) return false;
  return rows % 5 === 0 ? flat.scripts.length > 0 : flat.scripts.some(({ text }) => text.includes(id));
}

function isMore(flat: Flat, box: Box, rows: number): boolean {
  const { name, attribs, label } = box;
  if (name === 'select') return isOfPages(flat, box) && optionsOf(flat, box).length > 1;
  if (name === 'el-pagination' || name === 'van-list' || isCounted(box, rows)) return true;
  if (box.to - box.from > 12 || !pressable.has(name)) return false;
  if (label !== '' && /btn-next|laypage-next/.test(label)) return !isOff(flat, box);
  if (!pressed(box)) return false;
  const word = pagerWord(name === 'input' ? (attribs.value ?? '') : textOf(flat, box));
  if (further.test(word)) return !isOff(flat, box);
  if (/^\d{1,5}$/.test(word)) return Number(word) > 1 && isInPager(flat, box);
  return leadsOn(word) && /[页頁]/.test(word) && (calls(box) || !isOff(flat, box));
}

function isCounted({ attribs, label }: Box, rows: number): boolean {
  for (const key in attribs) {
    const kind = attributes.get(key);
    if (kind === undefined) continue;
    const n = Number(attribs[key]);
    if (kind === 'bound' || (kind === 'pages' && !(n <= 1))) return true;
    if (kind === 'rows' && !(n <= rows) && pagerLabel.test(label)) return true;
  }
  return false;
}

const pagerLabel = /pag|fenye/;

function isInPager(flat: Flat, { parent }: Box): boolean {
  for (let up = flat.boxes[parent], n = 0; up !== undefined && n < 3; up = flat.boxes[up.parent], n++)
    if (pagerLabel.test(up.label)) return true;
  return false;
}

/** Something happens by script; an anchor that leads nowhere may be one that a script has bound. */
function pressed({ name, attribs, label }: Box): boolean {
  if (name === 'a') return attribs.onclick !== undefined || /^\s*(?:javascript:|#|$)/i.test(attribs.href ?? 'none');
  if (name === 'button' || attribs.onclick !== undefined) return true;
  if (name === 'input') return /^(?:button|submit|image)$/i.test(attribs.type ?? '');
  return label !== '' && /load-?more|more-?(?:btn|button)|(?:btn|button)-?more/.test(label);
}

/** A call that names a page after the first. */
function calls({ attribs }: Box): boolean {
  const script = attribs.onclick ?? /^\s*javascript:(.*)/is.exec(attribs.href ?? '')?.[1] ?? '';
  const call = /[\w$]\s*\(([^()]{0,200})\)/.exec(script.slice(0, 500));
  if (call === null || 'disabled' in attribs) return false;
  return /__doPostBack/.test(script) || Number(/(?:^|['",\s])(\d{1,5})['"\s]*$/.exec(call[1]!)?.[1] ?? 0) > 1;
}

const off = /disab|forbid|noclick|no-?more|unable|\bgray\b|\bgrey\b/;

/** Marked as one that leads nowhere, or beside the number of an only page. */
function isOff(flat: Flat, { attribs, label, parent }: Box): boolean {
  const up = flat.boxes[parent];
  if ('disabled' in attribs || off.test(label) || (up !== undefined && off.test(up.label))) return true;
  for (let around = up, n = 0; around !== undefined && n < 3 && around.to - around.from < 200; n++) {
    const numbers = textOf(flat, around).match(/\d+/g) ?? [];
    if (numbers.length > 0) return numbers.every((number) => number === '1');
    around = flat.boxes[around.parent];
  }
  return false;
}
