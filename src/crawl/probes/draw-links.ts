/** Which of the links that were not fetched as pages are asked after. */
import type { LeanPage } from '../../extract/site/lean.ts';
import { sha256 } from '../../lib/hash.ts';
import { pageKey } from '../scope/scope.ts';

/** Links asked after for one site. */
export const linkSample = 300;
const maxCandidates = 100_000;

export interface Draw {
  drawn: string[];
  /** How many more there are. */
  left: number;
}

/** Links, attachments and frames of the pages that `known` does not hold yet, drawn by seed. */
export function drawLinks(pages: readonly LeanPage[], known: ReadonlySet<string>, seed: string): Draw {
  const met = new Set<string>();
  const candidates = new Map<string, string>();
  for (const { facts } of pages) {
    if (facts === null) continue;
    for (const { url } of [...facts.links, ...facts.attachments]) {
      if (met.has(url)) continue;
      met.add(url);
      const key = pageKey(url);
      if (!known.has(key) && !candidates.has(key) && candidates.size < maxCandidates) candidates.set(key, url);
    }
  }
  const order = [...candidates].map(([key, url]) => ({ url, rank: sha256(`${seed}\n${key}`) }));
  order.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return { drawn: order.slice(0, linkSample).map(({ url }) => url), left: Math.max(0, order.length - linkSample) };
}
