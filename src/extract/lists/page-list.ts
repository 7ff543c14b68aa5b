/** The list of a page: rows that it shows, that stand in its scripts, or that are had elsewhere. */
import type { ListFacts, PageTrouble } from '../../model/page.ts';
import type { DateContext } from '../dates/dates.ts';
import type { Flat } from '../html/flat.ts';
import type { Resolve } from '../links/links.ts';
import { dataCall } from './data-calls.ts';
import { type Block, itemsOf, mainBlock, maxItems, undatedItems } from './list.ts';
import { goesOn } from './more-rows.ts';
import type { Paging } from './paging.ts';
import { readScriptRows } from './script-rows.ts';
import { isBeside } from './side-block.ts';
import { whyNoRows } from './unread.ts';

export interface Seen {
  blocks: readonly Block[];
  /** Of the column, as far as the page tells. */
  names: readonly string[];
  paging: Paging;
  frames: readonly string[];
  trouble: PageTrouble | null;
  url: string;
}

/** `expected`: something shows that a list belongs on the page, even where no row is seen. */
export function readList(
  flat: Flat,
  resolve: Resolve,
  context: DateContext,
  { blocks, names, paging, frames, trouble, url }: Seen,
): { list: ListFacts; expected: boolean } {
  const { pages, total, next, at } = paging;
  const main = mainBlock(flat, blocks, names);
  const undated = main === null || isElsewhere(main, at) ? undatedItems(flat, at, resolve) : [];
  const beside = main !== null && isBeside(flat, main.container, names);
  const doubt = beside ? whyNoRows(flat, frames) : null;
  // A block beside the list says nothing of a list that scripts fill.
  const dated = main === null || (doubt?.expected && doubt.unread !== null) ? [] : itemsOf(flat, main, resolve);
  const shown = undated.length >= fewest || dated.length === 0 ? undated : dated;
  const scripted = readScriptRows(flat, resolve, context);
  // Rows without a day may be a menu beside the list.
  const menu = shown.every(({ date }) => date === null) && scripted?.items.some(({ date }) => date !== null) === true;
  const isStore = scripted?.store === true && beside;
  if (scripted !== null && (menu || isStore || scripted.items.length > shown.length)) {
    const counted = { pages: scripted.pages ?? pages, total: scripted.total ?? total, next };
    const list = { items: scripted.items, ...counted, unread: null };
    return { list: withDoubt(flat, scripted.store ? ofStore(list, scripted.next) : list), expected: true };
  }
  if (shown.length > 0)
    return { list: withDoubt(flat, { items: shown, pages, total, next, unread: null }), expected: true };
  const none = doubt ?? whyNoRows(flat, frames);
  const unread = trouble === 'login' ? 'login' : none.unread;
  const list = { items: [], pages, total, next, unread };
  const asked = unread === 'script' && next.length === 0 ? (scripted?.next ?? dataCall(flat, resolve, url)) : null;
  return { list: asked === null ? list : ofStore(list, asked), expected: none.expected };
}

/** Rows without a day that are believed beside a block of dated ones. */
const fewest = 3;

/** Behind the pager, so that the list that it belongs to is another. */
function isElsewhere({ container }: Block, pagerAt: number | null): boolean {
  return pagerAt !== null && container.from > pagerAt;
}

/** The rows after those that are shown, or all of them, are had as data. */
function ofStore(list: ListFacts, next: string | null): ListFacts {
  return { ...list, next: next === null ? [] : [next], byData: true };
}

function withDoubt(flat: Flat, told: ListFacts): ListFacts {
  const { items, next } = told;
  // A number of rows below those that are shown counts something else.
  const total = told.total !== null && told.total < items.length ? null : told.total;
  const list = { ...told, total };
  if (items.length >= maxItems) return { ...list, partial: true };
  if (list.byData) return next.length > 0 || total === items.length ? list : { ...list, partial: true };
  return goesOn(flat, list.items.length, list) ? { ...list, partial: true } : list;
}
