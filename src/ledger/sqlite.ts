/** Opens the ledger's file; a PostgreSQL ledger would take the place of this. */
import Database from 'better-sqlite3';

export type Sqlite = Database.Database;

/** For one writer at a time; a killed process loses nothing. */
export function openSqlite(path: string): Sqlite {
  const db = new Database(path, { timeout: 10_000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  return db;
}
