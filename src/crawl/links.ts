/** Asking after links that were not fetched as pages: does what they point to exist? */
import pLimit from 'p-limit';
import { sha256 } from '../lib/hash.ts';
import type { LinkProbe, StoredPage } from '../model/snapshot.ts';
import type { Fetcher } from './fetch.ts';
import { gapOf, isGone } from './outcome.ts';
import { pageKey } from './scope.ts';

/** Links asked after for one site. */
export const linkSample = 300;
const maxCandidates = 100_000;
const concurrency = 8;

/** Links, attachments and frames of the pages that `known` does not hold yet, drawn by seed. */
export function drawLinks(
  pages: readonly StoredPage[],
  known: ReadonlySet<string>,
  seed: string,
): { drawn: string[]; left: number } {
  const candidates = new Map<string, string>();
  for (const { facts } of pages) {
    if (facts === null) continue;
    for (const { url } of [...facts.links, ...facts.attachments]) {
      const key = pageKey(url);
      if (!known.has(key) && !candidates.has(key) && candidates.size < maxCandidates) candidates.set(key, url);
    }
  }
  const order = [...candidates].map(([key, url]) => ({ url, rank: sha256(`${seed}\n${key}`) }));
  order.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return { drawn: order.slice(0, linkSample).map(({ url }) => url), left: Math.max(0, order.length - linkSample) };
}

/** Asks after each; an interrupted one is left out. */
export async function probeLinks(
  urls: readonly string[],
  fetcher: Fetcher,
  now: () => Date,
  save: (probe: LinkProbe) => void,
): Promise<void> {
  const limit = pLimit(concurrency);
  await limit.map([...urls], async (url) => {
    const probe = await probeLink(url, fetcher, now);
    if (probe.reason !== 'interrupted') save(probe);
  });
}

/** HEAD; GET where the server does not do HEAD or says that nothing is there; GET again where that may be a slip. */
async function probeLink(url: string, fetcher: Fetcher, now: () => Date): Promise<LinkProbe> {
  const at = now().toISOString();
  let tries = 1;
  let result = await fetcher.fetch(url, { method: 'HEAD' });
  if (result.ok && result.status >= 300) result = await fetcher.fetch(url);
  if (result.ok ? isGone(result.status) : result.reason === 'timeout' || result.reason === 'unreachable') {
    tries = 2;
    result = await fetcher.fetch(url);
  }
  return { url, status: result.ok ? result.status : null, reason: gapOf(result)?.reason ?? null, tries, at };
}
