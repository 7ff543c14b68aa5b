import { expect, test } from 'vitest';
import type { Attestation } from '../../src/model/attestation.ts';
import type { JudgedIndicator } from '../../src/model/judged.ts';
import { indicatorSchema, type Ruleset } from '../../src/model/ruleset.ts';
import { scoreAgency } from '../../src/score/score.ts';
import { runOf } from './seen.ts';

const ruleset: Ruleset = {
  ...{ id: 'x', title: 'x', documentNumber: null, issuer: 'x', total: 10, indicators: [] },
  inForce: { from: null, to: null },
  pointsConfidence: 'our-setting',
  grades: [{ name: '合格', from: 0 }],
  bonus: { above: 80, max: 5 },
};
const said = (over: Partial<Attestation> = {}): Attestation => ({
  ...{ requirement: 'D-03', agency: 'a', statement: '已落实', date: '2026-03-02', by: '张某' },
  ...over,
});
const base = { requirement: 'D-03', title: '某事', target: 'agency', source: '某条', confidence: 'document' };

function judged(kind: 'attest' | 'bonus', attestation: Attestation | null): JudgedIndicator {
  const indicator = indicatorSchema.parse({ ...base, kind, ...(kind === 'bonus' && { points: 4 }) });
  return { indicator, notApplicable: null, attestation, targets: [] };
}
function deduct(cell: string): JudgedIndicator {
  const over = { target: 'site', kind: 'deduct', points: 10, per: 'shortfall' };
  const indicator = indicatorSchema.parse({ ...base, ...over, when: { check: 'c', shareBelow: 1 } });
  return { indicator, notApplicable: null, attestation: null, targets: [{ target: 't', runs: [runOf(cell, 'c')] }] };
}
const score = (...items: JudgedIndicator[]) => scoreAgency(ruleset, items, new Map(), '2026-11-01');

test('a statement that holds is a pass; a missing or expired one is unsure and costs nothing', () => {
  const result = score(
    deduct('0/10'),
    judged('attest', said()),
    judged('attest', null),
    judged('attest', said({ date: '2025-10-01' })),
    judged('attest', said({ date: '2025-10-01', expires: '2026-12-31' })),
  );
  expect(result.indicators.map((i) => i.outcome)).toEqual(['pass', 'pass', 'unsure', 'unsure', 'pass']);
  expect(result.indicators[3]).toMatchObject({ reason: '填报已于2026-10-01过期', attestation: { state: 'expired' } });
  expect(result).toMatchObject({ attested: 0.5, assessed: 1, score: 100, worst: 100 });
});

test('bonus points count only above the line, up to the worth of the item and of all', () => {
  const bonus = (points: number) => judged('bonus', said({ points }));
  expect(score(deduct('1/10'), bonus(3))).toMatchObject({ score: 93, bonus: 3, best: 90 });
  expect(score(deduct('1/10'), bonus(9))).toMatchObject({ score: 94 });
  expect(score(deduct('1/10'), bonus(4), bonus(4)).score).toBe(95);
  expect(score(deduct('2/10'), bonus(3)).score).toBe(80);
  expect(score(deduct('2/10'), bonus(3)).bonus).toBeUndefined();
});

test('nobody has to earn a bonus', () => {
  expect(score(deduct('0/1'), judged('bonus', null)).indicators[1]!.outcome).toBe('not-applicable');
});
