/** A sealed snapshot as an unfinished crawl in which some places are open again: the rest stands as it was seen then. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf, readCrawl, readSnapshot } from './read.ts';
import { archiveName, databaseName } from './schema.ts';
import { openSqlite, type Sqlite } from './sqlite.ts';

/** What is found out anew in any case: seals, the visit of the home page, times, and what was asked once a snapshot. */
const forgotten = [
  ...['snapshot', 'gaps', 'sha256', 'format', 'startedAt', 'probes', 'spent', 'distrusted'],
  ...['technique', 'accessibility', 'accessibilityBases'],
];

/**
 * Copies `from` to `to`, which must not exist. The copied records lie where they lay, so evidence keeps its time and place;
 * crawled on, only the open places and what they newly lead to are asked for. UserError where `from` is not whole.
 */
export function reopenSnapshot(from: string, to: string, isOpen: (url: string) => boolean): void {
  readSnapshot(from);
  mkdirSync(to, { recursive: true });
  try {
    copyFileSync(join(from, databaseName), join(to, databaseName));
    copyFileSync(join(from, archiveName), join(to, archiveName));
    const db = openSqlite(join(to, databaseName));
    try {
      db.transaction(() => reopen(db, isOpen))();
    } finally {
      db.close();
    }
  } catch (error) {
    rmSync(to, { recursive: true, force: true });
    throw error;
  }
}

function reopen(db: Sqlite, isOpen: (url: string) => boolean): void {
  const run = (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values);
  const all = <T>(sql: string) => db.prepare(sql).all() as T[];
  for (const key of forgotten) run('DELETE FROM meta WHERE key = ?', key);
  const rendered = db.prepare("SELECT value FROM meta WHERE key = 'rendered'").pluck().get() as string | undefined;
  const kept = (JSON.parse(rendered ?? '[]') as string[]).filter((url) => !isOpen(url));
  if (rendered !== undefined) run("UPDATE meta SET value = ? WHERE key = 'rendered'", JSON.stringify(kept));
  // What the first crawl left behind its bounds stays unseen.
  const left = all<{ url: string }>('SELECT url FROM frontier WHERE done = 0');
  run('UPDATE frontier SET done = 1');
  for (const { id, url } of all<{ id: number; url: string }>('SELECT id, url FROM frontier'))
    if (isOpen(url)) run('UPDATE frontier SET done = 0 WHERE id = ?', id);
  for (const { url, finalUrl } of all<{ url: string; finalUrl: string }>(
    "SELECT url, json ->> 'finalUrl' finalUrl FROM page",
  )) {
    if (!isOpen(url) && !isOpen(finalUrl)) continue;
    run('DELETE FROM page WHERE url = ?', url);
    run('UPDATE frontier SET done = 0 WHERE url = ?', url);
  }
  for (const { url } of all<{ url: string }>('SELECT url FROM probe'))
    if (isOpen(url)) run('DELETE FROM probe WHERE url = ?', url);
  for (const { place } of all<{ place: string }>('SELECT DISTINCT place FROM gap'))
    if (isOpen(place)) run('DELETE FROM gap WHERE place = ?', place);
  if (left.length > 0)
    run("INSERT OR IGNORE INTO gap VALUES ('pages', ?, 'limit', ?)", left[0]!.url, `此前未采集${left.length}页`);
}

/** Addresses that were asked for and answered since an instant, pages under both their first and their last one. */
export function answeredSince(folder: string, since: string): string[] {
  const found: string[] = [];
  for (const { url, finalUrl, fetchedAt } of pagesOf(folder)) if (fetchedAt >= since) found.push(url, finalUrl);
  for (const { url, at, status } of readCrawl(folder).probes) if (at >= since && status !== null) found.push(url);
  return found;
}
