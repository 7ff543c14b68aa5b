/** Pages of which the server said “not modified”, once it is known not to look: they are asked for again, plainly. */
import type { SnapshotStore } from '../../snapshot/store.ts';
import { pageKey } from '../scope/scope.ts';
import type { Target } from './engine.ts';
import type { Previous } from './previous.ts';

export interface Doubted {
  /** To be visited again. */
  pages: Target[];
  scripts: string[];
}

/** What is doubted is taken back at once, and stays marked until something else is kept at its address. */
export function takeBack(previous: Previous | null, store: SnapshotStore, stored: Set<string>): Doubted {
  const doubted: Doubted = { pages: [], scripts: [] };
  if (previous === null || previous.trusted()) return doubted;
  const believed = store.heads((page) => (page.notModified ? page : null)).filter((page) => page !== null);
  store.together(() => {
    for (const page of believed) {
      store.savePage({ ...page, facts: null });
      if (page.script !== undefined) doubted.scripts.push(page.url);
      else {
        stored.delete(pageKey(page.finalUrl));
        doubted.pages.push({ url: page.url, key: `again ${pageKey(page.url)}`, depth: page.depth });
      }
    }
  });
  return doubted;
}
