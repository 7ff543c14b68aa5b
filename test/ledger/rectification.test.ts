import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { showLedger } from '../../src/cli/work/ledger-list.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import type { FindingResult, Results } from '../../src/model/results.ts';

type State = FindingResult['state'];
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const finding = (fingerprint: string, state: State, more: Partial<FindingResult> = {}): FindingResult => ({
  ...{ fingerprint, state, check: 'column-stale', say: 'stale', text: `${fingerprint}的问题`, outcome: 'bad' as const },
  ...{ doubt: null, target: 'portal', place: 'column:政策文件', found: 200, required: 180, at: [], data: {} },
  ...more,
});

async function save(asOf: string, agencies: Record<string, FindingResult[]>): Promise<void> {
  const score = { ruleset: 'r', inForce: true, score: 80, best: 80, worst: 80, assessed: 1, attested: null };
  const judged = Object.entries(agencies).map(([id, findings]) => ({
    ...{ id, name: `${id}局`, kind: 'department' as const, group: 'department', targets: [], findings },
    scores: [{ ...score, vetoed: [], grade: null, rank: 1, indicators: [] }],
  }));
  const inputs = { rulesets: {}, checks: '', tables: '', calendar: '', register: '', snapshots: {} };
  const results: Results = {
    run: { id: asOf, startedAt: `${asOf}T10:00:00Z`, finishedAt: `${asOf}T11:00:00Z`, tool: 'test' },
    judgement: {
      ...{ version: 1, asOf, period: { from: asOf, to: asOf }, seed: 's', agencies: judged },
      inputs: { ...inputs, histories: '', reviews: '' },
    },
  };
  const ledger = await openLedger(path.join(dir, 'data', 'gongkai.db'));
  await ledger.saveRun(results);
  await ledger.close();
}

const show = (flags: object, today: string) =>
  showLedger({ workspace: dir, json: true, ...flags }, new Date(`${today}T12:00:00+08:00`));
const list = async (flags: object, today: string) =>
  (JSON.parse(await show(flags, today)).items as Record<string, unknown>[]).map((item) => item);

/** Three months of one agency, in which every state occurs; a second agency beside it. */
async function threeRuns(): Promise<void> {
  await save('2023-03-01', {
    甲: ['stays', 'mended', 'back', 'unseen', 'excused', 'doubt'].map((f) => finding(f, 'new')),
    乙: [finding('stays', 'new')],
  });
  await save('2023-04-03', {
    甲: [
      ...[finding('stays', 'open'), finding('mended', 'open'), finding('back', 'fixed'), finding('unseen', 'open')],
      ...[
        finding('excused', 'dismissed', { review: 'dismiss' }),
        finding('doubt', 'not-rechecked', { outcome: 'unsure' }),
      ],
      finding('guess', 'new', { outcome: 'unsure' }),
    ],
  });
  await save('2023-05-04', {
    甲: [
      ...[finding('stays', 'open'), finding('mended', 'fixed'), finding('back', 'reopened')],
      ...[finding('unseen', 'not-rechecked'), finding('late', 'new'), finding('guess', 'open', { outcome: 'unsure' })],
    ],
  });
}

test('each problem has its state, its days and its deadline in working days', async () => {
  await threeRuns();
  const rows = (await list({ agency: '甲局' }, '2023-05-05')).map((r) => [
    ...[r.fingerprint, r.state, r.firstSeen, r.lastSeen, r.settledOn, r.deadline, r.overdue, r.lateWorkdays],
  ]);
  // 15 working days after 1 March are 22 March; the holiday of early May is made up for on 23 April and 6 May.
  expect(rows).toEqual([
    ['doubt', 'not-rechecked', '2023-03-01', '2023-03-01', null, '2023-03-22', null, 0],
    ['stays', 'open', '2023-03-01', '2023-05-04', null, '2023-03-22', true, 29],
    ['unseen', 'not-rechecked', '2023-03-01', '2023-04-03', null, '2023-03-22', null, 0],
    ['back', 'reopened', '2023-05-04', '2023-05-04', null, '2023-05-24', false, 0],
    ['late', 'new', '2023-05-04', '2023-05-04', null, '2023-05-24', false, 0],
    ['excused', 'dismissed', '2023-03-01', '2023-04-03', '2023-04-03', '2023-03-22', false, 0],
    ['mended', 'fixed', '2023-03-01', '2023-04-03', '2023-05-04', '2023-03-22', false, 0],
  ]);
});

test('only what stands, only what is late, of whom', async () => {
  await threeRuns();
  const keys = async (flags: object) => (await list(flags, '2023-05-05')).map((r) => `${r.agency}:${r.fingerprint}`);
  expect(await keys({ overdue: true })).toEqual(['乙:stays', '甲:stays']);
  expect(await keys({ open: true, agency: '甲' })).toEqual(['甲:doubt', '甲:stays', '甲:unseen', '甲:back', '甲:late']);
  expect(await keys({ overdue: true, agency: '甲', workdays: '200' })).toEqual([]);
  const text = await show({ overdue: true, agency: '甲', json: false }, '2023-05-05');
  expect(text).toContain('甲局（1个问题，逾期1个）');
  expect(text).toContain('期限2023-03-22，逾期29个工作日');
  await expect(show({ agency: '丙局' }, '2023-05-05')).rejects.toMatchObject({ name: 'UserError' });
});

test('an open appeal is never late; beyond the calendar of holidays nobody can tell', async () => {
  await save('2023-03-01', { 甲: [finding('appealed', 'new', { review: 'appeal' })] });
  await save('2026-12-20', { 乙: [finding('far', 'new')] });
  expect((await list({}, '2027-03-01')).map((r) => [r.fingerprint, r.overdue])).toEqual([
    ['far', null],
    ['appealed', false],
  ]);
});
