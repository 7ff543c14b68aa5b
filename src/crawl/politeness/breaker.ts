/**
 * A circuit breaker for each host and port, for the whole process. Closed until so many addresses in a row were refused;
 * then the host has rest, and one request tries again; after a few rests in vain it is given up for a while.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** How long failures are borne. Bounded and the same every time: no jitter. */
export interface Patience {
  /** Milliseconds before each further try of an address. */
  pauses: readonly number[];
  /** Milliseconds of rest for a host that says that it is busy and not for how long; doubled each time, at most a minute. */
  busy: number;
  /** Milliseconds of rest each time that the circuit opens. */
  rests: readonly number[];
}

export const usualPatience: Patience = { pauses: [1000, 4000], busy: 5000, rests: [15_000, 30_000, 60_000] };

/** So many addresses in a row, and the host or a firewall has had enough of us: going on would be useless and rude. */
export const maxRefused = 20;
const givenUpFor = 30 * 60_000;
const longestBusy = 60_000;
const maxCircuits = 10_000;

interface Circuit {
  /** Addresses refused since the last good answer. */
  refused: Set<string>;
  openings: number;
  busy: number;
  /** No request before, in ms of `performance.now()`; 0 while closed. */
  until: number;
  givenUp: boolean;
  /** Settled when the request that tries again is over. */
  trying: Promise<void> | null;
  tried: () => void;
}

const circuits = new Map<string, Circuit>();

export type Outcome = 'good' | 'refused' | 'neither';

/** Waits while the host has rest. False when it is given up; rejects when aborted. */
export async function enter(origin: string, signal?: AbortSignal): Promise<boolean> {
  for (;;) {
    const circuit = circuits.get(origin);
    if (circuit === undefined || circuit.until === 0) return true;
    const left = circuit.until - performance.now();
    if (circuit.givenUp && left > 0) return false;
    if (left > 0) await sleep(left, undefined, { signal });
    else if (circuit.trying !== null) await orAborted(circuit.trying, signal);
    else {
      const { promise, resolve } = Promise.withResolvers<void>();
      circuit.trying = promise;
      circuit.tried = resolve;
      return true;
    }
  }
}

/** What became of a host's circuit. */
export interface Turn {
  state: 'opened' | 'given-up' | 'closed';
  /** Milliseconds of rest. */
  ms: number;
}

/** Tells how the request went that `enter` let through; null where that changes nothing. */
export function leave(origin: string, url: string, outcome: Outcome, { rests }: Patience): Turn | null {
  if (outcome === 'good') {
    const before = circuits.get(origin);
    before?.tried();
    circuits.delete(origin);
    return (before?.openings ?? 0) > 0 ? { state: 'closed', ms: 0 } : null;
  }
  const circuit = circuits.get(origin) ?? newCircuit(origin);
  if (outcome === 'refused' && circuit.refused.size < maxRefused) circuit.refused.add(url);
  const open = circuit.refused.size >= maxRefused;
  let turn: Turn | null = null;
  // Those under way when it opened say nothing new.
  if (outcome === 'refused' && open && performance.now() >= circuit.until) {
    const rest = rests[circuit.openings++];
    circuit.givenUp = rest === undefined;
    turn = { state: rest === undefined ? 'given-up' : 'opened', ms: rest ?? givenUpFor };
    circuit.until = performance.now() + turn.ms;
  }
  circuit.trying = null;
  circuit.tried();
  return turn;
}

/** Whether the host has rest or is given up: asking the same again now is no use. */
export function isOpen(origin: string): boolean {
  return (circuits.get(origin)?.until ?? 0) > performance.now();
}

/** Milliseconds of rest for a host that was busy once more. */
export function busyRest(origin: string, { busy }: Patience): number {
  const circuit = circuits.get(origin) ?? newCircuit(origin);
  return Math.min(busy * 2 ** Math.min(circuit.busy++, 10), longestBusy);
}

function newCircuit(origin: string): Circuit {
  const oldest = circuits.entries().next().value;
  if (circuits.size >= maxCircuits && oldest !== undefined) {
    oldest[1].tried();
    circuits.delete(oldest[0]);
  }
  const circuit: Circuit = {
    refused: new Set(),
    openings: 0,
    busy: 0,
    until: 0,
    givenUp: false,
    trying: null,
    tried: () => {},
  };
  circuits.set(origin, circuit);
  return circuit;
}

function orAborted(work: Promise<void>, signal?: AbortSignal): Promise<void> {
  if (signal === undefined) return work;
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop));
}
