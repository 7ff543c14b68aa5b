/** 成文日期: the day under the signature at the end of a document, and days in Chinese figures. */
import { squeeze } from '../lib/chinese.ts';
import { fullDates, parseDate, plainDigits } from './dates.ts';

const chinese =
  /[二一][〇○零Ｏ一二三四五六七八九0]{3}年(?:元|[一二三四五六七八九十]{1,2})月[一二三四五六七八九十廿]{1,3}日/g;

/** Days in Chinese figures as digits: 二〇二一年一月二十五日 becomes 2021年1月25日. */
export function arabicDates(text: string): string {
  return text.replace(chinese, (date) => {
    const [year, month, day] = parseDate(date)?.split('-').map(Number) ?? [];
    return year === undefined ? date : `${year}年${month}月${day}日`;
  });
}

/** Days with a year that a text names, each once, in its order. */
export function datesIn(text: string, max: number): string[] {
  const days = fullDates(plainDigits(arabicDates(text)), max * 20).map((hit) => hit.day);
  return [...new Set(days)].slice(0, max);
}

const dateLine = /^[（(]?((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)[）)]?$/;
const signed = /(?:政府|[局办厅委院署会处站所]|办公室|委员会|中心|公司|集团)[）)]?$/;
/** Signatures stand after something that is signed. */
const leastText = 30;
/** Without a name above it a date must stand near the end. */
const nearEnd = 400;

/** `text` by lines; null where no line is a date and nothing else. */
export function finishedDate(text: string): string | null {
  let read = 0;
  let above = '';
  let last: { day: string; to: number } | null = null;
  for (const raw of text.split('\n')) {
    const line = squeeze(raw);
    read += line.length;
    if (line === '') continue;
    const m = line.length < 30 ? dateLine.exec(squeeze(plainDigits(arabicDates(line)))) : null;
    const day = m === null ? null : parseDate(m[1]!);
    if (day !== null && read > leastText) {
      // What follows are its annexes.
      if (above.length <= 40 && signed.test(above)) return day;
      last = { day, to: read };
    }
    above = line;
  }
  return last !== null && read - last.to <= nearEnd ? last.day : null;
}
