import { expect, test } from 'vitest';
import type { CheckRun, JudgedIndicator } from '../../src/model/judged.ts';
import type { Review } from '../../src/model/review.ts';
import { indicatorSchema, type Ruleset } from '../../src/model/ruleset.ts';
import { findingsOf, reviewsInForce } from '../../src/score/reviewed.ts';
import { whatIf } from '../../src/score/what-if.ts';
import { runOf } from './seen.ts';

const ruleset: Ruleset = {
  ...{ id: 'x', title: 'x', documentNumber: null, issuer: 'x', total: 100, indicators: [] },
  inForce: { from: null, to: null },
  pointsConfidence: 'our-setting',
  grades: [
    { name: '良好', from: 80 },
    { name: '不合格', from: 0 },
  ],
};

function line(over: object, ...runs: CheckRun[]): JudgedIndicator {
  const base = { requirement: 'N-D01', title: '某指标', target: 'site', kind: 'deduct', points: 10 };
  const indicator = indicatorSchema.parse({
    ...{ ...base, source: '某条', confidence: 'official', when: { check: 'c' } },
    ...over,
  });
  const targets = runs.map((run) => ({ target: run.target, runs: [run] }));
  return { indicator, notApplicable: null, attestation: null, targets };
}

const ask = (indicators: JudgedIndicator[], given: Review[] = []) => {
  const reviews = reviewsInForce({
    reviews: given,
    asOf: '2023-08-01',
    agency: 'a1',
    findings: findingsOf(indicators),
  });
  return whatIf({ ruleset, indicators, reviews, asOf: '2023-08-01' });
};

test('of a share only as many are asked for as it takes; what wins most comes first', () => {
  const share = line({ requirement: 'J-26', points: 20, when: { check: 'a', shareBelow: 0.5 } }, runOf('8/10', 'a'));
  const single = line({ requirement: 'J-27', points: 30 }, runOf('1/4', 'b'));
  const { now, all, mends } = ask([share, single, line({ points: 50 }, runOf('0/3', 'd'))]);
  expect([now.points, all.points]).toEqual([50, 100]);
  expect(mends.map((m) => [m.requirement, m.findings.length, m.enough, m.gain, m.then.points])).toEqual([
    ['J-27', 1, 1, 30, 80],
    ['J-26', 8, 3, 20, 70],
  ]);
  expect(mends[0]!.then.grade).toBe('良好');
});

test('each site or account has its own limit', () => {
  const five = { points: 40, max: 40, when: { check: 'a', atLeast: 5 } };
  const { mends } = ask([line(five, runOf('6/9', 'a', 'one'), runOf('7/9', 'a', 'two'), runOf('4/9', 'a', 'three'))]);
  expect(mends[0]).toMatchObject({ enough: 5, gain: 100 });
  expect(new Set(mends[0]!.findings.slice(0, 5).map((f) => f.target))).toEqual(new Set(['one', 'two']));
});

test('a problem behind two indicators wins both back', () => {
  const run = runOf('1/4', 'a');
  const { mends } = ask([
    line({ points: 10 }, run),
    line({ points: 30 }, run),
    line({ points: 60 }, runOf('0/1', 'b')),
  ]);
  expect(mends.map((m) => m.gain)).toEqual([40, 40]);
});

test('a veto comes first although it wins no points; doubts and what was set aside are not asked for', () => {
  const veto = line({ kind: 'veto', points: 0, requirement: 'N-V1' }, runOf('1/1', 'v'));
  const doubtful = line({ points: 50 }, runOf('0+1/4', 'a'));
  const aside = line({ points: 20 }, runOf('1/4', 'b'));
  const failed = line({ points: 30 }, runOf('2/4', 'd'));
  const dismissed: Review = {
    fingerprint: 'b:site:0',
    decision: 'dismiss',
    reason: '不实',
    by: '某科',
    at: '2023-07-01',
  };
  const { now, mends } = ask([doubtful, aside, failed, veto], [dismissed]);
  expect(now.grade).toBe('不合格');
  expect(mends.map((m) => [m.isVeto, m.gain, m.then.vetoed])).toEqual([
    [true, 0, []],
    [false, 30, ['N-V1']],
  ]);
});
