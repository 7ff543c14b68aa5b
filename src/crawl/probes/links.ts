/** Asking after links that were not fetched as pages: does what they point to exist? */
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { LeanPage } from '../../extract/site/lean.ts';
import { sha256 } from '../../lib/hash.ts';
import type { LinkProbe } from '../../model/snapshot.ts';
import { askAgain } from '../network/ask-again.ts';
import type { Answer, Failure, Fetcher } from '../network/fetch.ts';
import { gapOf, worthAnotherTry } from '../network/outcome.ts';
import { pageKey } from '../scope/scope.ts';

/** Links asked after for one site. */
export const linkSample = 300;
const maxCandidates = 100_000;
const concurrency = 8;

/** Links, attachments and frames of the pages that `known` does not hold yet, drawn by seed. */
export function drawLinks(
  pages: readonly LeanPage[],
  known: ReadonlySet<string>,
  seed: string,
): { drawn: string[]; left: number } {
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

/** Asks after each; an interrupted one is left out. */
export async function probeLinks(
  urls: readonly string[],
  fetcher: Fetcher,
  now: () => Date,
  save: (probe: LinkProbe) => void,
  signal?: AbortSignal,
): Promise<void> {
  const limit = pLimit(concurrency);
  await limit.map([...urls], async (url) => {
    const probe = await probeLink(url, fetcher, now, signal);
    if (probe.reason !== 'interrupted') save(probe);
  });
}

/** HEAD; GET where the server does not do HEAD, says that nothing is there, or did not answer. */
async function probeLink(url: string, fetcher: Fetcher, now: () => Date, signal?: AbortSignal): Promise<LinkProbe> {
  const at = now().toISOString();
  const first = await fetcher.fetch(url, { method: 'HEAD' });
  let asked: { result: Answer | Failure; tries: number } = { result: first, tries: 1 };
  if (first.ok && first.status >= 300) asked = await askAgain(fetcher, url, signal);
  if (!first.ok && worthAnotherTry(first)) {
    await sleep(fetcher.patience.pauses[0], undefined, { signal }).catch(() => {});
    asked = { result: await fetcher.fetch(url), tries: 2 };
  }
  const { result, tries } = asked;
  return { url, status: result.ok ? result.status : null, reason: gapOf(result)?.reason ?? null, tries, at };
}
