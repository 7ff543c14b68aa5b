/** A sealed snapshot of an earlier run, open for looking up its pages one by one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { headOf, type PageHead } from './page-rows.ts';
import { databaseName } from './schema.ts';
import { openSqliteReadOnly, type Sqlite } from './sqlite.ts';

export interface Earlier {
  folder: string;
  /** Null for an address that was not kept as a page. */
  page(url: string): PageHead | null;
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
    // Nobody writes to it any more; alone, each look-up would lock the file and see whether it has changed.
    db.exec('BEGIN');
    const getMeta = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
    const onePage = db.prepare<[string], string>('SELECT json FROM page WHERE url = ?').pluck();
    const allUrls = db.prepare<[], string>('SELECT url FROM page ORDER BY rowid').pluck();
    const meta = (key: string) => (getMeta.get(key) as string | undefined) ?? null;
    const open = db;
    if (meta('sha256') === null) {
      open.close();
      return null;
    }
    return {
      folder,
      page: (url) => pageFrom(() => onePage.get(url) as string | undefined),
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
function pageFrom(row: () => string | undefined): PageHead | null {
  try {
    const json = row();
    return json === undefined ? null : headOf(json);
  } catch {
    return null;
  }
}
