/** How much of a text stands word by word in another one. */
import { firstOf } from '../../lib/chinese.ts';
import type { Copied } from '../../model/interpretation.ts';

/** Characters of a passage that no two texts share by accident. */
const shingle = 12;
const most = 200_000;
const shown = 200;
/** Fewer characters are a caption: what share of them is copied says nothing. */
const least = 100;

/** Null where one of the texts is too short to tell. Time grows with the length of both texts alone. */
export function copiedFrom(text: string, source: string): Copied | null {
  const one = letters(text);
  const other = letters(source);
  if (one.length < least || other.length < least) return null;
  const known = new Set<string>();
  for (let i = 0; i + shingle <= other.length; i++) known.add(other.slice(i, i + shingle));
  let copied = 0;
  let longest = [0, 0];
  let from = -1;
  // Neighbouring shingles that are both known are taken as one passage.
  for (let i = 0; i + shingle <= one.length + 1; i++) {
    const found = i + shingle <= one.length && known.has(one.slice(i, i + shingle));
    if (found && from < 0) from = i;
    if (found || from < 0) continue;
    const to = i + shingle - 1;
    copied += to - from;
    if (to - from > longest[1]! - longest[0]!) longest = [from, to];
    from = -1;
    // Characters already counted do not count for the next passage.
    i = Math.max(i, to - 1);
  }
  const [start, end] = longest as [number, number];
  return {
    share: Math.round((copied / one.length) * 1000) / 1000,
    longest: firstOf(one.slice(start, end), shown),
    length: end - start,
  };
}

/** Letters and figures alone: quotes, brackets and line ends differ from copy to copy. */
function letters(text: string): string {
  return text
    .slice(0, most)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, most);
}
