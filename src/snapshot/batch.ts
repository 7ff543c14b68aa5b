/** Writes of several pages go into one transaction: a process that is killed loses at most one batch, which is fetched again. */
import type { Sqlite } from './sqlite.ts';

/** At most so many pages, and so long, in ms. */
export const batchPages = 16;
const batchTime = 500;

export interface Batch {
  /** Comes before every write. Throws what the last commit by time threw. */
  begin(): void;
  /** All of `work` or nothing of it; counts as one page. */
  together(work: () => void): void;
  commit(): void;
}

export function openBatch(db: Sqlite): Batch {
  const [begin, end] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
  let pages = 0;
  let timer: NodeJS.Timeout | undefined;
  let failed: { error: unknown } | undefined;
  const batch: Batch = {
    begin() {
      if (failed !== undefined) throw failed.error;
      if (db.inTransaction) return;
      begin.run();
      timer = setTimeout(() => {
        try {
          batch.commit();
        } catch (error) {
          failed = { error };
        }
      }, batchTime).unref();
    },
    together(work) {
      batch.begin();
      db.transaction(work)();
      if (++pages >= batchPages) batch.commit();
    },
    commit() {
      clearTimeout(timer);
      pages = 0;
      if (db.inTransaction) end.run();
    },
  };
  return batch;
}
