/** How many pages a list has, how many rows, and where the further pages are. Each rule is earned by a mark on the page. */
import type { Flat } from '../html/flat.ts';
import type { Resolve } from '../links/links.ts';
import { pagerByForm } from './paging-form.ts';
import { pagerByLinks } from './paging-links.ts';
import { pagerByScript } from './paging-scripts.ts';
import { pagerBySelect } from './paging-select.ts';

/** What one reader of pagers found; `next` are at most 200 absolute addresses, in order, without the page itself. */
export interface Counted {
  pages: number | null;
  total: number | null;
  next: string[];
}

export interface Paging extends Counted {
  /** Place of the pager in the text, null where none is shown. */
  at: number | null;
}

/** All that the page tells of its pager: scripts first, then words, then links. */
export function readPaging(flat: Flat, resolve: Resolve, pageUrl: string): Paging {
  const scripted = pagerByScript(flat, pageUrl);
  const chosen = pagerBySelect(flat, resolve, pageUrl);
  // Dates and other figures are looked at closely only where a stroke can part the page from the pages.
  const words = /[/／]/.test(flat.text) ? pageWords : pagesAlone;
  const said = scripted?.pages ?? spoken(flat, words, chosen !== null);
  const linked = pagerByLinks(flat, resolve, pageUrl, said);
  const pages = said ?? linked?.pages ?? chosen?.pages ?? null;
  const total = scripted?.total ?? spoken(flat, totalWords) ?? linked?.total ?? null;
  const sent = pagerByForm(flat, resolve, pageUrl, pages);
  const next = [scripted, linked, chosen, sent].find((found) => (found?.next.length ?? 0) > 0)?.next ?? [];
  return { pages, total, next, at: linked?.at ?? scripted?.at ?? chosen?.at ?? null };
}

const totalWords =
  /(?:共|合计)\s*有?[：:]?\s*(\d{1,7})\s*(?:[条篇个项则](?:记录|信息|数据|内容)?|记录)|总(?:记录数?|条数|数)[：:]?\s*(\d{1,7})/g;
const pageWords =
  /(?:页[码次]|当前页?)[：:]?\s*第?\s*\d{1,6}\s*[/／]\s*(\d{1,6})|共\s*计?\s*\d{1,7}\s*[条篇个](?:记录|信息|数据)?[\s,，;；]{0,6}\d{1,6}\s*[/／]\s*(\d{1,6})|\d{1,6}\s*[/／]\s*(\d{1,6})\s*页|[共总]\s*(?:页数[：:]?\s*)?(\d{1,6})\s*页/g;
/** The last of these forms. */
const pagesAlone = /[共总]\s*(?:页数[：:]?\s*)?(\d{1,6})\s*页/g;
const beside = /[首尾末][页頁]|[上下后前]一?[页頁]|当前(?:第|页)|每页|跳转|到第|第\s*\d{1,6}\s*页/;

/** “共632条记录 1/28页”, “共 1630 条 当前第 4 / 163 页”: a number counts only beside other words of a pager, or where one is `known`. */
function spoken(flat: Flat, words: RegExp, known = false): number | null {
  let tried = 0;
  for (const m of flat.text.matchAll(words)) {
    const around = flat.text.slice(Math.max(0, m.index - 80), m.index + m[0].length + 80);
    const n = Number(m[1] ?? m[2] ?? m[3] ?? m[4]);
    // “共632条 1/28” and “页码 2/19” are said of a pager and of nothing else.
    const both = words === pageWords && (m[1] ?? m[2]) !== undefined;
    if (n > 0 && (known || both || beside.test(around))) return n;
    if (++tried >= 20) break;
  }
  return null;
}
