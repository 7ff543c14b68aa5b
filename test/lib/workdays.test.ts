import { expect, test } from 'vitest';
import {
  addWorkdays,
  calendarRange,
  inCalendar,
  isWorkday,
  workdaysAfter,
  workdaysIn,
} from '../../src/lib/workdays.ts';

test('make-up Sundays are worked, holidays are not', () => {
  // Spring Festival 2018: Sunday 11 and Saturday 24 February were worked, 15 to 21 February were free.
  expect(workdaysIn('2018-02-10', '2018-02-25')).toEqual([
    ...['2018-02-11', '2018-02-12', '2018-02-13', '2018-02-14'],
    ...['2018-02-22', '2018-02-23', '2018-02-24'],
  ]);
  // National Day 2018, with the worked weekend before it.
  expect(workdaysIn('2018-09-29', '2018-10-08')).toEqual(['2018-09-29', '2018-09-30', '2018-10-08']);
  // Tomb-sweeping Day 2023 fell on a Wednesday and made no long weekend.
  expect(['2023-04-04', '2023-04-05', '2023-04-06'].map(isWorkday)).toEqual([true, false, true]);
});

test('a term begins on the day after', () => {
  expect(workdaysAfter('2023-07-07', '2023-07-07')).toBe(0);
  expect(workdaysAfter('2023-07-07', '2023-07-10')).toBe(1);
  expect(workdaysAfter('2023-07-10', '2023-07-07')).toBe(0);
  expect(addWorkdays('2023-07-07', 3)).toBe('2023-07-12');
  expect(addWorkdays('2023-07-08', 1)).toBe('2023-07-10');
  expect(addWorkdays('2018-09-30', 1)).toBe('2018-10-08');
});

test('adding and counting agree', () => {
  for (const from of ['2018-02-08', '2018-09-28', '2023-01-20', '2024-12-31'])
    for (const n of [0, 1, 3, 10]) expect(workdaysAfter(from, addWorkdays(from, n))).toBe(n);
});

test('what is no day ends at once', () => {
  expect(workdaysAfter('2023-02-31', '2023-03-10')).toBeTypeOf('number');
  expect(workdaysAfter('', '2023-03-10')).toBe(0);
  expect(workdaysIn('', '2023-03-10')).toEqual([]);
  expect(addWorkdays('', 3)).toBe('');
});

test('the calendar knows the holidays of every year that it says it knows', () => {
  const years = Array.from(
    { length: Number(calendarRange.to.slice(0, 4)) - Number(calendarRange.from.slice(0, 4)) + 1 },
    (_, i) => Number(calendarRange.from.slice(0, 4)) + i,
  );
  for (const year of years)
    for (const day of [`${year}-01-01`, `${year}-05-01`, `${year}-10-01`]) expect(isWorkday(day), day).toBe(false);
  // Each year has some weekend day that is worked, or the notice of that year is not in the table.
  const makeUp = (year: number) =>
    workdaysIn(`${year}-01-01`, `${year}-12-31`).some((d) => [0, 6].includes(new Date(`${d}T00:00:00Z`).getUTCDay()));
  expect(years.filter((year) => !makeUp(year))).toEqual([]);
  expect([inCalendar(calendarRange.from), inCalendar(calendarRange.to), inCalendar('2031-01-01')]).toEqual([
    ...[true, true, false],
  ]);
});
