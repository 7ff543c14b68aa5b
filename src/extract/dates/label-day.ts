/** The day that stands right behind a label such as 发布时间：, in any form that pages print. */
import { addDays } from '../../lib/dates.ts';
import { type DateContext, fullDates, parseDate, shortDates, withYear } from './dates.ts';

const numerals =
  /^[二一][〇○零Ｏ一二三四五六七八九0]{3}年[元一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿]{1,3}日/;
const ago = /^(?:(今天|\d{1,2}\s?(?:秒|分钟|小时)前|刚刚)|(昨[天日])|(前天)|(\d{1,2})\s?天前)/;

/** `after` has been through `plainDigits`; `url` is the page's own. */
export function dayBehindLabel(after: string, url: string, context: DateContext): string | null {
  const hit = fullDates(after, 1)[0];
  if (hit !== undefined && hit.from <= 3) return hit.day;
  const text = after.trimStart();
  if (/^20\d{6}(?!\d)/.test(text)) return parseDate(text.slice(0, 8));
  if (numerals.test(text)) return parseDate(text);
  const short = shortDates(text, 1)[0];
  if (short !== undefined && short.from <= 1) return withYear(short.month, short.date, url, context);
  const told = ago.exec(text);
  if (told === null) return null;
  context.guessed = true;
  const days = told[1] !== undefined ? 0 : told[2] !== undefined ? 1 : told[3] !== undefined ? 2 : Number(told[4]);
  return addDays(context.at, -days);
}

/** When something takes place: a part of a day, or a place beside it. */
const event =
  /^[^\n一-龥]{0,12}(?:[年月日][^\n一-龥]{0,6}){0,3}(?:[（(][^）)\n]{1,8}[）)])?\s?(?:[上下中]午|晚上|至|起)|地\s?[点址]\s?[：:]/;

/** `after`: the text from the date on. */
export function isEvent(after: string): boolean {
  return event.test(after);
}
