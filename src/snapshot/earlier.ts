/** A sealed snapshot of an earlier run, open for looking up its pages one by one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredPage } from '../model/snapshot.ts';
import { pageReader } from './page-rows.ts';
import { databaseName } from './schema.ts';
import { openSqliteReadOnly, type Sqlite } from './sqlite.ts';

export interface Earlier {
  folder: string;
  /** Null for an address that was not kept as a page. */
  page(url: string): StoredPage | null;
  urls(): string[];
  meta(key: string): string | null;
  close(): void;
}

/** Null where there is none, or none that is sealed and can be read: then nothing is known from before. */
export function openEarlier(folder: string): Earlier | null {
  const path = join(folder, databaseName);
  if (!existsSync(path)) return null;
  let db: Sqlite | undefined;
  try {
    db = openSqliteReadOnly(path);
    const getMeta = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
    const onePage = db.prepare<[string], string>('SELECT json FROM page WHERE url = ?').pluck();
    const allUrls = db.prepare<[], string>('SELECT url FROM page ORDER BY rowid').pluck();
    const meta = (key: string) => (getMeta.get(key) as string | undefined) ?? null;
    const open = db;
    const read = pageReader(open);
    if (meta('sha256') === null) {
      open.close();
      return null;
    }
    return {
      folder,
      page: (url) => pageFrom(() => onePage.get(url) as string | undefined, read),
      urls: () => allUrls.all() as string[],
      meta,
      close: () => void open.close(),
    };
  } catch {
    db?.close();
    return null;
  }
}

/** A torn page of the file is a page that is not known. */
function pageFrom(row: () => string | undefined, read: (json: string) => StoredPage): StoredPage | null {
  try {
    const json = row();
    return json === undefined ? null : read(json);
  } catch {
    return null;
  }
}
