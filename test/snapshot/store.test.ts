import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/page.ts';
import { UserError } from '../../src/lib/errors.ts';
import type { StoredPage } from '../../src/model/snapshot.ts';
import { pagesOf, readSealed, readSnapshot } from '../../src/snapshot/read.ts';
import { openSqlite, openSqliteReadOnly } from '../../src/snapshot/sqlite.ts';
import { openSnapshot, type SealedMeta } from '../../src/snapshot/store.ts';
import { readPages, tempFolder } from './folder.ts';

const meta: SealedMeta = {
  target: 's1',
  type: 'site',
  url: 'http://www.example.gov.cn/',
  startedAt: '2024-05-01T00:00:00.000Z',
  finishedAt: '2024-05-01T00:10:00.000Z',
  counts: { fetched: 1, shown: 3 },
};
const page: StoredPage = {
  url: 'http://www.example.gov.cn/',
  finalUrl: 'http://www.example.gov.cn/',
  status: 200,
  mime: 'text/html',
  fetchedAt: '2024-05-01T00:00:01.000Z',
  sha256: 'aa',
  record: 'archive.warc.gz#10',
  depth: 0,
  bytes: 5,
  facts: null,
};
const probe = { at: '2024-05-01T00:00:00.000Z', ok: true, ours: false, status: 200, ms: 12, reason: null };

function sealedFolder(): string {
  const folder = tempFolder();
  const store = openSnapshot(folder);
  store.savePage(page);
  store.saveProbe({ url: 'http://x.cn/', status: 404, reason: null, tries: 2, at: page.fetchedAt });
  store.seal(meta, { probes: [probe] }, [
    { fact: 'pages', place: 'http://www.example.gov.cn/b', reason: 'timeout' },
    { fact: 'pages', place: 'http://www.example.gov.cn/b', reason: 'timeout' },
    { fact: 'links', place: 's1', reason: 'limit', detail: '7' },
  ]);
  return folder;
}

describe('a snapshot', () => {
  it('comes back as it was sealed, doubles of a gap once', () => {
    const folder = sealedFolder();
    const snapshot = readSnapshot(folder);
    expect(snapshot).toMatchObject({ ...meta, facts: { probes: [probe] } });
    expect(snapshot.gaps).toHaveLength(2);
    expect(snapshot.gaps[0]).toEqual({ fact: 'links', place: 's1', reason: 'limit', detail: '7' });
    expect(readPages(folder).pages).toEqual([page]);
    expect(readPages(folder).probes).toHaveLength(1);
  });

  it('hashes its facts and gaps, not its times', () => {
    const a = openSnapshot(tempFolder()).seal(meta, { probes: [probe] }, []);
    const b = openSnapshot(tempFolder()).seal({ ...meta, finishedAt: 'later' }, { probes: [probe] }, []);
    const c = openSnapshot(tempFolder()).seal(meta, { probes: [{ ...probe, ms: 13 }] }, []);
    expect(a.sha256).toBe(b.sha256);
    expect(a.sha256).not.toBe(c.sha256);
  });

  it('is one file once sealed, and is known to be sealed when opened again', () => {
    const folder = sealedFolder();
    expect(() => statSync(join(folder, 'snapshot.db-wal'))).toThrow();
    expect(readSealed(folder)).toEqual(readSnapshot(folder));
  });

  it('that is missing, not sealed or interrupted is still to be crawled', () => {
    expect(readSealed(tempFolder())).toBeNull();
    expect(readSealed(unsealedFolder())).toBeNull();
    const folder = tempFolder();
    openSnapshot(folder).seal(meta, {}, [{ fact: 'pages', place: 's1', reason: 'interrupted' }]);
    expect(readSealed(folder)).toBeNull();
  });

  it('goes on where a killed run stopped', () => {
    const folder = tempFolder();
    const first = openSnapshot(folder);
    for (const key of ['a', 'b']) first.frontier.add({ key, url: `http://${key}/`, depth: 1 });
    first.frontier.finish(1);
    first.close();
    const second = openSnapshot(folder);
    for (const key of ['b', 'c']) second.frontier.add({ key, url: `http://${key}/`, depth: 2 });
    expect(second.frontier.open(0, 9).map((r) => [r.key, r.depth])).toEqual([
      ['b', 1],
      ['c', 2],
    ]);
    expect(second.frontier.counts()).toEqual({ total: 3, done: 1 });
    second.close();
  });

  it.each([
    ['missing', () => tempFolder(), '找不到'],
    ['not sealed', unsealedFolder, '尚未采集完成'],
    ['cut in half', halfFolder, '已损坏'],
    ['no database at all', textFolder, '已损坏'],
    ['changed after sealing', changedFolder, '已损坏'],
  ])('that is %s is one clear sentence', (_, make, words) => {
    const folder = make();
    const read = () => readSnapshot(folder);
    expect(read).toThrow(UserError);
    expect(read).toThrow(words);
  });
});

function unsealedFolder(): string {
  const folder = tempFolder();
  openSnapshot(folder).close();
  return folder;
}

function halfFolder(): string {
  const folder = sealedFolder();
  const path = join(folder, 'snapshot.db');
  truncateSync(path, Math.floor(statSync(path).size / 2));
  return folder;
}

function textFolder(): string {
  const folder = tempFolder();
  writeFileSync(join(folder, 'snapshot.db'), 'not a database, but longer than the header of one would be '.repeat(9));
  return folder;
}

function changedFolder(): string {
  const folder = sealedFolder();
  const path = join(folder, 'snapshot.db');
  const bytes = readFileSync(path);
  bytes.set(Buffer.from('"ms":13'), bytes.indexOf('"ms":12'));
  writeFileSync(path, bytes);
  return folder;
}

describe('pages of a snapshot', () => {
  const facts = (n: number) => {
    const menu = '<a href="/gk/">政务公开</a><a href="/hd/">互动交流</a>';
    const body = Buffer.from(`${menu}<ul><li><a href="/a/${n}.html">通知</a>2024-03-01</li></ul>`);
    return extractPage({ body, url: page.url, contentType: 'text/html; charset=utf-8', at: '2024-05-01' });
  };

  it('keep a link that they share once, and give it back to each', () => {
    const store = openSnapshot(tempFolder());
    const first = facts(1);
    const saved = [first, { ...facts(2), links: first.links }].map((f, n) => ({ ...page, url: `${n}`, facts: f }));
    for (const one of saved) store.savePage(one);
    expect(store.pages((one) => one)).toEqual(saved);
    expect(store.page('1')).toEqual(saved[1]);
    const [a, b] = store.pages((one) => one.facts!.links[0]);
    expect(a).toBe(b);
    store.seal(meta, {}, []);
    const db = openSqliteReadOnly(join(store.folder, 'snapshot.db'));
    const kept = db.prepare("SELECT json FROM part WHERE json LIKE '%互动交流%'").all();
    db.close();
    expect(kept).toHaveLength(1);
  });

  it('of an earlier version, which held every link themselves, are read and gone on with', () => {
    const folder = tempFolder();
    const old = openSqlite(join(folder, 'snapshot.db'));
    old.exec('CREATE TABLE page (url TEXT PRIMARY KEY, json TEXT NOT NULL)');
    const kept = { ...page, facts: facts(1) };
    old.prepare('INSERT INTO page VALUES (?, ?)').run(kept.url, JSON.stringify(kept));
    old.close();
    expect([...pagesOf(folder)]).toEqual([kept]);
    const store = openSnapshot(folder);
    const more = { ...page, url: 'http://www.example.gov.cn/2', facts: facts(2) };
    store.savePage(more);
    expect(store.pages((one) => one)).toEqual([kept, more]);
    store.close();
  });

  it('are not kept any more once a write has failed, lest they stand on what was undone', () => {
    const store = openSnapshot(tempFolder());
    const fail = () =>
      store.together(() => {
        store.savePage({ ...page, facts: facts(1) });
        throw new Error('the disk is full');
      });
    expect(fail).toThrow('the disk is full');
    expect(() => store.savePage(page)).toThrow('the disk is full');
    store.close();
  });
});
