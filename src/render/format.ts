/** Numbers and times as the reports print them. */
import { dayOf } from '../lib/dates.ts';

/** Two decimals; a dash for what is not known. */
export function twoDecimals(value: number | null): string {
  return value === null ? '—' : value.toFixed(2);
}

/** Points without needless zeros: 5, 2.5, 0.25. */
export function shortNumber(value: number | null): string {
  return value === null ? '—' : String(Math.round(value * 100) / 100);
}

/** A share in whole percent, rounded down so that 99.6 % never reads as complete. */
export function percent(share: number | null): string {
  return share === null ? '—' : `${Math.floor(share * 100 + 1e-9)}%`;
}

/** A share in percent with two decimals at most, rounded down: 95.57%, 100%. */
export function exactPercent(share: number | null): string {
  return share === null ? '—' : `${Math.floor(share * 10_000 + 1e-6) / 100}%`;
}

/** `+1.20`, `−0.50`, or 持平. */
export function signed(value: number | null): string {
  if (value === null) return '—';
  return value === 0 ? '持平' : `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(2)}`;
}

/** An instant in Beijing time, `2018-07-30 09:05`; the text itself where it is none. */
export function beijingTime(instant: string): string {
  const day = dayOf(instant);
  if (day === '') return instant;
  return `${day} ${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)}`;
}

/** `2018年7月30日`; the text itself where it is no day. */
export function chineseDay(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return parts === null ? day : `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日`;
}
