/** Reading the newest date of columns without accusing wrongly. */
import type { Column } from '../model/facts.ts';
import type { ListItem } from '../model/page.ts';
import { newestOf } from './dates.ts';

/** Newest date not later than as-of. */
export function newestBy(column: Column, asOf: string): string | null {
  return newestOf(column.items.map((i) => (i.date !== null && i.date <= asOf ? i.date : null)));
}

/** Why the newest date of a listed column cannot be trusted to be the newest of all its rows; null when it can. */
export function newestDoubt(column: Column): string | null {
  if (column.items.every((i) => i.date === null)) return '列表未显示日期';
  if (column.items.some((i) => i.date === null)) return '部分条目没有日期';
  if (!column.complete && !fallsInDate(column.items)) return '列表未读完且未按日期排序';
  return null;
}

/** Whether rows fall in date; up to a tenth of them may be pinned out of order. */
export function newestFirst(items: readonly ListItem[]): boolean {
  const days = items.map((i) => i.date).filter((d) => d !== null);
  const rises = days.filter((day, i) => i > 0 && day > days[i - 1]!).length;
  return rises <= Math.max(1, days.length / 10);
}

/** Newest first for certain: rows of one day, or two of which the second is newer, tell no order. */
export function fallsInDate(items: readonly ListItem[]): boolean {
  const days = items.map((i) => i.date).filter((d) => d !== null);
  const falls = days.filter((day, i) => i > 0 && day < days[i - 1]!).length;
  const rises = days.filter((day, i) => i > 0 && day > days[i - 1]!).length;
  return falls > rises && newestFirst(items);
}
