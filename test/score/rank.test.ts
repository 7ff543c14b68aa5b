import { expect, test } from 'vitest';
import type { AgencyResult, ScoreResult } from '../../src/model/results.ts';
import { ranked } from '../../src/score/rank.ts';

const scored = (ruleset: string, score: number | null, vetoed: string[] = []): ScoreResult => ({
  ...{ ruleset, inForce: true, score, best: score, worst: score, assessed: 1, attested: null, vetoed },
  ...{ grade: null, rank: null, indicators: [] },
});
const agency = (id: string, group: AgencyResult['kind'], ...scores: ScoreResult[]): AgencyResult => ({
  ...{ id, name: id, kind: group, group, targets: [], findings: [], scores },
});
const ranksOf = (agencies: AgencyResult[], ruleset = 'x') =>
  Object.fromEntries(ranked(agencies).map((a) => [a.id, a.scores.find((s) => s.ruleset === ruleset)!.rank]));

test('ties share a rank and the next one is skipped', () => {
  const [a, b, c, d] = [98, 95, 95, 90].map((s, i) => agency('abcd'[i]!, 'department', scored('x', s)));
  expect(ranksOf([d!, c!, b!, a!])).toEqual({ a: 1, b: 2, c: 2, d: 4 });
});

test('departments and towns are ranked apart', () => {
  expect(ranksOf([agency('a', 'town', scored('x', 60)), agency('b', 'department', scored('x', 90))])).toEqual({
    a: 1,
    b: 1,
  });
});

test('who is withheld or vetoed has no rank and pushes nobody down', () => {
  const agencies = [
    agency('a', 'town', scored('x', null)),
    agency('b', 'town', scored('x', 99, ['N-V2'])),
    agency('c', 'town', scored('x', 70)),
  ];
  expect(ranksOf(agencies)).toEqual({ a: null, b: null, c: 1 });
});

test('each ruleset ranks by its own scores', () => {
  const agencies = [
    agency('a', 'town', scored('x', 90), scored('y', 50)),
    agency('b', 'town', scored('x', 80), scored('y', 60)),
  ];
  expect([ranksOf(agencies, 'x'), ranksOf(agencies, 'y')]).toEqual([
    { a: 1, b: 2 },
    { a: 2, b: 1 },
  ]);
});
