/** Dates whose day and year stand in elements of their own: cards print `06` large and `2024-03` small beside it. */

import { type Flat, ownerAt } from '../html/flat.ts';
import { type DateHit, dayFrom } from './dates.ts';

const edge = '(?:^|(?<=[\\s[【(（]))';
const day = '(0[1-9]|[12]\\d|3[01])';
const month = '(0?[1-9]|1[0-2])';
const year = '((?:19|20)\\d{2})';
const end = '(?![\\d\\-/.月日号])';
/** Parts in neighbouring inline elements leave no blank between them: `062024-03`, `03-062024`, `202403-06`. */
const joined = new RegExp(
  `${edge}(?:${day}${year}[-/.年]${month}月?|${month}[-/.]${day}${year}年?|${year}(0[1-9]|1[0-2])[-/.]${day})${end}`,
  'g',
);
/** Written out: the engine skips ahead by whole lengths where nothing is counted. */
const six = '\\d'.repeat(6);
const mayJoin = new RegExp(`${six}[-/.年]|[-/.]${six}(?!\\d)`);

/** In order; `text` has been through `plainDigits`. */
export function joinedDates(text: string, max: number): DateHit[] {
  if (!mayJoin.test(text)) return [];
  const hits: DateHit[] = [];
  for (const m of text.matchAll(joined)) {
    const found =
      m[1] !== undefined
        ? dayFrom(m[2]!, m[3]!, m[1])
        : m[4] !== undefined
          ? dayFrom(m[6]!, m[4], m[5]!)
          : dayFrom(m[7]!, m[8]!, m[9]!);
    if (found !== null) hits.push({ from: m.index, to: m.index + m[0].length, day: found, sure: true });
    if (hits.length >= max) break;
  }
  return hits;
}

/** The year in an element of its own right before or behind a month-day: it is printed, so none is worked out. */
export function yearBeside(flat: Flat, hit: { from: number; to: number }): string | null {
  const behind = /^\s{0,4}((?:19|20)\d{2})(?!\d)/.exec(flat.text.slice(hit.to, hit.to + 10));
  if (behind !== null && fills(flat, hit.to + behind[0].length - 1)) return behind[1]!;
  const start = Math.max(0, hit.from - 10);
  const ahead = /(?<!\d)((?:19|20)\d{2})年?\s{0,4}$/.exec(flat.text.slice(start, hit.from));
  return ahead !== null && fills(flat, start + ahead.index) ? ahead[1]! : null;
}

function fills(flat: Flat, at: number): boolean {
  const box = flat.boxes[ownerAt(flat, at)];
  return box !== undefined && box.name !== 'a' && /^\s*\d{4}年?\s*$/.test(flat.text.slice(box.from, box.to));
}
