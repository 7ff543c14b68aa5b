/** The rows of a column, over its list pages and the drawers below it. */
import { newestFirst } from '../../lib/columns.ts';
import { newestOf } from '../../lib/dates.ts';
import { placeOf } from '../../lib/urls.ts';
import type { Column } from '../../model/facts.ts';
import type { ListItem } from '../../model/page.ts';
import type { ReadPage, SitePages } from '../site/site-pages.ts';
import { type ColumnGroup, distinctItems } from './column-groups.ts';

type Rows = Pick<Column, 'items' | 'total' | 'newest' | 'oldestRead' | 'complete'>;

/** Dates before the first government sites are faults of a site's software (1970-01-01). */
const firstDay = '1990-01-01';

export function columnRows(
  group: ColumnGroup,
  drawers: readonly ColumnGroup[],
  { site, asOf }: { site: SitePages; asOf: string },
): Rows {
  // Drawers whose rows the column itself shows add nothing, and need not have been read to their end.
  const gathers = distinctItems([group, ...drawers].flatMap((g) => g.items)).length === group.items.length;
  const groups = gathers ? [group] : [group, ...drawers];
  const parts = groups.map((g) => g.items.map((item) => withPageDate(item, site)));
  const merged = distinctItems(parts.flat());
  // Newest first over all drawers, if each of them is: else the order must go on to show that it is none.
  const items = groups.length > 1 && parts.every(newestFirst) ? merged.sort(byDate) : merged;
  const total = groups.length > 1 ? null : (group.main.facts.list?.total ?? null);
  const complete = groups.every(allRead) && (total === null || items.length >= total);
  const past = items.flatMap(({ date }) => (date !== null && date <= asOf && date >= firstDay ? [date] : []));
  const gapless = groups.map((g) => inSequence(g).flatMap((page) => page.facts.list?.items ?? []));
  const oldestRead = complete
    ? ([...past].sort()[0] ?? null)
    : readDownTo(
        gapless.map((rows) => rows.map((item) => withPageDate(item, site))),
        past,
      );
  return { items, total, newest: newestOf(past), oldestRead, complete };
}

/** The list pages from the first one on without a hole: a last page that was read says nothing of those before it. */
function inSequence(group: ColumnGroup): readonly ReadPage[] {
  if (allRead(group)) return group.pages;
  const byPlace = new Map(group.pages.map((page) => [placeOf(page.finalUrl), page]));
  const first = group.main.facts.list?.next ?? [];
  const sequence = [group.main];
  const places = new Set([placeOf(group.main.finalUrl)]);
  while (sequence.length < group.pages.length) {
    // Numbers in addresses tell no order: some sites count their pages down.
    const next = first.length + 1 >= group.known ? first : (sequence.at(-1)!.facts.list?.next ?? []);
    const onward = next.map(placeOf).filter((place) => !places.has(place));
    // A pager of few links may name the last page alone beside those before it.
    const chained = sequence.at(-1)!.facts.list?.byData === true;
    const isLast = onward.length === 1 && sequence.length + 1 < group.known && !chained;
    const page = onward.length === 0 || isLast ? undefined : byPlace.get(onward[0]!);
    if (page === undefined) break;
    sequence.push(page);
    places.add(onward[0]!);
  }
  return sequence;
}

/** Whether every list page that the site tells of was read. The page itself shows no row where all of them come as data. */
export function allRead({ pages, known }: ColumnGroup): boolean {
  const asData = pages.some(({ facts }) => facts.data === true);
  const read = pages.every(({ facts: { list } }) => {
    // A text that is a column; of several pages each must show rows.
    if (list === null) return pages.length === 1;
    const filled = list.unread === 'script' && list.byData === true && asData && list.items.length === 0;
    return (list.unread === null || filled) && list.partial === undefined;
  });
  return read && pages.length >= known;
}

/** A row without a date of its own takes that of the page it leads to. */
function withPageDate(item: ListItem, site: SitePages): ListItem {
  if (item.date !== null || item.url === null) return item;
  return { ...item, date: site.follow(item.url)?.facts.publishedAt ?? null };
}

/** The day down to which no row can be missing. A stray old date among new ones (a pinned row) is not that day. */
function readDownTo(parts: readonly ListItem[][], past: readonly string[]): string | null {
  const days = parts
    .filter((part) => part.length > 0)
    .map((part) => (newestFirst(part) ? middleDay(part.slice(-3)) : newestOf(past)));
  return newestOf(days);
}

function middleDay(items: readonly ListItem[]): string | null {
  const days = items.flatMap((item) => item.date ?? []).sort();
  return days[Math.floor(days.length / 2)] ?? null;
}

function byDate(a: ListItem, b: ListItem): number {
  const [left, right] = [a.date ?? '', b.date ?? ''];
  return left < right ? 1 : left > right ? -1 : 0;
}
