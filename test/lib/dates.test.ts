import { expect, test } from 'vitest';
import { addDays, dayOf, isDay, monthBefore, newestOf, pastOf, weekday, wholeWeeks } from '../../src/lib/dates.ts';

test('a day exists in the calendar or is none', () => {
  const days = ['2024-02-29', '2023-02-29', '2023-13-01', '2023-00-10', '2023-1-1', '2023-04-31', '', '2023-01-01 '];
  expect(days.filter(isDay)).toEqual(['2024-02-29']);
});

test('an instant has its Beijing day', () => {
  expect(dayOf('2023-06-30T16:00:00Z')).toBe('2023-07-01');
  expect(dayOf('2023-06-30T15:59:59Z')).toBe('2023-06-30');
  expect(dayOf('2023-07-01T00:30:00+08:00')).toBe('2023-07-01');
  expect(dayOf('no date')).toBe('');
});

test('days are added over months, leap days and years', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2023-01-01', -1)).toBe('2022-12-31');
  expect(addDays('no date', 1)).toBe('');
});

test('the month before', () => {
  expect(monthBefore('2023-01-15')).toEqual({ from: '2022-12-01', to: '2022-12-31' });
  expect(monthBefore('2024-03-31')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
});

test('the newest of days, of which some are unknown', () => {
  expect(newestOf([null, '2023-01-02', undefined, '2023-01-10'])).toBe('2023-01-10');
  expect(newestOf([null])).toBeNull();
});

test('weeks run from Monday to Sunday and lie wholly in the period', () => {
  expect(wholeWeeks({ from: '2023-07-02', to: '2023-07-17' })).toEqual([
    ['2023-07-03', '2023-07-09'],
    ['2023-07-10', '2023-07-16'],
  ]);
  expect(weekday('2023-07-03')).toBe(1);
  expect(wholeWeeks({ from: '2023-07-04', to: '2023-07-15' })).toEqual([]);
  expect(wholeWeeks({ from: '', to: '2023-07-15' })).toEqual([]);
});

test('only what is over at as-of is past', () => {
  const july = { from: '2023-07-01', to: '2023-07-31' };
  expect(pastOf(july, '2023-08-01')).toEqual(july);
  expect(pastOf(july, '2023-07-10')).toEqual({ from: '2023-07-01', to: '2023-07-10' });
});
