/** The days of the fictional city: fixed, so that the demonstration never ages. */
import { workdaysIn } from '../src/lib/workdays.ts';

export const asOf = '2026-03-02';
/** Every Chinese working day of the year up to as-of, newest first. */
export const workdays = workdaysIn('2026-01-05', asOf).reverse();
