/** What a page said, as it is shown: numbers of persons masked, and what the finding is about marked. Plain data. */
import { maskNumber } from '../src/lib/chinese.ts';
import type { FindingResult } from '../src/model/results.ts';
import { clean } from './words.ts';

/** Marks of one excerpt. */
const marked = 3;

/** Mobile, identity and card numbers have eleven digits and more; dates and filing numbers have fewer. */
export function maskedExcerpt(excerpt: string, max: number): string {
  return clean(excerpt, max).replace(/\d{11,}[Xx]?/g, maskNumber);
}

/** The excerpt in parts, in order; `hit` where it shows a value of the finding. Null: nothing to show. */
export function excerptParts(excerpt: string | undefined, { found, data }: Pick<FindingResult, 'found' | 'data'>) {
  const text = excerpt === undefined ? '' : maskedExcerpt(excerpt, 300);
  if (text === '') return null;
  const values = [found, ...Object.values(data)].flatMap((v) => (typeof v === 'string' && v.length > 1 ? [v] : []));
  const parts: { text: string; hit: boolean }[] = [];
  let rest = text;
  for (let n = 0; n < marked; n++) {
    const first = firstOf(values, rest);
    if (first === null) break;
    if (first.at > 0) parts.push({ text: rest.slice(0, first.at), hit: false });
    parts.push({ text: first.value, hit: true });
    rest = rest.slice(first.at + first.value.length);
  }
  return rest === '' ? parts : [...parts, { text: rest, hit: false }];
}

/** The value that stands first in the text; of two at one place the longer. */
function firstOf(values: readonly string[], text: string): { value: string; at: number } | null {
  const seen = values.map((value) => ({ value, at: text.indexOf(value) })).filter(({ at }) => at >= 0);
  const [first] = seen.sort((a, b) => a.at - b.at || b.value.length - a.value.length);
  return first ?? null;
}
