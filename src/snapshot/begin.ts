/** A snapshot that begins with what an earlier run read: pages that have not changed since are kept by number. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEarlier } from './earlier.ts';
import { databaseName, formatVersion, schema } from './schema.ts';
import { openToFill } from './sqlite.ts';
import { partsSwept, readingsOf, sweptIn } from './sweep.ts';

/** Everything else is of the earlier run alone. */
const forgotten = ['page', 'probe', 'gap', 'fact', 'frontier', 'meta'];

/**
 * Begins the snapshot of a folder with the readings of `previous`, where the same extractor made them. One that is there already
 * is left as it is; where nothing can be begun with, nothing is done.
 */
export function beginWith(previous: string, folder: string, extractor: string): void {
  const path = join(folder, databaseName);
  if (existsSync(path)) return;
  const seal = sealOf(previous, extractor);
  if (seal === null) return;
  const half = `${path}.half`;
  try {
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(previous, databaseName), half);
    const db = openToFill(half);
    try {
      db.transaction(() => {
        const swept = sweptIn(db);
        for (const table of forgotten) db.exec(`DROP TABLE ${table}`);
        db.exec(schema);
        const put = db.prepare('INSERT INTO meta VALUES (?, ?)');
        put.run(readingsOf, seal);
        put.run(partsSwept, swept);
      })();
    } finally {
      db.close();
    }
    renameSync(half, path);
  } catch {
    // A full disk is told of when the snapshot itself is written, a broken file is read anew.
    rmSync(half, { force: true });
  }
}

/** Null where its readings would not do. */
function sealOf(previous: string, extractor: string): string | null {
  const earlier = openEarlier(previous);
  try {
    if (earlier?.meta('extractor') !== extractor || earlier.meta('format') !== formatVersion) return null;
    return earlier.meta('sha256');
  } finally {
    earlier?.close();
  }
}
