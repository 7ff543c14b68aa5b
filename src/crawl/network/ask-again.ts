/** A failure is believed when it is met again, after pauses that grow. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isOpen, type Patience } from '../politeness/breaker.ts';
import type { Answer, Failure } from './fetch.ts';
import { isGone, worthAnotherTry } from './outcome.ts';

/**
 * Asks, and again where that may help: at once where the server says that nothing is there, else after each pause. A host
 * that has been given rest meanwhile is not asked again for the same.
 */
export async function askAgain(
  fetcher: { fetch(url: string): Promise<Answer | Failure>; patience: Patience },
  url: string,
  signal?: AbortSignal,
  mayPass = worthAnotherTry,
): Promise<{ result: Answer | Failure; tries: number }> {
  let result = await fetcher.fetch(url);
  let tries = 1;
  for (const pause of fetcher.patience.pauses) {
    if (!mayPass(result) || isOpen(new URL(url).origin)) break;
    const gone = result.ok && isGone(result.status);
    if (gone && tries === 2) break;
    if (!gone) await sleep(pause, undefined, { signal }).catch(() => {});
    result = await fetcher.fetch(url);
    tries++;
  }
  return { result, tries };
}
