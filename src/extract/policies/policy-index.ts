/** Which policies an interpretation may explain: of thousands a few, found without comparing it with each of them. */
import { heldOr } from '../../lib/maps.ts';
import type { InterpretationKeys, PolicyKeys } from './match-keys.ts';
import { leastAlike } from './stem-likeness.ts';

/** Numbers of policies, in rising order: all that `matchOf` matches, and some more. */
export type Candidates = (interpretation: InterpretationKeys) => number[];

export function policyIndex(policies: readonly PolicyKeys[]): Candidates {
  const byPlace = indexed(policies, ({ place }) => [place]);
  const byLink = indexed(policies, ({ links }) => links);
  const byNumber = indexed(policies, ({ number }) => (number === '' ? [] : [number]));
  const pairs = policies.map(({ stem }) => [...pairsOf(stem)]);
  const byPair = indexed(pairs, (own) => own);
  const rarest = (own: number[]) => own.toSorted((a, b) => byPair.get(a)!.length - byPair.get(b)!.length).slice(0, 1);
  const byRarestPair = indexed(pairs, rarest);
  const common = new Uint32Array(policies.length);

  /** One of both stems stands in the other, or they are alike: most of their pairs are the same. */
  function alikeTo(stem: string): number[] {
    const own = pairsOf(stem);
    const met: number[] = [];
    for (const pair of own) for (const n of byPair.get(pair) ?? []) if (common[n]!++ === 0) met.push(n);
    const found = met.filter((n) => {
      const [count, size] = [common[n]!, pairs[n]!.length];
      return count === Math.min(own.size, size) || 2 * count >= leastAlike * (own.size + size);
    });
    for (const n of met) common[n] = 0;
    return found;
  }

  return ({ link, place, number, numbers, stem, subject, quoted, basis, text }) => {
    const found = new Set<number>();
    const add = (numbers: readonly number[] = []): void => numbers.forEach((n) => void found.add(n));
    if (link !== null) add(byPlace.get(link));
    add(byLink.get(place));
    add(byNumber.get(number));
    // A policy's number may be the end of one in a text: the words before it were taken for a part of it.
    for (const cited of numbers) for (let i = 0; i < cited.length; i++) add(byNumber.get(cited.slice(i)));
    for (const named of new Set([stem, ...subject, ...quoted, ...basis])) add(alikeTo(named));
    for (const pair of pairsOf(text)) add(byRarestPair.get(pair));
    return [...found].sort((a, b) => a - b);
  };
}

function indexed<T, K>(all: readonly T[], keysOf: (one: T) => Iterable<K>): Map<K, number[]> {
  const index = new Map<K, number[]>();
  all.forEach((one, n) => {
    for (const key of keysOf(one)) heldOr(index, key, () => [] as number[]).push(n);
  });
  return index;
}

/** Neighbouring characters, each two as one number. */
function pairsOf(text: string): Set<number> {
  const pairs = new Set<number>();
  for (let i = 1; i < text.length; i++) pairs.add((text.charCodeAt(i - 1) << 16) | text.charCodeAt(i));
  return pairs;
}
