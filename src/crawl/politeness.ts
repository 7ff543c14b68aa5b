/** One scheduler a host for the whole process, whoever fetches: pages, link probes, browser, several crawls. */
import { setTimeout as sleep } from 'node:timers/promises';

interface Host {
  /** Running requests. */
  active: number;
  /** Earliest time of the next request, in ms of `performance.now()`. */
  next: number;
  waiting: (() => void)[];
}

const hosts = new Map<string, Host>();

export interface Pace {
  /** Milliseconds from one request to the next. */
  delay: number;
  concurrency: number;
}

/** Waits for the host's turn; the returned function must be called when the request is over. Rejects when aborted. */
export async function takeTurn(name: string, pace: Pace, signal?: AbortSignal): Promise<() => void> {
  const host = hostOf(name);
  while (host.active >= pace.concurrency) await freed(host, signal);
  host.active++;
  try {
    const now = performance.now();
    const at = Math.max(now, host.next);
    host.next = at + pace.delay;
    if (at > now) await sleep(at - now, undefined, { signal });
    signal?.throwIfAborted();
  } catch (error) {
    release(name, host);
    throw error;
  }
  return () => release(name, host);
}

/** The host asked for rest: nothing is sent to it for `ms`. */
export function rest(name: string, ms: number): void {
  const host = hostOf(name);
  host.next = Math.max(host.next, performance.now() + ms);
}

function hostOf(name: string): Host {
  let host = hosts.get(name);
  if (host === undefined) {
    host = { active: 0, next: 0, waiting: [] };
    hosts.set(name, host);
  }
  return host;
}

function freed(host: Host, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal?.reason);
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop, { once: true });
    host.waiting.push(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    });
  });
}

/** Wakes all that wait (an aborted one may stand first), forgets a host that has nothing to remember. */
function release(name: string, host: Host): void {
  host.active--;
  for (const wake of host.waiting.splice(0)) wake();
  if (host.active === 0 && host.waiting.length === 0 && host.next <= performance.now()) hosts.delete(name);
}
