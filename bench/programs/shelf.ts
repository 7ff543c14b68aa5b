/** The floor's store: a page row and its new addresses in SQLite, request and response as WARC, each a gzip member. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';

const batch = 50;

type Row = [url: string, sha256: string, links: string, text: string, offset: number];

export function openShelf(folder: string) {
  const db = new Database(join(folder, 'floor.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(
    'CREATE TABLE page (url TEXT PRIMARY KEY, sha256, links, text, offset); CREATE TABLE url (url TEXT PRIMARY KEY)',
  );
  const putPage = db.prepare('INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)');
  const putUrl = db.prepare('INSERT OR IGNORE INTO url VALUES (?)');
  const known = new Set<string>();
  const fd = openSync(join(folder, 'floor.warc.gz'), 'w');
  let rows: Row[] = [];
  let fresh: string[] = [];
  let end = 0;
  const append = (head: string, block: Buffer): number => {
    const at = end;
    const member = gzipSync(Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')]), { level: 1 });
    writeSync(fd, member);
    end += member.length;
    return at;
  };
  const flush = () => {
    db.transaction(() => {
      for (const row of rows) putPage.run(...row);
      for (const url of fresh) putUrl.run(url);
    })();
    rows = [];
    fresh = [];
  };
  return {
    keep(url: string, body: Buffer, headers: object, links: readonly string[], text: string): void {
      const sha256 = createHash('sha256').update(body).digest('hex');
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const block = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${lines.join('')}\r\n`), body]);
      const record = (type: string, length: number) =>
        `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: ${new Date().toISOString()}\r\nWARC-Payload-Digest: sha256:${sha256}\r\nContent-Length: ${length}\r\n\r\n`;
      const offset = append(record('response', block.length), block);
      const asked = Buffer.from(`GET ${new URL(url).pathname} HTTP/1.1\r\n\r\n`);
      append(record('request', asked.length), asked);
      for (const link of links) {
        if (known.has(link)) continue;
        known.add(link);
        fresh.push(link);
      }
      rows.push([url, sha256, links.join('\n'), text, offset]);
      if (rows.length >= batch) flush();
    },
    close(): void {
      flush();
      db.close();
      closeSync(fd);
    },
  };
}
