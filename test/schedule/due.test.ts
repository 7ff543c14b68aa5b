import { expect, test } from 'vitest';
import { cronLine } from '../../src/schedule/cron.ts';
import {
  closedPeriod,
  dueAudit,
  isPollDue,
  isProbeDue,
  nextAudit,
  type ScheduleState,
} from '../../src/schedule/due.ts';

const plan = { nextCron: cronLine('0 20 1 * *'), probesPerDay: 24, probeDays: 7, pollsPerDay: 4 };
const state = (since: string, more: Partial<ScheduleState> = {}): ScheduleState => ({
  ...{ since, audits: [], probedAt: null, polledAt: null, summary: null },
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
  ['2027-04-10T00:00', '2027-05-03T20:00', 'a Saturday of a year whose holidays are not known'],
  ['2027-01-10T00:00', '2027-02-01T20:00', 'a Monday of such a year'],
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
  // The week before 1 March begins with the first minute of 22 February.
  expect(isProbeDue(plan, state(now), beijing('2023-02-21T23:59'))).toBe(false);
  expect(isProbeDue(plan, state(now), beijing('2023-02-22T00:00'))).toBe(true);
  expect(isProbeDue(plan, state(now), now)).toBe(true);
  expect(isProbeDue(plan, state(now, { probedAt: beijing('2023-02-23T09:30') }), now)).toBe(false);
  expect(isProbeDue(plan, state(now, { probedAt: beijing('2023-02-23T09:00') }), now)).toBe(true);
  expect(isProbeDue({ ...plan, probesPerDay: 0 }, state(now), now)).toBe(false);
});

/** Counts what is due by the day when somebody looks every so many minutes, a few seconds late. */
function countByDay(
  minutes: number,
  isDue: (current: ScheduleState, now: string) => boolean,
  key: 'probedAt' | 'polledAt',
) {
  const current = state(beijing('2023-02-15T00:00'));
  const days = new Map<string, number>();
  const end = Date.parse(beijing('2023-03-01T20:00'));
  for (let at = Date.parse(beijing('2023-02-15T00:00')), n = 0; at < end; at += minutes * 60_000, n++) {
    const now = new Date(at + ((n * 7) % 20) * 1000).toISOString();
    if (!isDue(current, now)) continue;
    current[key] = now;
    const day = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
}

test.each([1, 20, 30])('whoever looks every %i minutes visits often enough on each of the seven days', (minutes) => {
  const days = countByDay(minutes, (current, now) => isProbeDue(plan, current, now), 'probedAt');
  const week = [22, 23, 24, 25, 26, 27, 28].map((n) => days.get(`2023-02-${n}`) ?? 0);
  expect(Math.min(...week)).toBeGreaterThanOrEqual(20);
  expect(days.has('2023-02-21')).toBe(false);
});

test('accounts are read all the month, also far from an audit', () => {
  const days = countByDay(30, (current, now) => isPollDue(plan, current, now), 'polledAt');
  expect(Math.min(...[...days.values()].slice(0, -1))).toBeGreaterThanOrEqual(4);
  expect(days.size).toBe(15);
  expect(isPollDue({ ...plan, pollsPerDay: 0 }, state(beijing('2023-02-15T00:00')), beijing('2023-02-16T00:00'))).toBe(
    false,
  );
});

test('a line that is none is told', () => {
  expect(() => cronLine('every day')).toThrow('无法识别');
});
