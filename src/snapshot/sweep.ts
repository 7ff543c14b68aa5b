/** What was taken over from earlier runs and is no more on any page is left out. */
import type { Sqlite } from './sqlite.ts';

/** Key of the seal of the snapshot whose readings this one began with. */
export const readingsOf = 'readingsOf';
/** Key of the number of parts when all of them were in use. */
export const partsSwept = 'parts';

/** That number in a sealed snapshot. */
export function sweptIn(db: Sqlite): string {
  return metaOf(db, partsSwept) ?? String(countParts(db));
}

/** To be called when all pages are stored. Parts are looked through when they have become twice as many: it takes long. */
export function sweep(db: Sqlite): void {
  if (metaOf(db, readingsOf) === null) return;
  const named = "SELECT json ->> '$.facts.reading' FROM page WHERE json ->> '$.facts.reading' IS NOT NULL";
  db.exec(`DELETE FROM reading WHERE id NOT IN (${named})`);
  db.exec(`DELETE FROM main_text WHERE reading NOT IN (${named})`);
  if (countParts(db) <= 2 * Number(metaOf(db, partsSwept))) return;
  const used = ['links', 'datedItems', 'list.items'].map(
    (at) => `SELECT value FROM reading, json_each(json, '$.${at}')`,
  );
  db.exec(`DELETE FROM part WHERE id NOT IN (${used.join(' UNION ')})`);
  db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(partsSwept, String(countParts(db)));
}

function countParts(db: Sqlite): number {
  return db.prepare<[], number>('SELECT count(*) FROM part').pluck().get() as number;
}

function metaOf(db: Sqlite, key: string): string | null {
  return (db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(key) as string) ?? null;
}
