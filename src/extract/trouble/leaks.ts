/** Resident identity numbers in the open. Only numbers with a valid birth date and check digit count; the value never leaves. */

import { maskNumber, maskNumbers, oneLine } from '../../lib/chinese.ts';
import { isDay } from '../../lib/dates.ts';
import type { Leak } from '../../model/page.ts';

const candidate = /(?<![\dA-Za-z.\-_/=%])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g;
/** Written out: the engine skips ahead by whole lengths where nothing is counted. */
const mayHold = new RegExp('\\d'.repeat(17));
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);
const maxLeaks = 50;

/** `at` is the fetch day: nobody is born after it. */
export function findLeaks(text: string, at: string): Leak[] {
  const leaks: Leak[] = [];
  if (!mayHold.test(text)) return leaks;
  const seen = new Set<string>();
  for (const m of text.matchAll(candidate)) {
    const value = m[0].toUpperCase();
    if (seen.has(value) || !isIdNumber(value, at)) continue;
    seen.add(value);
    leaks.push({ kind: 'id-number', masked: maskNumber(value), excerpt: around(text, m.index, value.length) });
    if (leaks.length >= maxLeaks) break;
  }
  return leaks;
}

function isIdNumber(value: string, at: string): boolean {
  const born = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!provinces.has(value.slice(0, 2)) || !isDay(born) || born > at || born < '1900-01-01') return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(value[i]), 0);
  return '10X98765432'[sum % 11] === value[17];
}

/** Masked before it is cut, so that no half of a number is left over at the edges. */
function around(text: string, index: number, length: number): string {
  const before = maskNumbers(text.slice(Math.max(0, index - 200), index));
  const after = maskNumbers(text.slice(index + length, index + length + 200));
  return oneLine(`${before.slice(-30)}${maskNumber(text.slice(index, index + length))}${after.slice(0, 30)}`);
}
