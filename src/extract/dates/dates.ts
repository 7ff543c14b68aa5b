/** Every form of a date that pages print. Days are `YYYY-MM-DD`. */
import { addDays, daysBetween, isDay } from '../../lib/dates.ts';
import { remembering } from '../../lib/maps.ts';

export interface DateHit {
  /** Place in the text. */
  from: number;
  to: number;
  day: string;
  /** False where the page prints no year and it was worked out. */
  sure: boolean;
}

/** What a date without a year is read against. */
export interface DateContext {
  /** Day the page was fetched. */
  at: string;
  /** Set where what was worked out hangs on `at`: on a later day it may be another year. */
  guessed?: boolean;
}

const year = '((?:19|20)\\d{2})';
const full = new RegExp(
  `(?<!\\d|\\d\\.)${year} ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2})(?!\\d|\\.\\d)|(?<!\\d)(\\d{1,2})[\\s日]{1,4}${year} ?[-/.年] ?(\\d{1,2})月?(?![-/.月\\d])|(?<!\\d)${year} ?[-/.年] ?(\\d{1,2})月?\\s{1,3}(\\d{1,2})(?![\\d:：])(?=\\s|日|$)`,
  'g',
);
const short = /(?<![\d\-/.年:：])(\d{1,2})([-/.月])(\d{1,2})日?(?![\d\-/.年月:：%])/g;

/** Digits, dashes and colons of full width and the ratio sign as plain ones; the length stays. */
export function plainDigits(text: string): string {
  if (!/[\uff0d-\uff1a\u2236\u2010-\u2014\u2212]/.test(text)) return text;
  return text.replace(/[\uff0d-\uff1a\u2236\u2010-\u2014\u2212]/g, (c) => {
    if (c === '\u2236') return ':';
    if (c < '\uff00') return '-';
    return String.fromCharCode(c.charCodeAt(0) - 0xfee0);
  });
}

/** What a CMS prints where it has no date. */
const epoch = '1970-01-01';

/** A day from its parts, null where it does not exist in the calendar. */
export function dayFrom(y: string | number, m: string | number, d: string | number): string | null {
  return inCalendar(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`) || null;
}

/** '' for a day that does not exist; pages of one site show the same days. */
const inCalendar = remembering((day) => (isDay(day) && day !== epoch ? day : ''));

/** All dates with a year, in order; `text` has been through `plainDigits`. At most `max` are read. */
export function fullDates(text: string, max: number): DateHit[] {
  const hits: DateHit[] = [];
  full.lastIndex = 0;
  for (let m = full.exec(text); m !== null; m = full.exec(text)) {
    const day =
      m[1] !== undefined
        ? dayFrom(m[1], m[2]!, m[3]!)
        : m[5] !== undefined
          ? dayFrom(m[5], m[6]!, m[4]!)
          : dayFrom(m[7]!, m[8]!, m[9]!);
    const to = m.index + m[0].length;
    if (day !== null) hits.push({ from: m.index, to, day: isUtcEvening(text, to) ? addDays(day, 1) : day, sure: true });
    if (hits.length >= max) break;
  }
  return hits;
}

/** `T16:20Z` and later is the next day in Beijing. */
function isUtcEvening(text: string, at: number): boolean {
  if (text.charAt(at) !== 'T') return false;
  const m = /^T(\d{2}):\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]00:?00)/.exec(text.slice(at, at + 40));
  return m !== null && Number(m[1]) >= 16;
}

export interface ShortHit {
  from: number;
  to: number;
  month: number;
  date: number;
}

/** Month and day without a year, in order; also things that only look so: the caller must look at the place. */
export function shortDates(text: string, max: number): ShortHit[] {
  const hits: ShortHit[] = [];
  for (const m of text.matchAll(short)) {
    const [month, date] = [Number(m[1]), Number(m[3])];
    if (month >= 1 && month <= 12 && date >= 1 && date <= 31) {
      hits.push({ from: m.index, to: m.index + m[0].length, month, date });
    }
    if (hits.length >= max) break;
  }
  return hits;
}

/** The day of a month-day: its year comes from the address, else it is the last such day not after the fetch. */
export function withYear(month: number, date: number, url: string | null, context: DateContext): string | null {
  const stamp = url === null ? null : urlDay(url);
  const limit = stamp === null ? context.at : addDays(stamp, 31);
  const last = [limit, context.at].sort()[0]!;
  if (limit >= context.at) context.guessed = true;
  for (let y = Number(last.slice(0, 4)); y > Number(last.slice(0, 4)) - 5; y--) {
    const day = dayFrom(y, month, date);
    // One day of grace: pages are dated in advance, and clocks differ.
    if (day !== null && daysBetween(last, day) <= 1) return day;
  }
  return null;
}

/** The day that an address carries (`t20190704_1.html`, `/2018-07-12/`, `/art/2020/6/3/`, `/202007/`: its last day). */
export function urlDay(url: string): string | null {
  const day =
    /(?:^|[^\d])(20\d{2})-?(\d{2})-?(\d{2})(?=[^\d]|$)/.exec(url) ?? /\/(20\d{2})\/(\d{1,2})\/(\d{1,2})\//.exec(url);
  const found = day === null ? null : dayFrom(day[1]!, day[2]!, day[3]!);
  if (found !== null) return found;
  const month = /\/(20\d{2})[-/]?(\d{2})(?=\/)/.exec(url);
  const first = month === null ? null : dayFrom(month[1]!, month[2]!, 1);
  return first === null ? null : addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);
}

const numerals = '〇一二三四五六七八九';

/** The first date in a short text, of any form: also 二〇二四年六月三日 and 20240603. */
export function parseDate(text: string): string | null {
  const plain = plainDigits(text.slice(0, 400)).replace(/\s+/g, ' ');
  const hit = fullDates(plain, 1)[0];
  if (hit !== undefined) return hit.day;
  const chinese =
    /([二一][〇○零Ｏ一二三四五六七八九0]{3})年(元|[一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿]{1,3})日/.exec(
      plain,
    );
  if (chinese !== null) {
    const y = [...chinese[1]!].map((c) => Math.max(0, numerals.indexOf(c))).join('');
    return dayFrom(y, chineseNumber(chinese[2]!), chineseNumber(chinese[3]!));
  }
  const packed = /(?:^|\D)(20\d{2})(\d{2})(\d{2})(?=\D|$)/.exec(plain);
  return packed === null ? null : dayFrom(packed[1]!, packed[2]!, packed[3]!);
}

/** 1 … 31 as written in Chinese. */
function chineseNumber(text: string): number {
  if (text === '元') return 1;
  const spelled = text.replace('廿', '二十');
  const ten = spelled.indexOf('十');
  if (ten < 0) return numerals.indexOf(spelled);
  const tens = ten === 0 ? 1 : numerals.indexOf(spelled.charAt(0));
  const ones = ten === spelled.length - 1 ? 0 : numerals.indexOf(spelled.charAt(ten + 1));
  return tens * 10 + ones;
}
