/** A failure is believed when it is met twice. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Failure, Fetcher } from './fetch.ts';
import { isGone, worthAnotherTry } from './outcome.ts';

const pause = 1500;

/** Asks, and once more where that may help: after a pause, or at once where the server says that nothing is there. */
export async function askTwice(
  fetcher: Fetcher,
  url: string,
  signal?: AbortSignal,
): Promise<{ result: Answer | Failure; tries: number }> {
  const first = await fetcher.fetch(url);
  if (!worthAnotherTry(first)) return { result: first, tries: 1 };
  if (!(first.ok && isGone(first.status))) await sleep(pause, undefined, { signal }).catch(() => {});
  return { result: await fetcher.fetch(url), tries: 2 };
}
