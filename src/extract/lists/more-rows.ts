/** Whether a list goes on behind the rows of its page, where nothing counts or names its further pages. In doubt it does. */
import type { Flat } from '../html/flat.ts';
import type { Counted } from './paging.ts';
import { isOfPages, optionsOf } from './paging-select.ts';

const button =
  /加载更多|点击加载|点击(?:查看|显示|浏览)更多|显示更多|[上下]拉(?:加载|刷新|查看)|加载下一页|load\s?more/i;
const manyPages = /(?:共|总页数[：:]?)\s*(\d{1,6})\s*页/g;
/** Pagers and stores of which only a script knows how they go on. */
const pager =
  /<nextgroup|\blaypage\s*(?:\(|\.render\b)|\bnew\s+jpage\s*\(|\.pagination\s*\(\s*\{|\.(?:jqPaginator|whjPaging|twbsPagination|createPage)\s*\(/i;

export function goesOn(flat: Flat, rows: number, { pages, total, next }: Counted): boolean {
  // These are told apart by whether all of them were read.
  if (next.length > 0 || (pages ?? 0) > 1) return false;
  if (total !== null && total >= rows) return total > rows;
  if (pages === 1) return false;
  const said = [...flat.text.matchAll(manyPages)].slice(0, 20).some(([, n]) => Number(n) > 1);
  if (said || button.test(flat.text)) return true;
  if (flat.scripts.some(({ text }) => pager.test(text))) return true;
  return flat.boxes.some((box) => box.name === 'select' && isOfPages(flat, box) && optionsOf(flat, box).length > 1);
}
