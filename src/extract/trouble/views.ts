/** A page as a browser shows it: whether it must be asked, and what several views of one list (page after page, by clicks) hold together. */
import { placeOf } from '../../lib/urls.ts';
import type { ListFacts, ListItem, PageFacts } from '../../model/page.ts';
import { maxLinks } from '../links/links.ts';

/** What the page as sent leaves to scripts: the rows of its list or their rest, the news of a home page, or everything. */
export type Missing = 'rows' | 'rest' | 'news' | 'all';

/** Fewer than these, and nothing but scripts: an empty shell. */
const shellLinks = 4;
const shellText = 60;

export function missingIn({
  kind,
  list,
  links,
  text,
  scripts,
  frames,
  datedItems,
  trouble,
  refresh,
}: PageFacts): Missing | null {
  if (trouble !== null || refresh !== null) return null;
  if (list !== null && list.items.length === 0 && (list.unread === 'script' || list.unread === 'frame')) return 'rows';
  if (kind === 'home' && datedItems.length === 0 && scripts.length > 0) return 'news';
  if (list !== null && list.items.length > 0 && isOpen(list)) return 'rest';
  const shell = links.length < shellLinks && text.length < shellText && frames.length === 0;
  return shell && scripts.length > 0 && kind !== 'error' ? 'all' : null;
}

/** It shows rows, and only a script knows where the others are. */
function isOpen({ next, pages, partial }: ListFacts): boolean {
  return next.length === 0 && (partial === true || (pages ?? 1) > 1);
}

/** Whether the rendered page holds what was missing. */
export function holds(missing: Missing, facts: PageFacts): boolean {
  if (facts.trouble !== null) return false;
  if (missing === 'rows' || missing === 'rest') return (facts.list?.items.length ?? 0) > 0;
  if (missing === 'news') return facts.datedItems.length > 0;
  return facts.links.length >= shellLinks || facts.text.length >= shellText;
}

/** The first view with the rows and links of all. */
export function joinViews(views: readonly PageFacts[]): PageFacts {
  const first = views[0]!;
  const links = distinct(
    views.flatMap((v) => v.links),
    (link) => link.url,
  );
  const list = first.list === null ? null : joinLists(views.flatMap((v) => v.list ?? []));
  const cut = links.length > maxLinks || views.some((v) => v.cut === true);
  return { ...first, links: links.slice(0, maxLinks), list, ...(cut && { cut }) };
}

/** What a script shows is whole only where the page says so: more rows may come by a click that nobody foresaw. */
function joinLists(lists: readonly ListFacts[]): ListFacts {
  const { partial: _, ...first } = lists[0]!;
  const items = distinct(
    lists.flatMap((list) => list.items),
    rowKey,
  );
  const { pages, total } = first;
  const whole = (pages !== null && lists.length >= pages) || (total !== null && items.length >= total);
  const list = { ...first, items, next: lists.length > 1 ? [] : first.next };
  // Its further pages stand in this one.
  if (whole && lists.length > 1) return { ...list, pages: 1 };
  return whole || (pages ?? 0) > 1 || list.next.length > 0 ? list : { ...list, partial: true };
}

export function rowKey({ url, title, date }: ListItem): string {
  return url === null ? `${title} ${date}` : placeOf(url);
}

function distinct<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const one of all) if (!seen.has(keyOf(one))) seen.set(keyOf(one), one);
  return [...seen.values()];
}
