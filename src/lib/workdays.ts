/** Chinese working days with statutory holidays and make-up days (调休). */
import chineseDays from 'chinese-days';
import { addDays, isDay } from './dates.ts';

/** Years for which the holiday table is complete; outside it a deadline is unsure. */
export const calendarRange = { from: '2004-01-01', to: '2026-12-31' } as const;

export function inCalendar(day: string): boolean {
  return day >= calendarRange.from && day <= calendarRange.to;
}

export function isWorkday(day: string): boolean {
  return chineseDays.isWorkday(day);
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later or one is no day. */
export function workdaysAfter(from: string, to: string): number {
  let n = 0;
  for (let day = addDays(from, 1); isDay(day) && day <= to; day = addDays(day, 1)) if (isWorkday(day)) n++;
  return n;
}

/** The day `n` working days after `from`; '' when that is no day. */
export function addWorkdays(from: string, n: number): string {
  let day = from;
  for (let left = n; left > 0 && isDay(day); ) {
    day = addDays(day, 1);
    if (isWorkday(day)) left--;
  }
  return day;
}

/** Working days from `from` to `to`, both included. */
export function workdaysIn(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; isDay(day) && day <= to; day = addDays(day, 1)) if (isWorkday(day)) days.push(day);
  return days;
}
