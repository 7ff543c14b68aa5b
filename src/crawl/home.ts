/** The visit of the home page that begins a crawl; it is also the probe of whether the site can be opened. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Probe } from '../model/facts.ts';
import type { Answer, Failure, Fetcher } from './fetch.ts';
import { gapOf, worthAnotherTry } from './outcome.ts';

const pause = 2000;

/** Hosts that answered this process; proof that our own network works. */
const answered = new Set<string>();

/** Asks for the home page, a second time after a pause where that may help. */
export async function visitHome(
  url: string,
  fetcher: Fetcher,
  now: () => Date,
  signal?: AbortSignal,
): Promise<{ result: Answer | Failure; probe: Probe }> {
  const at = now().toISOString();
  let result = await fetcher.fetch(url);
  if (worthAnotherTry(result) && signal?.aborted !== true) {
    await sleep(pause, undefined, { signal }).catch(() => {});
    result = await fetcher.fetch(url);
  }
  return { result, probe: probeOf(result, at, fetcher.viaProxy(url)) };
}

function probeOf(result: Answer | Failure, at: string, viaProxy: boolean): Probe {
  const { ms } = result;
  const gap = gapOf(result);
  const host = new URL(result.url).host;
  if (!result.ok) {
    const proof = [...answered].some((other) => other !== host);
    const ours = result.fault === 'ours' || (result.fault === 'unknown' && !proof);
    return { at, ok: false, ours, status: null, ms, reason: result.reason };
  }
  answered.add(host);
  const { status } = result;
  if (gap === null && status < 300) return { at, ok: true, ours: false, status, ms, reason: null };
  // A proxy answers in its own name with these; a firewall may turn away us alone.
  const ours = gap?.reason === 'blocked' || (viaProxy && status >= 502 && status <= 504);
  return { at, ok: false, ours, status, ms, reason: gap?.reason ?? 'http-error' };
}
