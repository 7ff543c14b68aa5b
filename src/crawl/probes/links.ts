/** Asking after links that were not fetched as pages: does what they point to exist? */
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { LinkProbe } from '../../model/snapshot.ts';
import { askAgain } from '../network/ask-again.ts';
import type { Answer, Failure, Fetcher } from '../network/fetch.ts';
import { gapOf, worthAnotherTry } from '../network/outcome.ts';

const concurrency = 8;

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
