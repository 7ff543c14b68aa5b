import { expect, test } from 'vitest';
import type { CheckRun, JudgedIndicator } from '../../src/model/judged.ts';
import type { Review } from '../../src/model/review.ts';
import { indicatorSchema, type Ruleset } from '../../src/model/ruleset.ts';
import { findingsOf, reviewsInForce } from '../../src/score/reviewed.ts';
import { scoreAgency } from '../../src/score/score.ts';
import { runOf } from './seen.ts';

const ruleset: Ruleset = {
  ...{ id: 'x', title: 'x', documentNumber: null, issuer: 'x', total: 100, indicators: [] },
  inForce: { from: '2023-07-07', to: '2023-12-31' },
  pointsConfidence: 'our-setting',
  grades: [
    { name: '优秀', from: 90 },
    { name: '良好', from: 80 },
    { name: '合格', from: 60 },
    { name: '不合格', from: 0 },
  ],
};

function line(over: object, ...runs: CheckRun[]): JudgedIndicator {
  const base = { requirement: 'N-D01', title: '某指标', target: 'site', kind: 'deduct', points: 10 };
  const cited = { source: '某条', confidence: 'official', when: { check: 'c' } };
  const indicator = indicatorSchema.parse({ ...base, ...cited, ...over });
  const targets = runs.map((run) => ({ target: run.target, runs: [run] }));
  return { indicator, notApplicable: null, attestation: null, targets };
}
const deduct = (points: number, cell: string) => line({ points }, runOf(cell, 'c'));
const veto = (cell: string, requirement = 'N-V1') => line({ kind: 'veto', points: 0, requirement }, runOf(cell, 'v'));
const score = (judged: JudgedIndicator[], reviews: Review[] = [], asOf = '2023-08-01') =>
  scoreAgency(ruleset, judged, reviewsInForce({ reviews, asOf, agency: 'a1', findings: findingsOf(judged) }), asOf);
const review = (fingerprint: string, decision: Review['decision'], over: Partial<Review> = {}): Review => ({
  ...{ fingerprint, decision, reason: '核查', by: '某科', at: '2023-08-02' },
  ...over,
});

test('exactly 0.8 assessed is enough, below it the score is withheld but its bounds stay', () => {
  expect(score([deduct(80, '0/1'), deduct(20, 'not run')])).toMatchObject({ assessed: 0.8, score: 100, worst: 80 });
  expect(score([deduct(79, '0/1'), deduct(21, 'not run')])).toMatchObject({
    ...{ assessed: 0.79, score: null, grade: null, best: 100, worst: 79 },
  });
});

test('an error costs nothing and counts as not assessed', () => {
  const result = score([deduct(90, '0/1'), deduct(10, 'error')]);
  expect(result).toMatchObject({ score: 100, worst: 90, assessed: 0.9 });
  expect(result.indicators[1]).toMatchObject({ outcome: 'error', lost: 0, reason: '检查程序出错' });
});

test('nothing applicable gives no score, and none assessed', () => {
  expect(score([deduct(10, 'not applicable')])).toMatchObject({ score: null, best: null, worst: null, assessed: null });
  expect(score([])).toMatchObject({ score: null, grade: null, vetoed: [] });
});

test('halves are rounded up, also those that binary fractions miss', () => {
  // 1 of 16 is 6.25 %, 1 of 32 is 3.125 %: kept 96.875 → 96.88; 1.99 of 200 lost leaves 99.005 → 99.01.
  expect(score([deduct(31, '0/1'), deduct(1, '1/1')]).score).toBe(96.88);
  expect(score([deduct(198.01, '0/1'), deduct(1.99, '1/1')]).score).toBe(99.01);
  expect(score([line({ points: 0.1, per: 'finding', max: 4 }, runOf('3/9', 'c'))]).indicators[0]!.lost).toBe(0.3);
});

test('worst is never better than the score', () => {
  const short = { points: 25, per: 'shortfall', when: { check: 'c', shareBelow: 0.9 } };
  for (let bad = 0; bad <= 7; bad++) {
    const result = score([line(short, runOf(`${bad}/7`, 'c')), deduct(41, '0/1')]);
    expect(result.worst!).toBeLessThanOrEqual(result.best!);
  }
});

test('a veto makes the grade 不合格 whatever the score; a doubtful one does not', () => {
  expect(score([deduct(10, '0/1'), veto('1/1')])).toMatchObject({ score: 100, grade: '不合格', vetoed: ['N-V1'] });
  expect(score([deduct(10, '0/1'), veto('0+1/1'), veto('not run', 'N-V2')])).toMatchObject({
    ...{ score: 100, grade: '优秀', vetoed: [] },
  });
  expect(score([deduct(10, 'not run'), veto('1/1')])).toMatchObject({ score: null, grade: '不合格' });
});

test('where there are only vetoes, all of them passed is 合格 and a doubt is no grade', () => {
  expect(score([veto('0/1'), veto('not applicable', 'N-V2')]).grade).toBe('合格');
  expect(score([veto('0/1'), veto('not run', 'N-V2')]).grade).toBeNull();
});

test('a prompt is told and costs nothing', () => {
  const [prompt] = score([line({ kind: 'prompt', points: 0 }, runOf('2/9', 'c')), deduct(1, '0/1')]).indicators;
  expect(prompt).toMatchObject({ outcome: 'fail', bad: 2, points: 0, max: 0, lost: 0 });
});

test('grades begin at their figure', () => {
  expect(score([deduct(90, '0/1'), deduct(10, '1/1')]).grade).toBe('优秀');
  expect(score([deduct(89, '0/1'), deduct(11, '1/1')]).grade).toBe('良好');
});

test('outside its dates a ruleset is marked; the last day is inside', () => {
  const inForce = (asOf: string) => score([], [], asOf).inForce;
  expect(['2023-07-06', '2023-07-07', '2023-12-31', '2024-01-01'].map(inForce)).toEqual([false, true, true, false]);
});

test('a dismissed finding counts as good: the share moves as it should', () => {
  const share = line({ points: 25, per: 'shortfall', when: { check: 'c', shareBelow: 0.5 } }, runOf('6/10', 'c'));
  expect(score([share]).indicators[0]).toMatchObject({ outcome: 'fail', bad: 6, lost: 5 });
  const dismissed = score([share], [review('c:site:0', 'dismiss')]).indicators[0]!;
  expect(dismissed).toMatchObject({ outcome: 'pass', n: 10, bad: 5, lost: 0 });
  expect(dismissed.findings).toContain('c:site:0');
});

test('a confirmed doubt is sure, an accepted explanation clears, an appeal changes nothing yet', () => {
  const judged = [deduct(10, '0+1/1'), deduct(90, '0/1')];
  expect(score(judged).score).toBe(100);
  expect(score(judged, [review('c:site:0', 'confirm')]).score).toBe(90);
  const sure = [deduct(10, '1/1'), deduct(90, '0/1')];
  expect(score(sure, [review('c:site:0', 'accept')]).score).toBe(100);
  expect(score(sure, [review('c:site:0', 'appeal')]).score).toBe(90);
});

test('what an accepted explanation names is not examined; where nothing is left the indicator does not apply', () => {
  const share = line({ when: { check: 'c', shareBelow: 0.5 } }, runOf('6/10', 'c'));
  const excused = (cells: number[]) => cells.map((i) => review(`c:site:${i}`, 'accept'));
  expect(score([share], excused([0, 1])).indicators[0]).toMatchObject({ outcome: 'pass', n: 8, bad: 4 });
  expect(score([deduct(10, '1/1')], excused([0])).indicators[0]).toMatchObject({
    ...{ outcome: 'not-applicable', n: 0, reason: '已采信情况说明' },
  });
});

test('a decision for a page or an agency covers what is alike, and gives way to one on the finding itself', () => {
  const run = runOf('3/9', 'c');
  const pages = ['a.gov.cn/x/1.html', 'a.gov.cn/x/1.html', 'a.gov.cn/x/2.html'];
  run.findings.forEach((finding, i) => {
    finding.place = `rule ${i}:${pages[i]}`;
    finding.at = [{ url: `http://${pages[i]}`, fetchedAt: '', sha256: '', record: '', excerpt: '' }];
  });
  const bad = (...reviews: Review[]) => score([line({}, run)], reviews).indicators[0]!.bad;
  const page = { covers: { scope: 'page', agency: 'a1', page: pages[0]! } } as const;
  const agency = { covers: { scope: 'agency', agency: 'a1', check: 'c' } } as const;
  expect(bad(review('c:site:0', 'dismiss', page))).toBe(1);
  expect(bad(review('gone', 'dismiss', agency))).toBe(0);
  expect(bad(review('gone', 'dismiss', agency), review('c:site:2', 'confirm'))).toBe(1);
  expect(bad(review('gone', 'dismiss', { covers: { ...agency.covers, agency: 'a2' } }))).toBe(3);
  expect(bad(review('gone', 'dismiss', { covers: { ...agency.covers, check: 'd' } }))).toBe(3);
  expect(bad(review('gone', 'dismiss', { ...agency, expires: '2023-07-31' }))).toBe(3);
});

test('the last decision holds until its last day', () => {
  const sure = [deduct(10, '1/1'), deduct(90, '0/1')];
  const first = review('c:site:0', 'dismiss', { at: '2023-07-01' });
  const second = review('c:site:0', 'confirm', { at: '2023-07-20' });
  expect(score(sure, [second, first]).score).toBe(90);
  expect(score(sure, [{ ...first, expires: '2023-08-01' }]).score).toBe(100);
  expect(score(sure, [{ ...first, expires: '2023-07-31' }]).score).toBe(90);
});

test('the reason of a doubt is one that still stands', () => {
  const run = runOf('0+2/9', 'c');
  run.findings[0]!.doubt = '已经核实的疑点';
  const result = score([line({}, run)], [review('c:site:0', 'dismiss')]).indicators[0]!;
  expect(result).toMatchObject({ outcome: 'unsure', reason: '部分条目没有日期' });
});

test('a sample too small to judge says so', () => {
  const when = { check: 'c', shareBelow: 0.5, minimumN: 5 };
  expect(score([line({ when }, runOf('3/4', 'c'))]).indicators[0]!.reason).toBe('只有4件，不足5件，须人工判断');
});

test('limits in words', () => {
  const words = (when: object) => score([line({ when }, runOf('0/1', 'c'))]).indicators[0]!.limit;
  expect(words({ check: 'c' })).toBe('出现1个即不达标');
  expect(words({ check: 'c', shareBelow: 0.55, minimumN: 5 })).toBe(
    '达标比例低于55%（不足5件的转人工，不扣分）即不达标',
  );
});

test('a crawl that was stopped gives no score, grade or veto, only what was seen', () => {
  const judged = [deduct(90, '0/1'), veto('1/1')];
  const stopped = scoreAgency(ruleset, judged, new Map(), '2023-08-01', true);
  expect(stopped).toMatchObject({ score: null, grade: null, vetoed: [], assessed: 1, best: 100 });
  expect(stopped.indicators[1]).toMatchObject({ outcome: 'fail' });
});
