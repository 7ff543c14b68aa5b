/** The days of the fictional city: fixed, so that the demonstration never ages. */
import { addDays, daysBetween } from '../src/lib/dates.ts';
import { workdaysIn } from '../src/lib/workdays.ts';

export const asOf = '2026-03-02';
const from = '2026-01-05';
/** Every day of the year up to as-of, newest first. */
export const days = Array.from({ length: daysBetween(from, asOf) + 1 }, (_, i) => addDays(asOf, -i));
/** Every Chinese working day of the year up to as-of, newest first. */
export const workdays = workdaysIn(from, asOf).reverse();
