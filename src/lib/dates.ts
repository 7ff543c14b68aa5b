/** Days are `YYYY-MM-DD` strings in Beijing time; instants are ISO strings. China keeps +08:00 all year. */

const DAY = 86_400_000;
const BEIJING = 8 * 3_600_000;

/** Whether the text is a day that exists in the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, date] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (lastDates[month - 1] ?? 0);
  return date >= 1 && date <= last;
}

const lastDates = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function toMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function fromMs(ms: number): string {
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10);
}

export function addDays(day: string, n: number): string {
  return fromMs(toMs(day) + n * DAY);
}

/** Days from a to b, negative when b is earlier. */
export function daysBetween(a: string, b: string): number {
  return Math.round((toMs(b) - toMs(a)) / DAY);
}

/** 0 = Sunday. */
export function weekday(day: string): number {
  return new Date(toMs(day)).getUTCDay();
}

/** Beijing day of an instant; '' when it is none. */
export function dayOf(instant: string): string {
  return fromMs(Date.parse(instant) + BEIJING);
}

/** The day that a page is read against: that of its fetch, or of the judgement where that is earlier. */
export function readingDay(fetchedAt: string, asOf: string): string {
  const fetched = dayOf(fetchedAt);
  return fetched < asOf ? fetched : asOf;
}

/** A bare day means its end in +08:00. */
export function endOfDay(day: string): string {
  return `${day}T23:59:59+08:00`;
}

/** The calendar month before the month of the day. */
export function monthBefore(day: string): { from: string; to: string } {
  const to = addDays(`${day.slice(0, 7)}-01`, -1);
  return { from: `${to.slice(0, 7)}-01`, to };
}

/** The later of two days, either may be null. */
export function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** Newest of many days, null where there is none. */
export function newestOf(days: Iterable<string | null | undefined>): string | null {
  let newest: string | null = null;
  for (const day of days) newest = later(newest, day ?? null);
  return newest;
}

/** The part of a period that is over at the end of as-of; `to` lies before `from` where none is. */
export function pastOf(period: { from: string; to: string }, asOf: string): { from: string; to: string } {
  return { from: period.from, to: period.to < asOf ? period.to : asOf };
}

/** Weeks from Monday to Sunday that lie wholly in the period. */
export function wholeWeeks(period: { from: string; to: string }): (readonly [string, string])[] {
  const found: [string, string][] = [];
  for (let day = period.from; isDay(day) && addDays(day, 6) <= period.to; day = addDays(day, 1))
    if (weekday(day) === 1) found.push([day, addDays(day, 6)]);
  return found;
}
