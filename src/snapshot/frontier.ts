/** The crawl frontier: what is still to be fetched, in order, and what has been. */
import type { Sqlite } from './sqlite.ts';

export interface FrontierRow {
  id: string;
  /** What makes two addresses the same page. */
  key: string;
  url: string;
  /** The request as the engine wrote it. */
  json: string;
  done: boolean;
}

export interface Frontier {
  /** True when it was not there before. */
  add(row: FrontierRow, first: boolean): boolean;
  update(row: FrontierRow, first: boolean): void;
  get(id: string): FrontierRow | null;
  remove(id: string): void;
  /** The next open rows, in order. */
  head(limit: number): FrontierRow[];
  counts(): { total: number; done: number };
  keys(): string[];
}

interface Stored {
  id: string;
  key: string;
  url: string;
  place: number | null;
  json: string;
}

export function openFrontier(db: Sqlite): Frontier {
  const insert = db.prepare<Stored>('INSERT OR IGNORE INTO frontier VALUES (@id, @key, @url, @place, @json)');
  const change = db.prepare<Stored>('UPDATE frontier SET place = @place, json = @json WHERE id = @id');
  const one = db.prepare<[string], Stored>('SELECT * FROM frontier WHERE id = ?');
  const drop = db.prepare<[string]>('DELETE FROM frontier WHERE id = ?');
  const open = db.prepare<[number], Stored>('SELECT * FROM frontier WHERE place IS NOT NULL ORDER BY place LIMIT ?');
  const count = db.prepare<[], { total: number; done: number }>(
    'SELECT count(*) AS total, count(*) - count(place) AS done FROM frontier',
  );
  const ends = db
    .prepare<[], { low: number | null; high: number | null }>('SELECT min(place) low, max(place) high FROM frontier')
    .get()!;
  let low = ends.low ?? 0;
  let high = ends.high ?? 0;
  const stored = ({ done, ...row }: FrontierRow, first: boolean): Stored => ({
    ...row,
    place: done ? null : first ? --low : ++high,
  });
  const row = ({ place, ...rest }: Stored): FrontierRow => ({ ...rest, done: place === null });
  return {
    add: (r, first) => insert.run(stored(r, first)).changes === 1,
    update: (r, first) => void change.run(stored(r, first)),
    get(id) {
      const found = one.get(id);
      return found === undefined ? null : row(found);
    },
    remove: (id) => void drop.run(id),
    head: (limit) => open.all(limit).map(row),
    counts: () => count.get()!,
    keys: () => db.prepare<[], string>('SELECT key FROM frontier').pluck().all() as string[],
  };
}
