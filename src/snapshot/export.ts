/** A copy of a snapshot that needs no other: revisits become whole answers, locators point into the new archive. */
import { closeSync, copyFileSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../lib/hash.ts';
import type { Facts, Gap } from '../model/facts.ts';
import { openArchive, readRecord } from './archive.ts';
import { readSnapshot } from './read.ts';
import { archiveName, databaseName } from './schema.ts';
import { openSqlite, type Sqlite } from './sqlite.ts';
import { membersOf } from './warc-read.ts';

export interface Exported {
  records: number;
  /** Records that stood on an earlier run. */
  revisits: number;
  /** Hash of the snapshot in the workspace. */
  sha256: string;
}

/** `to` must not exist. UserError where the snapshot or a record that it stands on cannot be read. */
export async function exportSnapshot(from: string, to: string): Promise<Exported> {
  const { sha256 } = readSnapshot(from);
  mkdirSync(to, { recursive: true });
  const { moved, revisits } = await copyArchive(from, to);
  copyFileSync(join(from, databaseName), join(to, databaseName));
  // Without revisits every record stays where it was.
  if (revisits > 0) moveLocators(join(to, databaseName), moved);
  return { records: moved.size, revisits, sha256 };
}

async function copyArchive(from: string, to: string): Promise<{ moved: Map<string, string>; revisits: number }> {
  const moved = new Map<string, string>();
  let revisits = 0;
  const source = openSync(join(from, archiveName), 'r');
  const archive = await openArchive(to, null, 0);
  try {
    for await (const { offset, length, isRevisit } of membersOf(join(from, archiveName))) {
      const locator = `${archiveName}#${offset}`;
      if (isRevisit) {
        const { id, ...record } = await readRecord(from, locator);
        moved.set(locator, await archive.writeAnswer(record, id));
        revisits++;
      } else {
        const bytes = Buffer.alloc(length);
        readSync(source, bytes, 0, length, offset);
        moved.set(locator, archive.writeMember(bytes));
      }
    }
  } finally {
    archive.close();
    closeSync(source);
  }
  return { moved, revisits };
}

/** Names another archive, which is needed no more. */
const standing = 'standsOn';

/** Keys under which facts and pages keep locators; text of a crawled page stands under none of them. */
const locatorKeys = new Set(['record', 'picture']);

function moveLocators(path: string, moved: ReadonlyMap<string, string>): void {
  const db = openSqlite(path);
  const move = (json: string) =>
    JSON.stringify(JSON.parse(json), (key, value) => {
      if (key === standing) return undefined;
      return locatorKeys.has(key) && typeof value === 'string' ? (moved.get(value) ?? value) : value;
    });
  try {
    db.transaction(() => {
      for (const table of ['page', 'fact'] as const) moveIn(db, table, move);
      for (const key of ['snapshot', 'accessibility', 'notFound']) {
        const value = metaOf(db, key);
        if (value !== null) db.prepare('UPDATE meta SET value = ? WHERE key = ?').run(move(value), key);
      }
      db.prepare("UPDATE meta SET value = ? WHERE key = 'sha256'").run(hashIn(db));
    })();
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

function moveIn(db: Sqlite, table: 'page' | 'fact', move: (json: string) => string): void {
  const ids = db.prepare(`SELECT ${keyOf[table]} FROM ${table}`).pluck().all() as string[];
  const read = db.prepare<[string], string>(`SELECT json FROM ${table} WHERE ${keyOf[table]} = ?`).pluck();
  const write = db.prepare(`UPDATE ${table} SET json = ? WHERE ${keyOf[table]} = ?`);
  for (const id of ids) write.run(move(read.get(id) as string), id);
}

const keyOf = { page: 'url', fact: 'name' } as const;

function metaOf(db: Sqlite, key: string): string | null {
  return (db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(key) as string) ?? null;
}

function hashIn(db: Sqlite): string {
  const rows = db.prepare('SELECT name, json FROM fact').all() as { name: keyof Facts; json: string }[];
  const facts: Facts = {};
  for (const { name, json } of rows) facts[name] = JSON.parse(json);
  const gaps = JSON.parse(metaOf(db, 'gaps') ?? '[]') as Gap[];
  return hashOf({ facts, gaps });
}
