/** The ledger's tables and how they are made; the only importer of kysely. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Generated, Kysely, type Selectable, SqliteDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { openSqlite, type Sqlite } from './sqlite.ts';
import { ledgerError } from './trouble.ts';

/** Lists and objects are stored as JSON text, booleans as 0 and 1. */
interface Tables {
  runs: {
    id: string;
    parent: string | null;
    /** What was audited: `register`, or the addresses or agencies named on the command line. */
    scope: string;
    as_of: string;
    period_from: string;
    period_to: string;
    started_at: string;
    finished_at: string;
    tool: string;
    inputs: string;
  };
  scores: {
    run: string;
    agency: string;
    name: string;
    kind: string;
    ruleset: string;
    score: number | null;
    best: number | null;
    worst: number | null;
    assessed: number | null;
    vetoed: string;
    grade: string | null;
    rank: number | null;
  };
  findings: {
    run: string;
    agency: string;
    fingerprint: string;
    check: string;
    target: string;
    place: string;
    say: string;
    outcome: string;
    doubt: string | null;
    state: string;
    /** 0 where the place could not be examined again. */
    examined: number;
    text: string;
    found: string;
    required: string;
    evidence: string;
    data: string;
    review: string | null;
    /** 1 where only prompts ask for it. */
    asked: number;
  };
  reviews: {
    id: Generated<number>;
    fingerprint: string;
    decision: string;
    reason: string;
    by: string;
    at: string;
    attachment: string | null;
    expires: string | null;
    /** JSON; null: the finding alone. */
    covers: string | null;
  };
  responses: {
    id: Generated<number>;
    fingerprint: string;
    mended: string;
    url: string | null;
    by: string;
    at: string;
    attachment: string | null;
    file: string;
  };
  probes: {
    site: string;
    at: string;
    ok: number;
    ours: number;
    status: number | null;
    ms: number;
    reason: string | null;
  };
  deliveries: {
    run: string;
    /** Agency id, or `webhook`. */
    receiver: string;
    /** Addresses in one line. */
    address: string;
    /** `sending` that never became `sent`: nobody knows whether it arrived. */
    state: string;
    at: string;
    times: number;
  };
}
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type Database = Kysely<Tables>;

/** Opens or creates the file and brings its tables up to date. Throws a UserError where that cannot be. */
export async function openDatabase(file: string): Promise<Database> {
  let sqlite: Sqlite | null = null;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    sqlite = openSqlite(file);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    return db;
  } catch (error) {
    sqlite?.close();
    throw ledgerError(error, file);
  }
}

/** Never edited once released; a change of the tables is a further member. */
const migrations: Record<string, Migration> = {
  '1-ledger': {
    async up(db: Kysely<unknown>) {
      for (const statement of firstTables) await sql.raw(statement).execute(db);
    },
  },
  '2-deliveries': {
    async up(db: Kysely<unknown>) {
      await sql.raw(deliveries).execute(db);
    },
  },
  '3-review-covers': {
    async up(db: Kysely<unknown>) {
      await addColumn(db, 'reviews', 'covers', 'TEXT');
    },
  },
  '4-responses': {
    async up(db: Kysely<unknown>) {
      await sql.raw(responses).execute(db);
    },
  },
  '5-asked': {
    async up(db: Kysely<unknown>) {
      await addColumn(db, 'findings', 'asked', 'INTEGER NOT NULL DEFAULT 0');
    },
  },
};

/** It may be there already. The words are ours, never a user's. */
async function addColumn(db: Kysely<unknown>, table: string, column: string, type: string): Promise<void> {
  const there = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(db);
  if (there.rows.some(({ name }) => name === column)) return;
  await sql.raw(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`).execute(db);
}

/** Each may be there already: a full disk or a kill may have ended the step in the middle. */
const firstTables = [
  `CREATE TABLE IF NOT EXISTS runs (
    id TEXT PRIMARY KEY, parent TEXT, scope TEXT NOT NULL,
    as_of TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL,
    started_at TEXT NOT NULL, finished_at TEXT NOT NULL, tool TEXT NOT NULL, inputs TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS scores (
    run TEXT NOT NULL REFERENCES runs(id), agency TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    ruleset TEXT NOT NULL, score REAL, best REAL, worst REAL, assessed REAL, vetoed TEXT NOT NULL, grade TEXT,
    rank INTEGER, PRIMARY KEY (run, agency, ruleset))`,
  `CREATE TABLE IF NOT EXISTS findings (
    run TEXT NOT NULL REFERENCES runs(id), agency TEXT NOT NULL, fingerprint TEXT NOT NULL, "check" TEXT NOT NULL,
    target TEXT NOT NULL, place TEXT NOT NULL, say TEXT NOT NULL, outcome TEXT NOT NULL, doubt TEXT, state TEXT NOT NULL, examined INTEGER NOT NULL,
    text TEXT NOT NULL, found TEXT NOT NULL, required TEXT NOT NULL, evidence TEXT NOT NULL, data TEXT NOT NULL, review TEXT,
    PRIMARY KEY (run, agency, fingerprint))`,
  `CREATE INDEX IF NOT EXISTS findings_by_fingerprint ON findings (fingerprint)`,
  `CREATE INDEX IF NOT EXISTS findings_fixed ON findings (agency, fingerprint) WHERE state = 'fixed'`,
  `CREATE TABLE IF NOT EXISTS reviews (
    id INTEGER PRIMARY KEY AUTOINCREMENT, fingerprint TEXT NOT NULL, decision TEXT NOT NULL, reason TEXT NOT NULL,
    by TEXT NOT NULL, at TEXT NOT NULL, attachment TEXT, expires TEXT)`,
  `CREATE TABLE IF NOT EXISTS probes (
    site TEXT NOT NULL, at TEXT NOT NULL, ok INTEGER NOT NULL, ours INTEGER NOT NULL, status INTEGER,
    ms INTEGER NOT NULL, reason TEXT, PRIMARY KEY (site, at))`,
];

const responses = `CREATE TABLE IF NOT EXISTS responses (
  id INTEGER PRIMARY KEY AUTOINCREMENT, fingerprint TEXT NOT NULL, mended TEXT NOT NULL, url TEXT, by TEXT NOT NULL,
  at TEXT NOT NULL, attachment TEXT, file TEXT NOT NULL)`;

const deliveries = `CREATE TABLE IF NOT EXISTS deliveries (
  run TEXT NOT NULL, receiver TEXT NOT NULL, address TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL,
  times INTEGER NOT NULL, PRIMARY KEY (run, receiver, address))`;
