/** Opens the file of a snapshot. */
import Database from 'better-sqlite3';

export type Sqlite = Database.Database;
export type Statement<T extends unknown[] = unknown[]> = Database.Statement<T>;

/** Opens or creates a database for one writer: WAL, and durable enough that a killed process loses nothing. */
export function openSqlite(path: string): Sqlite {
  const db = new Database(path, { timeout: 10_000 });
  // Of a new file: a page of a site is a row of some 20 KB.
  db.pragma('page_size = 8192');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  // Rows in the order of addresses lie all over the file; 2 MB, as usual, are soon read and written again.
  db.pragma('cache_size = -8000');
  return db;
}

/** Opens a database that nobody relies on yet: what breaks off is thrown away. */
export function openToFill(path: string): Sqlite {
  const db = new Database(path, { fileMustExist: true });
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  return db;
}

/** Opens an existing database that is only read. Throws where the file is missing. */
export function openSqliteReadOnly(path: string): Sqlite {
  return new Database(path, { readonly: true, fileMustExist: true });
}
