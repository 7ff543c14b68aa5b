/** Reading a sealed snapshot. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../lib/errors.ts';
import { hashOf } from '../lib/hash.ts';
import type { Facts, Gap } from '../model/facts.ts';
import type { LinkProbe, Snapshot, StoredPage } from '../model/snapshot.ts';
import { pageReader } from './page-rows.ts';
import { databaseName } from './schema.ts';
import { hashOfTexts } from './seal.ts';
import { openSqliteReadOnly, type Sqlite } from './sqlite.ts';
import { gapsIn, probesIn, type SealedMeta } from './store.ts';

/** The sealed snapshot of a folder; UserError when it is missing, damaged or not sealed. */
export function readSnapshot(folder: string): Snapshot {
  return reading(folder, (db) => {
    const meta = db.prepare("SELECT value FROM meta WHERE key = 'snapshot'").pluck().get() as string | undefined;
    if (meta === undefined) throw new UserError(`快照尚未采集完成，不能用于评价：${folder}`);
    const sealed = JSON.parse(meta) as SealedMeta;
    const rows = db.prepare<[], [keyof Facts, string]>('SELECT name, json FROM fact ORDER BY name').raw().all();
    const gapsJson = db.prepare("SELECT value FROM meta WHERE key = 'gaps'").pluck().get() as string;
    const facts: Facts = Object.fromEntries(rows.map(([name, json]) => [name, JSON.parse(json)]));
    const gaps: Gap[] = JSON.parse(gapsJson);
    const sha256 = db.prepare("SELECT value FROM meta WHERE key = 'sha256'").pluck().get() as string;
    // Earlier versions kept the keys in another order.
    const isWhole = hashOfTexts(rows, gapsJson) === sha256 || hashOf({ facts, gaps }) === sha256;
    if (!isWhole) throw new UserError(damaged(folder));
    return { ...sealed, facts, gaps, sha256 };
  });
}

/** The snapshot when the folder holds a sealed one that was not interrupted, else null: then it is crawled, or gone on with. */
export function readSealed(folder: string): Snapshot | null {
  if (!existsSync(join(folder, databaseName))) return null;
  const isSealed = reading(folder, (db) => {
    const hasMeta = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'meta'").get() !== undefined;
    return hasMeta && db.prepare("SELECT 1 FROM meta WHERE key = 'sha256'").get() !== undefined;
  });
  if (!isSealed) return null;
  const snapshot = readSnapshot(folder);
  return snapshot.gaps.some(({ reason }) => reason === 'interrupted') ? null : snapshot;
}

/** Pages one by one, in the order they were stored: whole ones of a large site do not fit in memory. Same errors as `readSnapshot`. */
export function* pagesOf(folder: string): Generator<StoredPage> {
  const db = openFolder(folder);
  try {
    const read = pageReader(db);
    for (const json of db.prepare('SELECT json FROM page ORDER BY rowid').pluck().iterate())
      yield read.page(json as string);
  } catch (error) {
    throw told(error, folder);
  } finally {
    db.close();
  }
}

/** What a crawl left beside its pages. Same errors as `readSnapshot`. */
export function readCrawl(folder: string): { probes: LinkProbe[]; gaps: Gap[]; notFound: string | null } {
  return reading(folder, (db) => ({
    probes: probesIn(db),
    gaps: gapsIn(db),
    notFound: (db.prepare("SELECT value FROM meta WHERE key = 'notFound'").pluck().get() as string) ?? null,
  }));
}

function damaged(folder: string): string {
  return `快照文件已损坏，请重新采集：${folder}`;
}

function told(error: unknown, folder: string): UserError {
  return error instanceof UserError ? error : new UserError(damaged(folder), undefined, { cause: error });
}

function openFolder(folder: string): Sqlite {
  const path = join(folder, databaseName);
  if (!existsSync(path)) throw new UserError(`找不到快照：${folder}`);
  try {
    return openSqliteReadOnly(path);
  } catch (error) {
    throw told(error, folder);
  }
}

function reading<T>(folder: string, read: (db: Sqlite) => T): T {
  const db = openFolder(folder);
  try {
    return read(db);
  } catch (error) {
    throw told(error, folder);
  } finally {
    db.close();
  }
}
