import { expect, test } from 'vitest';
import { covers, planOf, reachOf } from '../../src/lib/reach.ts';

const when = { asOf: '2024-05-31', period: { from: '2024-04-01', to: '2024-04-30' } };

test('a check that does not say how far it reaches has the whole site read, if what it reads grows with every page', () => {
  expect(reachOf({ reads: ['home', 'links'] }, {}, when)).toEqual({});
  expect(reachOf({ reads: ['home', 'documents'] }, {}, when)).toBeNull();
  expect(planOf([{}, null, { since: '2024-04-01' }], when.asOf)).toBeNull();
});

test('the plan reaches as far as the furthest of the checks', () => {
  const plan = planOf(
    [
      {},
      { since: '2024-04-01', documents: { from: '2024-04-01', to: '2024-04-15' }, sample: 5 },
      { since: '2024-03-01', documents: { from: '2024-04-10', to: '2024-04-30' }, lists: { 政策解读: '2024-02-01' } },
      { policies: '2024-03-01', lists: { 政策解读: '2024-01-01', 政策文件: '2024-03-01' }, sample: 3 },
    ],
    when.asOf,
  );
  expect(plan).toEqual({
    since: '2024-03-01',
    documents: { from: '2024-04-01', to: '2024-04-30' },
    policies: '2024-03-01',
    lists: { 政策解读: '2024-01-01', 政策文件: '2024-03-01' },
    sample: 5,
  });
});

test('what reaches further than the plan is not covered by it', () => {
  const plan = planOf([{ since: '2024-04-01', sample: 5 }], when.asOf)!;
  expect(covers(plan, {})).toBe(true);
  expect(covers(plan, { since: '2024-04-20', sample: 2 })).toBe(true);
  expect(covers(plan, { since: '2024-03-31' })).toBe(false);
  expect(covers(plan, { policies: '2024-04-20' })).toBe(false);
  expect(covers(plan, { lists: { 政策解读: '2024-04-01' } })).toBe(false);
  expect(covers(plan, null)).toBe(false);
});

test('policies alone are told where they reach further back than policies with their interpretations', () => {
  const planFrom = (...reaches: Parameters<typeof planOf>[0]) => planOf(reaches, when.asOf);
  expect(planFrom({ policiesOnly: '2023-06-01' }, { policies: '2024-03-01' })).toMatchObject({
    policies: '2024-03-01',
    policiesOnly: '2023-06-01',
  });
  const wide = planFrom({ policiesOnly: '2024-04-01' }, { policies: '2024-03-01' })!;
  expect(wide).not.toHaveProperty('policiesOnly');
  expect(covers(wide, { policiesOnly: '2024-03-01' })).toBe(true);
  expect(covers(wide, { policiesOnly: '2024-02-29' })).toBe(false);
  expect(covers(planFrom({ opened: { 办事指南: '2024-01-01' } })!, { opened: { 办事指南: '2023-12-31' } })).toBe(false);
});
