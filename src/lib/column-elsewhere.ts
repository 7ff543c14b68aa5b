/** Where else on a site there may be what a column that was not found would hold. */
import type { Column } from '../model/facts.ts';
import { cut } from './chinese.ts';

/** Whether a column or a row speaks of one of the words. */
export function tells(columns: readonly Column[], words: readonly string[]): boolean {
  const about = (text: string) => words.some((word) => text.includes(word));
  return columns.some((c) => about(c.name) || c.path.some(about) || c.items.some(({ title }) => about(title)));
}

export interface Row {
  column: Column;
  title: string;
}

/** A row of some column that may be what the missing one would hold. */
export function rowAbout(
  columns: readonly Column[],
  group: readonly string[],
  elsewhere: Record<string, string[]>,
): Row | undefined {
  const words = group.flatMap((cls) => elsewhere[cls] ?? []);
  const rows = columns.flatMap((column): Row[] => column.items.map(({ title }) => ({ column, title })));
  return rows.find(({ title }) => words.some((word) => title.includes(word)));
}

export function rowDoubt({ column, title }: Row): string {
  return `栏目“${column.name}”中有“${cut(title, 40)}”，须人工核对是否已在那里公开`;
}
