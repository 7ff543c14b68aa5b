/** Writing one snapshot: `snapshot.db` in a folder of its own, from the first request until it is sealed. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../lib/hash.ts';
import type { FactName, Facts, Gap } from '../model/facts.ts';
import type { LinkProbe, Snapshot, StoredPage } from '../model/snapshot.ts';
import { openBatch } from './batch.ts';
import { type Frontier, openFrontier } from './frontier.ts';
import { headOf, type PageHead, type PageReader, pageReader, pageWriter } from './page-rows.ts';
import { databaseName, formatVersion, schema } from './schema.ts';
import { type FactText, hashOfTexts, textsOf } from './seal.ts';
import { openSqlite, type Sqlite, type Statement } from './sqlite.ts';
import { sweep } from './sweep.ts';

export type SealedMeta = Omit<Snapshot, 'facts' | 'gaps' | 'sha256'>;

export interface SnapshotStore {
  folder: string;
  frontier: Frontier;
  savePage(page: StoredPage): void;
  /** A page of which was read what its head names. */
  saveHead(head: PageHead): void;
  /** What the pages show is read again. */
  reader(): PageReader;
  /** Null when the address was never fetched as a page. */
  page(url: string): StoredPage | null;
  /** Its main text alone; empty where it has none. */
  text(url: string): string;
  /** All pages in the order they were stored, each through `keep`: whole ones of a large site do not fit in memory. */
  pages<T>(keep: (page: StoredPage) => T): T[];
  /** The same, without what was read of them. */
  heads<T>(keep: (head: PageHead) => T): T[];
  saveProbe(probe: LinkProbe): void;
  probes(): LinkProbe[];
  /** Gaps met while crawling; those that the facts add are written when it is sealed. */
  addGap(gap: Gap): void;
  /** What was missed there has been seen since, or is told anew. */
  dropGaps(fact: FactName, place: string): void;
  gaps(): Gap[];
  meta(key: string): string | null;
  setMeta(key: string, value: string): void;
  /** All of `work` or nothing of it, one page's worth of writes. They are kept for good together with those of a few other pages. */
  together(work: () => void): void;
  /** What was written is kept for good, and seen by others that have the snapshot open. */
  commit(): void;
  /** Writes facts and gaps with their hash, makes the file one piece and closes it. */
  seal(meta: SealedMeta, facts: Facts, gaps: readonly Gap[]): Snapshot;
  /** Leaves the snapshot unsealed, to be gone on with later. */
  close(): void;
}

/** Opens the snapshot of a folder, created where missing. Throws SQLite's error when the disk is full or the file broken. */
export function openSnapshot(folder: string): SnapshotStore {
  mkdirSync(folder, { recursive: true });
  const db = openSqlite(join(folder, databaseName));
  db.exec(schema);
  const batch = openBatch(db);
  const getMeta = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  const putMeta = db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)');
  const putPage = db.prepare('INSERT OR REPLACE INTO page VALUES (?, ?)');
  const putPart = db.prepare<[string]>('INSERT INTO part (json) VALUES (?)');
  const putReading = db.prepare<[string]>('INSERT INTO reading (json) VALUES (?)');
  const putText = db.prepare('INSERT INTO main_text VALUES (?, ?)');
  const onePage = db.prepare<[string], string>('SELECT json FROM page WHERE url = ?').pluck();
  // Earlier versions kept it in the row of the page.
  const oneText = db
    .prepare<[string], string>(
      `SELECT coalesce((SELECT text FROM main_text WHERE reading = page.json ->> '$.facts.reading'), json ->> '$.facts.text')
       FROM page WHERE url = ?`,
    )
    .pluck();
  const putProbe = db.prepare('INSERT OR REPLACE INTO probe VALUES (?, ?)');
  const putGap = db.prepare('INSERT OR IGNORE INTO gap VALUES (?, ?, ?, ?)');
  const cutGaps = db.prepare('DELETE FROM gap WHERE fact = ? AND place = ?');
  const putFact = db.prepare('INSERT OR REPLACE INTO fact VALUES (?, ?)');
  const meta = (key: string): string | null => (getMeta.get(key) as string | undefined) ?? null;
  const write = (statement: Statement, ...values: unknown[]): void => {
    batch.begin();
    statement.run(...values);
  };

  const insert = (statement: Statement<[string]>) => (json: string) => {
    batch.begin();
    return Number(statement.run(json).lastInsertRowid);
  };
  const putTextOf = (reading: number, text: string) => write(putText, reading, text);
  const rowOf = pageWriter({ part: insert(putPart), reading: insert(putReading), text: putTextOf });
  const allPages = <T>(keep: (json: string) => T): T[] =>
    Array.from(db.prepare('SELECT json FROM page ORDER BY rowid').pluck().iterate(), (json) => keep(json as string));

  function* kept(facts: Facts): Generator<FactText> {
    for (const [name, json] of textsOf(facts)) {
      putFact.run(name, json);
      yield [name, json];
    }
  }

  return {
    folder,
    frontier: openFrontier(db, batch.begin),
    savePage: (page) => write(putPage, page.url, rowOf(page)),
    saveHead: (head) => write(putPage, head.url, JSON.stringify(head)),
    reader: () => pageReader(db),
    page(url) {
      const json = onePage.get(url) as string | undefined;
      return json === undefined ? null : pageReader(db).page(json);
    },
    text: (url) => (oneText.get(url) as string | undefined) ?? '',
    pages(keep) {
      const read = pageReader(db);
      return allPages((json) => keep(read.page(json)));
    },
    heads: (keep) => allPages((json) => keep(headOf(json))),
    saveProbe: (probe) => write(putProbe, probe.url, JSON.stringify(probe)),
    probes: () => probesIn(db),
    addGap: (gap) => write(putGap, gap.fact, gap.place, gap.reason, gap.detail ?? null),
    dropGaps: (fact, place) => write(cutGaps, fact, place),
    gaps: () => gapsIn(db),
    meta,
    setMeta: (key, value) => write(putMeta, key, value),
    together: batch.together,
    commit: batch.commit,
    seal(sealed, facts, gaps) {
      const unique = distinctGaps(gaps);
      batch.commit();
      const sha256 = db.transaction(() => {
        sweep(db);
        db.exec('DELETE FROM fact');
        const gapsJson = canonicalJson(unique);
        const hash = hashOfTexts(kept(facts), gapsJson);
        putMeta.run('format', formatVersion);
        putMeta.run('snapshot', JSON.stringify(sealed));
        putMeta.run('gaps', gapsJson);
        putMeta.run('sha256', hash);
        return hash;
      })();
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.pragma('journal_mode = DELETE');
      db.close();
      return { ...sealed, facts, gaps: unique, sha256 };
    },
    close() {
      try {
        batch.commit();
      } finally {
        db.close();
      }
    },
  };
}

export function probesIn(db: Sqlite): LinkProbe[] {
  const jsons = db.prepare<[], string>('SELECT json FROM probe ORDER BY url').pluck().all() as string[];
  return jsons.map((json) => JSON.parse(json) as LinkProbe);
}

/** What a snapshot holds in the end: each gap once, and the hash of it all. */
export function sealedAs(meta: SealedMeta, facts: Facts, gaps: readonly Gap[]): Snapshot {
  const unique = distinctGaps(gaps);
  return { ...meta, facts, gaps: unique, sha256: hashOfTexts(textsOf(facts), canonicalJson(unique)) };
}

/** Gaps met while crawling. */
export function gapsIn(db: Sqlite): Gap[] {
  return (db.prepare('SELECT * FROM gap').all() as (Gap & { detail: string | null })[]).map(withoutNull);
}

function withoutNull({ detail, ...gap }: Gap & { detail: string | null }): Gap {
  return detail === null ? gap : { ...gap, detail };
}

/** One gap for each fact, place and reason, in the order of the table. */
function distinctGaps(gaps: readonly Gap[]): Gap[] {
  const seen = new Map<string, Gap>();
  for (const gap of gaps) {
    const key = JSON.stringify([gap.fact, gap.place, gap.reason]);
    if (!seen.has(key)) seen.set(key, gap);
  }
  return [...seen.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap);
}
