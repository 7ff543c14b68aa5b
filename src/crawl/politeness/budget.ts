/** How long one site of one run may be crawled: one budget over its rounds, also where a run is gone on with. */
import type { SnapshotStore } from '../../snapshot/store.ts';

export interface Budget {
  /** Milliseconds; waiting for the hours in which requests are allowed costs nothing. */
  left(): number;
  /** What is spent so far is kept with the snapshot. */
  keep(): void;
}

/** `waited`: milliseconds that requests have waited for their hours so far. */
export function openBudget(
  store: Pick<SnapshotStore, 'meta' | 'setMeta'>,
  minutes: number,
  waited: () => number,
): Budget {
  const before = Number(store.meta('spent') ?? 0);
  const begun = performance.now() - waited();
  const spent = () => before + performance.now() - waited() - begun;
  return {
    left: () => minutes * 60_000 - spent(),
    keep: () => store.setMeta('spent', String(Math.round(spent()))),
  };
}
