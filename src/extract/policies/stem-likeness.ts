/** How near two stems of titles are. */
import { arabicYears } from '../../lib/chinese.ts';

/** A shorter stem is too common to stand inside another one by no accident. */
const leastContained = 8;
/** Share of the pairs of characters of both that they have in common. */
export const leastAlike = 0.7;

/** Whether one stands inside the other, and no figure (a year, a round) tells them apart. */
export function contained(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= leastContained && long.includes(short) && sameFigures(a, b);
}

/** 2023年 and 2024年 are two documents; a year that one leaves out tells nothing. */
export function sameFigures(a: string, b: string): boolean {
  const figures = (stem: string) => (arabicYears(stem).match(/\d+|第[一二三四五六七八九十]+/g) ?? []).join(' ');
  const [one, two] = [figures(a), figures(b)];
  return one === '' || two === '' || one === two;
}

export function alike(a: string, b: string): boolean {
  if (a.length < leastContained || b.length < leastContained) return false;
  const [one, two] = [pairs(a), pairs(b)];
  const common = [...one].filter((pair) => two.has(pair)).length;
  return (2 * common) / (one.size + two.size) >= leastAlike;
}

function pairs(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}
