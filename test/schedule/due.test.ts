import { expect, test } from 'vitest';
import { cronLine } from '../../src/schedule/cron.ts';
import { closedPeriod, dueAudit, isProbeDue, nextAudit, type ScheduleState } from '../../src/schedule/due.ts';

const plan = { nextCron: cronLine('0 20 1 * *'), probesPerDay: 24, probeDays: 7 };
const state = (since: string, more: Partial<ScheduleState> = {}): ScheduleState => ({
  ...{ since, audits: [], probedAt: null },
  ...more,
});
const beijing = (text: string) => new Date(`${text}:00+08:00`).toISOString();

test.each([
  ['2023-02-15T00:00', '2023-03-01T20:00', 'a working day'],
  ['2023-03-15T00:00', '2023-04-03T20:00', 'a Saturday'],
  ['2023-04-28T00:00', '2023-05-04T20:00', 'a holiday in May'],
  ['2023-05-02T00:00', '2023-05-04T20:00', 'a holiday that moves it over the instant that is asked'],
  ['2023-09-20T00:00', '2023-10-07T20:00', 'a Saturday on which people work after the holiday'],
  ['2022-12-20T00:00', '2023-01-03T20:00', 'new year'],
])('after %s the audit is at %s: %s', (after, planned) => {
  expect(nextAudit(plan, beijing(after))?.planned).toBe(beijing(planned));
});

test.each([
  ['2023-03-01', '2023-01-30', '2023-02-28'],
  ['2024-03-01', '2024-01-30', '2024-02-29'],
  ['2023-04-03', '2023-03-01', '2023-03-29'],
  ['2023-05-04', '2023-03-30', '2023-04-29'],
  ['2023-01-03', '2022-11-30', '2022-12-29'],
  ['2023-05-31', '2023-04-30', '2023-05-29'],
])('on %s the closed statistics are %s to %s', (asOf, from, to) => {
  expect(closedPeriod(asOf)).toEqual({ from, to });
});

test('an audit is due from its instant until it was begun; of several missed ones the last', () => {
  const since = beijing('2023-02-15T00:00');
  expect(dueAudit(plan, state(since), beijing('2023-03-01T19:59'))).toBeNull();
  const due = dueAudit(plan, state(since), beijing('2023-03-02T09:00'))!;
  expect(due).toMatchObject({ planned: beijing('2023-03-01T20:00'), asOf: '2023-03-01' });
  expect(dueAudit(plan, state(since), beijing('2023-05-10T00:00'))?.asOf).toBe('2023-05-04');
  const begun = state(since, { audits: [{ planned: due.planned, exit: null }] });
  expect(dueAudit(plan, begun, beijing('2023-03-02T09:00'))).toBeNull();
  expect(dueAudit(plan, state(due.planned), beijing('2023-03-02T09:00'))).toBeNull();
});

test('home pages are visited each hour in the week before, and not before that', () => {
  const now = beijing('2023-02-23T10:00');
  expect(isProbeDue(plan, state(now), beijing('2023-02-22T19:00'))).toBe(false);
  expect(isProbeDue(plan, state(now), now)).toBe(true);
  expect(isProbeDue(plan, state(now, { probedAt: beijing('2023-02-23T09:30') }), now)).toBe(false);
  expect(isProbeDue(plan, state(now, { probedAt: beijing('2023-02-23T09:00') }), now)).toBe(true);
  expect(isProbeDue({ ...plan, probesPerDay: 0 }, state(now), now)).toBe(false);
});

test('a line that is none is told', () => {
  expect(() => cronLine('every day')).toThrow('无法识别');
});
