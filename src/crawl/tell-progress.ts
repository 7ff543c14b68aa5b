/** Tells how far a site is, and keeps what its crawl has cost; not after every page: counting costs. */
import type { SnapshotStore } from '../snapshot/store.ts';
import type { Budget } from './budget.ts';
import type { SiteTask } from './site.ts';

const every = 250;

export function progressTeller({ site, onProgress }: SiteTask, store: SnapshotStore, budget: Budget): () => void {
  let told = 0;
  return () => {
    const now = performance.now();
    if (now - told < every) return;
    told = now;
    budget.keep();
    const { total, done } = store.frontier.counts();
    onProgress?.({ site: site.id, fetched: done, queued: total - done, gaps: store.gaps().length });
  };
}
