/** The crawl frontier: what is still to be fetched, in order, and what has been. */
import type { Sqlite } from './sqlite.ts';

export interface FrontierTarget {
  /** What makes two addresses the same page. */
  key: string;
  url: string;
  depth: number;
}

export interface FrontierRow extends FrontierTarget {
  /** Place in the order. */
  id: number;
}

export interface Frontier {
  /** True when it was not there before. */
  add(target: FrontierTarget): boolean;
  finish(id: number): void;
  /** The next open rows behind a place, in order. */
  open(after: number, limit: number): FrontierRow[];
  counts(): { total: number; done: number };
  keys(): string[];
}

/** `begin` comes before every write. */
export function openFrontier(db: Sqlite, begin: () => void): Frontier {
  const insert = db.prepare('INSERT OR IGNORE INTO frontier (key, url, depth) VALUES (?, ?, ?)');
  const close = db.prepare('UPDATE frontier SET done = 1 WHERE id = ? AND done = 0');
  const next = db.prepare<[number, number], FrontierRow>(
    'SELECT id, key, url, depth FROM frontier WHERE done = 0 AND id > ? ORDER BY id LIMIT ?',
  );
  const sums = db.prepare<[], { total: number; done: number }>('SELECT count(*) total, total(done) done FROM frontier');
  // Counted along: the table is large, and progress is told often.
  const counts = sums.get()!;
  return {
    add({ key, url, depth }) {
      begin();
      const { changes } = insert.run(key, url, depth);
      counts.total += changes;
      return changes === 1;
    },
    finish(id) {
      begin();
      counts.done += close.run(id).changes;
    },
    open: (after, limit) => next.all(after, limit),
    counts: () => ({ ...counts }),
    keys: () => db.prepare<[], string>('SELECT key FROM frontier').pluck().all() as string[],
  };
}
