import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UserError } from '../../src/lib/errors.ts';
import { hashOf } from '../../src/lib/hash.ts';
import { readSnapshot } from '../../src/snapshot/read.ts';
import { openSqlite } from '../../src/snapshot/sqlite.ts';
import { openSnapshot } from '../../src/snapshot/store.ts';
import { tempFolder } from './folder.ts';

const probes = [{ status: 200, at: '2024-05-01T00:00:00.000Z', ok: true, ours: false, ms: 12, reason: null }];
const gaps = [{ reason: 'timeout' as const, place: 'http://a.cn/b', fact: 'pages' as const }];
const meta = {
  target: 's1',
  type: 'site' as const,
  url: 'http://a.cn/',
  startedAt: '2024-05-01T00:00:00.000Z',
  finishedAt: '2024-05-01T00:10:00.000Z',
  counts: { fetched: 1, shown: 1 },
};

function sealed(): { folder: string; sha256: string } {
  const folder = tempFolder();
  const { sha256 } = openSnapshot(folder).seal(meta, { probes, leaks: [] }, gaps);
  return { folder, sha256 };
}

function change(folder: string, sql: string, value: string): void {
  const db = openSqlite(join(folder, 'snapshot.db'));
  db.prepare(sql).run(value);
  db.close();
}

it('the hash is that of facts and gaps, whatever the order of their keys', () => {
  const { folder, sha256 } = sealed();
  expect(sha256).toBe(hashOf({ gaps, facts: { leaks: [], probes } }));
  change(folder, "UPDATE fact SET json = ? WHERE name = 'probes'", JSON.stringify(probes));
  expect(readSnapshot(folder).facts.probes).toEqual(probes);
});

it('a fact or gap that was changed afterwards is found out', () => {
  const facts = sealed().folder;
  change(facts, "UPDATE fact SET json = ? WHERE name = 'probes'", JSON.stringify([{ ...probes[0], ok: false }]));
  expect(() => readSnapshot(facts)).toThrow(UserError);
  const missing = sealed().folder;
  change(missing, "UPDATE meta SET value = ? WHERE key = 'gaps'", '[]');
  expect(() => readSnapshot(missing)).toThrow(UserError);
});
