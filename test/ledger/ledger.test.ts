import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts';
import { openSqlite } from '../../src/ledger/sqlite.ts';
import type { AgencyResult, FindingResult, Results } from '../../src/model/results.ts';

let dir: string;
let ledger: Ledger;
const file = () => path.join(dir, 'data', 'gongkai.db');
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
  ledger = await openLedger(file());
});
afterEach(async () => {
  await ledger.close();
  rmSync(dir, { recursive: true, force: true });
});

const finding = (fingerprint: string, state: FindingResult['state'] = 'new'): FindingResult => ({
  fingerprint,
  check: 'column-stale',
  say: 'stale',
  text: '某栏目久未更新',
  outcome: 'bad',
  doubt: null,
  target: 'portal',
  place: 'column:政策文件',
  found: 200,
  required: 180,
  at: [{ url: 'http://a.example/', fetchedAt: '2023-01-01T00:00:00Z', sha256: null, record: null }],
  data: { days: 180 },
  state,
});
const agency = (id: string, score: number, findings: FindingResult[] = [], ruleset = 'r'): AgencyResult => ({
  id,
  name: `${id}局`,
  kind: 'department',
  group: 'department',
  targets: [],
  scores: [
    {
      ...{ ruleset, inForce: true, score, best: score, worst: score, assessed: 1, attested: null },
      ...{ vetoed: [], grade: '良好', rank: 1, indicators: [] },
    },
  ],
  findings,
});
const results = (id: string, asOf: string, agencies: AgencyResult[], parent?: string): Results => ({
  run: {
    id,
    ...(parent !== undefined && { parent }),
    startedAt: `${asOf}T10:00:00Z`,
    finishedAt: `${asOf}T11:00:00Z`,
    tool: 'test',
  },
  judgement: {
    version: 1,
    asOf,
    period: { from: '2023-01-01', to: '2023-01-31' },
    seed: 's',
    inputs: {
      ...{ rulesets: {}, checks: '', tables: '', calendar: '', register: '', snapshots: {} },
      ...{ histories: '', reviews: '' },
    },
    agencies,
  },
});

test('an agency compares with its own last comparable run', async () => {
  await ledger.saveRun(results('jan', '2023-01-31', [agency('甲', 80, [finding('f1')]), agency('乙', 70)]));
  await ledger.saveRun(results('feb', '2023-02-28', [agency('甲', 90, [finding('f1', 'open')])]), '甲');
  await ledger.saveRun(results('other', '2023-03-01', [agency('甲', 10, [], 'another')]));
  const query = { asOf: '2023-03-31', rulesets: ['r'], agencies: ['甲', '乙', '丙'] };
  const before = await ledger.lastRun(query);
  expect([...before].map(([id, b]) => [id, b.run, b.scores[0]!.score])).toEqual([
    ['甲', 'feb', 90],
    ['乙', 'jan', 70],
  ]);
  expect(before.get('甲')!.findings).toMatchObject([{ fingerprint: 'f1', state: 'open', found: 200, examined: true }]);
  expect((await ledger.lastRun({ ...query, not: ['feb'] })).get('甲')!.run).toBe('jan');
  expect((await ledger.lastRun({ ...query, asOf: '2023-01-30' })).size).toBe(0);
});

test('what some run called fixed is known by agency, whatever later runs said', async () => {
  await ledger.saveRun(results('jan', '2023-01-31', [agency('甲', 80, [finding('f1', 'fixed'), finding('f2')])]));
  await ledger.saveRun(results('feb', '2023-02-28', [agency('甲', 80, [finding('f1', 'reopened')])]));
  expect(await ledger.everFixed(['甲', '乙'])).toEqual({ 甲: ['f1'] });
});

test('more findings than one statement takes are all kept', async () => {
  const many = Array.from({ length: 2500 }, (_, i) => finding(`f${i}`));
  await ledger.saveRun(results('jan', '2023-01-31', [agency('甲', 80, many)]));
  const before = await ledger.lastRun({ asOf: '2023-02-01', rulesets: ['r'], agencies: ['甲'] });
  expect(before.get('甲')!.findings).toHaveLength(2500);
});

test('a run saved twice is there once', async () => {
  await ledger.saveRun(results('jan', '2023-01-31', [agency('甲', 80, [finding('f1')])]));
  await ledger.saveRun(results('jan', '2023-01-31', [agency('甲', 85)]));
  expect(await ledger.runs()).toMatchObject([{ id: 'jan', agencies: 1, scope: 'register' }]);
  const before = await ledger.lastRun({ asOf: '2023-02-01', rulesets: ['r'], agencies: ['甲'] });
  expect(before.get('甲')!.findings).toEqual([]);
});

test('a run that cannot be saved whole is not saved at all', async () => {
  const twice = agency('甲', 80, [finding('f1'), finding('f1')]);
  await expect(ledger.saveRun(results('jan', '2023-01-31', [twice]))).rejects.toThrow();
  expect(await ledger.runs()).toEqual([]);
});

test('reviews come back in the order of their entry', async () => {
  const review = { fingerprint: 'f1', decision: 'dismiss', reason: '已说明', by: '某人', at: '2023-02-01' } as const;
  await ledger.addReviews([review]);
  await ledger.addReviews([{ ...review, decision: 'confirm', attachment: 'a.docx', expires: '2023-12-31' }]);
  expect(await ledger.reviews()).toEqual([
    review,
    { ...review, decision: 'confirm', attachment: 'a.docx', expires: '2023-12-31' },
  ]);
});

test('probes of a window come back as they were, whatever zone they were told in', async () => {
  const probe = { at: '2023-01-02T08:00:00+08:00', ok: true, ours: false, status: 200, ms: 50, reason: null };
  const failed = {
    ...probe,
    at: '2023-01-01T00:00:00.000Z',
    ok: false,
    ours: true,
    status: null,
    reason: 'timeout' as const,
  };
  await ledger.addProbes('portal', [probe, failed]);
  await ledger.addProbes('portal', [probe]);
  await ledger.addProbes('other', [probe]);
  expect(await ledger.probesOf('portal', '2023-01-01T00:00:00Z', '2023-01-02T00:00:00Z')).toEqual([
    failed,
    { ...probe, at: '2023-01-02T00:00:00.000Z' },
  ]);
  expect(await ledger.probesOf('portal', '2023-01-01T00:00:01Z', '2023-01-01T23:59:59Z')).toEqual([]);
});

test('what was written is there for the next process', async () => {
  await ledger.saveRun(results('jan', '2023-01-31', [agency('甲', 80)]));
  const script = `import('${path.resolve('src/ledger/ledger.ts')}').then(async ({ openLedger }) => {
    const ledger = await openLedger(${JSON.stringify(file())});
    console.log((await ledger.runs())[0].id);
  });`;
  expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout.trim()).toBe('jan');
});

test('a file that is no database is told in one sentence', async () => {
  const other = path.join(dir, 'other.db');
  writeFileSync(other, 'no database at all, but long enough to be read as the head of one '.repeat(20));
  await expect(openLedger(other)).rejects.toMatchObject({
    name: 'UserError',
    exitCode: 78,
    message: expect.stringMatching(/^台账 .*other\.db 已损坏或不是台账数据库/),
  });
});

test('a folder that cannot be made is told in one sentence', async () => {
  writeFileSync(path.join(dir, 'plain'), '');
  await expect(openLedger(path.join(dir, 'plain', 'gongkai.db'))).rejects.toThrow('无法打开或建立');
});

test('a ledger of a later version is refused, not changed', async () => {
  const other = path.join(dir, 'later.db');
  await (await openLedger(other)).close();
  const sqlite = openSqlite(other);
  sqlite.exec(`INSERT INTO kysely_migration VALUES ('9-later', '2030-01-01')`);
  sqlite.close();
  await expect(openLedger(other)).rejects.toThrow('由更新版本的程序写成');
});

test('past scores: the last run of each earlier month, for a year, ranked ones only', async () => {
  const unranked = agency('b', 50);
  unranked.scores[0]!.rank = null;
  await ledger.saveRun(results('old', '2022-02-01', [agency('a', 10)]));
  await ledger.saveRun(results('jan', '2023-01-01', [agency('a', 60)]));
  await ledger.saveRun(results('jan-again', '2023-01-20', [agency('a', 70), unranked]));
  await ledger.saveRun(results('mar', '2023-03-01', [agency('a', 80)]));
  expect(await ledger.pastScores('2023-03-31')).toEqual([{ agency: 'a', ruleset: 'r', month: '2023-01', score: 70 }]);
  expect((await ledger.pastScores('2023-04-01')).map((p) => p.month)).toEqual(['2023-01', '2023-03']);
});

test('run totals: ranked agencies, their average and vetoes by run and ruleset', async () => {
  const vetoed = agency('b', 90);
  Object.assign(vetoed.scores[0]!, { rank: null, vetoed: ['N-V1'] });
  await ledger.saveRun(results('one', '2023-01-01', [agency('a', 60), agency('c', 71), vetoed]));
  expect(await ledger.runTotals()).toEqual([{ run: 'one', ruleset: 'r', ranked: 2, average: 65.5, vetoed: 1 }]);
});
