/** Dates of feeds. A date without zone means Beijing, whatever the machine's own zone is. */

export interface Instant {
  /** ISO with +08:00, seconds. */
  at: string;
  /** False where only the day is known. */
  exact: boolean;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const zones: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  cst: 480,
  est: -300,
  edt: -240,
  pst: -480,
  pdt: -420,
};
const BEIJING = 480;

const internet =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([a-z]{1,5}|[+-]\d{2}:?\d{2})?)?$/i;
const iso =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*([a-z]{1,5}|[+-]\d{2}:?\d{2})?)?$/i;

/** Reads RFC 822 and ISO forms; null for anything else and for days that do not exist. CST is China's here. */
export function readInstant(text: string): Instant | null {
  const trimmed = text.trim().slice(0, 80);
  const a = internet.exec(trimmed);
  if (a !== null) return instant(a[3]!, months.indexOf(a[2]!.toLowerCase()) + 1, a[1]!, a.slice(4));
  const b = iso.exec(trimmed);
  return b === null ? null : instant(b[1]!, Number(b[2]), b[3]!, b.slice(4));
}

function instant(year: string, month: number, day: string, time: (string | undefined)[]): Instant | null {
  const [hour, minute, second = '0', zone] = time;
  const offset = zone === undefined ? BEIJING : offsetOf(zone);
  if (offset === null) return null;
  const local = Date.UTC(Number(year), month - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second));
  const date = new Date(local);
  const exists = month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  if (!exists || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return null;
  const beijing = new Date(local + (BEIJING - offset) * 60_000);
  return { at: `${beijing.toISOString().slice(0, 19)}+08:00`, exact: hour !== undefined };
}

/** Minutes east of Greenwich. */
function offsetOf(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return zones[zone.toLowerCase()] ?? null;
}
