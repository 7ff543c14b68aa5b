/** Writes of several pages go into one transaction: a process that is killed loses at most one batch, which is fetched again. */
import type { Sqlite } from './sqlite.ts';

/** At most so many pages, and so long, in ms. */
export const batchPages = 16;
const batchTime = 500;

export interface Batch {
  /** Comes before every write. Throws what an earlier write failed with: after it nothing more is kept. */
  begin(): void;
  /** All of `work` or, as after a kill, nothing of the whole batch; counts as one page. */
  together(work: () => void): void;
  commit(): void;
}

export function openBatch(db: Sqlite): Batch {
  const [begin, end, undo] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT'), db.prepare('ROLLBACK')];
  let pages = 0;
  let timer: NodeJS.Timeout | undefined;
  let failed: { error: unknown } | undefined;
  let isOpen = false;
  const batch: Batch = {
    begin() {
      if (failed !== undefined) throw failed.error;
      if (db.inTransaction) return;
      // A full disk undoes the whole transaction; what is written later would stand on what is gone.
      if (isOpen) throw new Error('the writes before this one were undone');
      begin.run();
      isOpen = true;
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
      try {
        work();
        if (++pages >= batchPages) batch.commit();
      } catch (error) {
        failed ??= { error };
        if (db.inTransaction) undo.run();
        throw error;
      }
    },
    commit() {
      clearTimeout(timer);
      pages = 0;
      if (db.inTransaction) end.run();
      isOpen = false;
    },
  };
  return batch;
}
