/** One scheduler a host for the whole process, whoever fetches: pages, link probes, browser, several crawls. */

interface Waiting {
  pace: Pace;
  start: () => void;
}

interface Host {
  /** Running requests. */
  active: number;
  /** Earliest time of the next request, in ms of `performance.now()`. */
  next: number;
  /** In the order of coming. */
  queue: Set<Waiting>;
  /** One for the host, however many wait. */
  timer: NodeJS.Timeout | null;
}

const hosts = new Map<string, Host>();

export interface Pace {
  /** Milliseconds from one request to the next. */
  delay: number;
  concurrency: number;
}

/** The name of the machine: scheme, port and `www.` do not make another one of it. */
export function machineOf({ hostname }: URL): string {
  return hostname.replace(/\.$/, '').replace(/^www\./, '');
}

/** Waits for the host's turn; the returned function must be called when the request is over. Rejects when aborted. */
export function takeTurn(name: string, pace: Pace, signal?: AbortSignal): Promise<() => void> {
  if (signal?.aborted === true) return Promise.reject(signal.reason);
  const host = hostOf(name);
  return new Promise((resolve, reject) => {
    const stop = () => {
      host.queue.delete(waiting);
      forgetIdle(name, host);
      reject(signal!.reason);
    };
    const start = () => {
      signal?.removeEventListener('abort', stop);
      resolve(() => release(name, host));
    };
    const waiting = { pace, start };
    host.queue.add(waiting);
    signal?.addEventListener('abort', stop, { once: true });
    startNext(name, host);
  });
}

/** The host asked for rest: nothing is sent to it for `ms`. */
export function rest(name: string, ms: number): void {
  const host = hostOf(name);
  host.next = Math.max(host.next, performance.now() + ms);
}

/** Starts the first that waits, as soon as its time has come. */
function startNext(name: string, host: Host): void {
  const [first] = host.queue;
  if (first === undefined || host.timer !== null || host.active >= first.pace.concurrency) return;
  const now = performance.now();
  if (now < host.next) {
    host.timer = setTimeout(() => {
      host.timer = null;
      startNext(name, host);
    }, host.next - now);
    return;
  }
  host.queue.delete(first);
  host.active++;
  host.next = now + first.pace.delay;
  first.start();
  startNext(name, host);
}

function release(name: string, host: Host): void {
  host.active--;
  startNext(name, host);
  forgetIdle(name, host);
}

function hostOf(name: string): Host {
  let host = hosts.get(name);
  if (host === undefined) {
    host = { active: 0, next: 0, queue: new Set(), timer: null };
    hosts.set(name, host);
  }
  return host;
}

/** A host that nobody waits for is forgotten when its delay is over. */
function forgetIdle(name: string, host: Host): void {
  if (host.active > 0 || host.queue.size > 0) return;
  if (host.timer !== null) clearTimeout(host.timer);
  host.timer = null;
  if (host.next <= performance.now()) hosts.delete(name);
  else setTimeout(() => forgetIdle(name, host), host.next - performance.now()).unref();
}
