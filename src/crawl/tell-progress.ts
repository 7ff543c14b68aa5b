/** Tells how far a site is, and keeps what its crawl has cost; not after every page: counting costs. */
import type { SnapshotStore } from '../snapshot/store.ts';
import type { Budget } from './politeness/budget.ts';
import type { Progress, SiteTask } from './site.ts';

const every = 250;

export function progressTeller({ site, onProgress }: SiteTask, store: SnapshotStore, budget: Budget): () => void {
  let told = 0;
  return () => {
    const now = performance.now();
    if (now - told < every) return;
    told = now;
    budget.keep();
    onProgress?.({ site: site.id, ...stateOf(store) });
  };
}

/** What is done after the pages takes its time too. */
export function tellPhase({ site, onProgress }: SiteTask, store: SnapshotStore, doing: 'links' | 'browser'): void {
  onProgress?.({ site: site.id, ...stateOf(store), doing });
}

function stateOf(store: SnapshotStore): Omit<Progress, 'site'> {
  const { total, done } = store.frontier.counts();
  return { fetched: done, queued: total - done, gaps: store.gaps().length };
}
