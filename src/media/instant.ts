/** Dates of feeds. A date without zone means Beijing, whatever the machine's own zone is. */

export interface Instant {
  /** ISO with +08:00, seconds. */
  at: string;
  /** False where only the day is known. */
  exact: boolean;
  /** Told from the moment of the fetch (`3小时前`): a bridge that kept the answer for days makes it too new. */
  relative?: true;
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
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([a-z]{1,5}|[+-]\d{2}:?\d{2})?)?$/i;
/** `Thu Jun 17 08:00:00 +0800 2021`: what Weibo writes. */
const unix =
  /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:([a-z]{3,5}|[+-]\d{2}:?\d{2})\s+)?(\d{4})$/i;
const iso =
  /^(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?(?:(?:T|\s+|(?<=日)\s*)(?:星期.\s*)?([上下]午|晚上)?(\d{1,2})[:时点](\d{2})分?(?::?(\d{2})秒?(?:\.\d{1,9})?)?\s*([a-z]{1,5}|[+-]\d{2}:?\d{2})?)?$/i;
const ago =
  /^(?:约|大约)?\s*(\d{1,3}|an?|半)\s*(个)?\s*(秒|分钟?|小时|天|日|周|星期|seconds?|minutes?|hours?|days?|weeks?)\s*(?:之?前|ago)$/i;
const nearby = /^(今天|昨天|前天)\s*(?:(\d{1,2}):(\d{2}))?$/;

/**
 * Reads RFC 822, ISO and Chinese forms and seconds or milliseconds since 1970; null for anything else and for days that do
 * not exist. CST is China's here. `now`: ISO; without it nothing relative is read.
 */
export function readInstant(text: string, now: string | null = null): Instant | null {
  const trimmed = text.trim().slice(0, 80);
  const a = internet.exec(trimmed);
  if (a !== null) return instant(a[3]!, months.indexOf(a[2]!.toLowerCase()) + 1, a[1]!, a.slice(4));
  const u = unix.exec(trimmed);
  if (u !== null) return instant(u[7]!, months.indexOf(u[1]!.toLowerCase()) + 1, u[2]!, u.slice(3, 7));
  const b = iso.exec(trimmed);
  if (b !== null) return instant(b[1]!, Number(b[2]), b[3]!, [afternoon(b[4], b[5]), ...b.slice(6)]);
  const since = /^(\d{10})(\d{3})?$/.exec(trimmed)?.[1];
  if (since !== undefined) return { at: beijing(Number(since) * 1000), exact: true };
  return now === null ? null : relativeTo(Date.parse(now), trimmed);
}

function afternoon(half: string | undefined, hour: string | undefined): string | undefined {
  const late = (half === '下午' || half === '晚上') && Number(hour) < 12;
  return late ? String(Number(hour) + 12) : hour;
}

function instant(year: string, month: number, day: string, time: (string | undefined)[]): Instant | null {
  const [hour, minute, second = '0', zone] = time;
  const offset = zone === undefined ? BEIJING : offsetOf(zone);
  if (offset === null) return null;
  const local = Date.UTC(Number(year), month - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second));
  const date = new Date(local);
  const exists = month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  if (!exists || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second) > 60) return null;
  return { at: beijing(local - offset * 60_000), exact: hour !== undefined };
}

const lengths: readonly (readonly [RegExp, number])[] = [
  [/^(秒|sec)/i, 1000],
  [/^(分|min)/i, 60_000],
  [/^(小时|hour)/i, 3_600_000],
  [/^(天|日|day)/i, 86_400_000],
  [/^(周|星期|week)/i, 7 * 86_400_000],
];

function relativeTo(now: number, text: string): Instant | null {
  const told = { exact: false, relative: true } as const;
  const [, count, , unit] = ago.exec(text) ?? [];
  if (count !== undefined) {
    const length = lengths.find(([name]) => name.test(unit!))![1];
    const many = count === '半' ? 0.5 : /^a/i.test(count) ? 1 : Number(count);
    return { at: beijing(now - many * length), ...told };
  }
  const [, name, hour = '0', minute = '00'] = nearby.exec(text) ?? [];
  if (name === undefined) return null;
  const day = beijing(now - ['今天', '昨天', '前天'].indexOf(name) * 86_400_000).slice(0, 10);
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  return { at: `${day}T${hour.padStart(2, '0')}:${minute}:00+08:00`, ...told };
}

function beijing(ms: number): string {
  return `${new Date(ms + BEIJING * 60_000).toISOString().slice(0, 19)}+08:00`;
}

/** Minutes east of Greenwich. */
function offsetOf(zone: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return zones[zone.toLowerCase()] ?? null;
}
