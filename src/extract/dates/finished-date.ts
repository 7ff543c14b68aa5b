/** 成文日期: the day under the signature at the end of a document, and days in Chinese figures. */
import { squeeze } from '../../lib/chinese.ts';
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
const signed = /(?:政府|[局办厅委院署会处站所社]|办公室|委员会|中心|公司|集团|网)[）)]?$/;
/** Under a seal no name is typed: the day follows the last sentence, or the names of the annexes. */
const sealed = /[。）]$|^附件/;
/** A line of a day, blanks and all, is no longer. */
const longLine = 120;
const longName = 60;
/** Signatures stand after something that is signed. */
const leastText = 30;
/** Without a name above it a day must stand near the end. */
const nearEnd = 400;

/** Null where no line of the text is a day and nothing else. */
export function finishedDate(text: string): string | null {
  let above = '';
  let last: { day: string; to: number; sealed: boolean } | null = null;
  let found = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (to - from < longLine) {
      const line = squeeze(text.slice(from, to));
      const day = from >= leastText ? dayOf(line) : null;
      if (day !== null) {
        // What follows are its annexes.
        if (above.length <= longName && signed.test(above)) return day;
        last = { day, to, sealed: sealed.test(above) };
        found++;
      }
      if (line !== '') above = line;
    } else above = text.slice(to - 1, to);
    from = to + 1;
  }
  if (last === null) return null;
  // A chronicle has many such lines.
  return text.length - last.to <= nearEnd || (found === 1 && last.sealed) ? last.day : null;
}

function dayOf(line: string): string | null {
  if (line.length < 9 || line.length > 20 || !line.includes('年')) return null;
  const m = dateLine.exec(plainDigits(arabicDates(line)));
  return m === null ? null : parseDate(m[1]!);
}
