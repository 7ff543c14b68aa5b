/**
 * Tables of `snapshot.db`. Facts and gaps are JSON; times are ISO strings. A reading is what was read of a page, but for its main
 * text, which is long and seldom looked at; a part is a link or row of a list that pages have in common.
 */
export const schema = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS page (url TEXT PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS reading (id INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS main_text (reading INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS part (id INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS probe (url TEXT PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS gap (fact TEXT NOT NULL, place TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT,
  PRIMARY KEY (fact, place, reason)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS frontier (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, url TEXT NOT NULL,
  depth INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS frontier_open ON frontier (id) WHERE done = 0;
`;

export const databaseName = 'snapshot.db';
export const archiveName = 'archive.warc.gz';
export const formatVersion = '2';
