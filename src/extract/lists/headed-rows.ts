/** Rows below a head that names the columns, of whatever elements both are made: cells are the children of a row. */
import { fullDates } from '../dates/dates.ts';
import type { Box, Flat } from '../html/flat.ts';

export interface HeadedRow<R extends string> {
  box: Box;
  cell: (role: R) => Box | null;
}

const mostRows = 300;
const mostHeads = 30;
const mostCells = 20;
/** Characters of a row of names. */
const shortest = 6;
const longest = 200;

/** Rows of the first head in which `rolesOf` knows the columns: role → place. Heads that tell no day are not looked at. */
export function headedRows<R extends string>(
  flat: Flat,
  rolesOf: (names: readonly string[]) => ReadonlyMap<R, number> | null,
): HeadedRow<R>[] {
  if (!/时间|日期/.test(flat.text)) return [];
  let heads = 0;
  for (const box of flat.boxes) {
    const length = box.to - box.from;
    if (length < shortest || length > longest || !/时间|日期/.test(flat.text.slice(box.from, box.to))) continue;
    const cells = cellsOf(flat, box);
    if (cells.length < 3 || heads++ > mostHeads) continue;
    const roles = rolesOf(cells.map((cell) => wordsIn(flat, cell)));
    if (roles !== null) return rowsBelow(flat, box, cells.length, roles);
  }
  return [];
}

function rowsBelow<R extends string>(
  flat: Flat,
  head: Box,
  width: number,
  roles: ReadonlyMap<R, number>,
): HeadedRow<R>[] {
  const found: HeadedRow<R>[] = [];
  for (let i = head.end; i < flat.boxes.length && found.length < mostRows; i++) {
    const box = flat.boxes[i]!;
    if (box.name !== head.name || Math.abs(box.depth - head.depth) > 1) continue;
    const cells = cellsOf(flat, box);
    if (cells.length !== width) continue;
    found.push({ box, cell: (role) => (roles.has(role) ? cells[roles.get(role)!]! : null) });
  }
  return found;
}

function cellsOf(flat: Flat, box: Box): Box[] {
  const cells: Box[] = [];
  for (let i = box.index + 1; i < box.end && cells.length <= mostCells; i = flat.boxes[i]!.end)
    cells.push(flat.boxes[i]!);
  return cells;
}

/** The text of an element without white space, its beginning alone. */
export function wordsIn(flat: Flat, { from, to }: Box): string {
  return flat.text.slice(from, Math.min(to, from + 500)).replace(/\s+/g, '');
}

/** The day that a cell shows, null where it holds more than a day and an hour. */
export function dayIn(flat: Flat, cell: Box | null): string | null {
  if (cell === null || cell.to - cell.from > 60) return null;
  return fullDates(flat.plain.slice(cell.from, cell.to), 1)[0]?.day ?? null;
}
