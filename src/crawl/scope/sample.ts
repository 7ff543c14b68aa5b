/** Some of the pages that the plan leaves out, drawn by seed: the same whatever the order in which they were seen. */
import { sha256 } from '../../lib/hash.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { Target } from '../pages/engine.ts';
import type { Choice } from './choose.ts';

/** Drawn once in a crawl, also one that is gone on with. */
export function drawSample(choice: Choice, store: SnapshotStore, seed: string, size: number): Target[] {
  const planned = [...choice.passed.values()].filter((target) => target !== null);
  const left = planned.filter(({ depth }) => depth <= choice.maxDepth);
  const order = left.map((target) => ({ target, rank: sha256(`${seed}\n${target.key}`) }));
  order.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  // Of a killed run some may have been drawn and not yet asked for.
  const asked = [...choice.sampled].filter((key) => choice.asked.has(key)).length;
  const drawn = order.slice(0, Math.max(0, size - asked)).map(({ target }) => target);
  for (const { key } of drawn) {
    choice.asked.add(key);
    choice.sampled.add(key);
    choice.passed.delete(key);
  }
  store.setMeta('sampled', JSON.stringify([...choice.sampled]));
  return drawn;
}

/** Keys of the pages drawn so far. */
export function sampledIn(store: SnapshotStore): Set<string> {
  return new Set(JSON.parse(store.meta('sampled') ?? '[]') as string[]);
}
