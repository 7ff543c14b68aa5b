/** 有效性: whether a document says that it is in force, and until when. */
import { oneLine } from '../../lib/chinese.ts';
import { addDays } from '../../lib/dates.ts';
import type { Validity } from '../../model/page.ts';
import { fullDates, parseDate, plainDigits } from '../dates/dates.ts';
import { arabicDates } from '../dates/finished-date.ts';

/** The more exact first: 部分失效 is not 失效, 无效 not 有效. */
const states: [RegExp, Validity['state']][] = [
  [/部分(?:条款)?(?:修改|失效|废止|有效)|已(?:被)?修[改订]|修[改订]后有效|^修[改订]$/, 'changed'],
  [/失效|废止|无效|作废|停止执行|^否$/, 'invalid'],
  [/未生效|尚未生效|未实施/, 'not-yet'],
  [/有效|生效|^是$/, 'valid'],
];

/** Of the value of a table's row 有效性, 效力状态 and the like; null for one that says neither. */
export function stateOf(value: string): Validity['state'] {
  // “失效/有效” is a choice that nobody made.
  if (/[/／|].*有效|有效.*[/／|]/.test(value)) return null;
  const state = states.find(([words]) => words.test(value.trim()))?.[1] ?? null;
  // 有效期至… says until when it is in force, not that it still is.
  return state === 'valid' && /有效期/.test(value) ? null : state;
}

/** Of a title that ends in （已废止） or begins with 【失效】. */
export function stateInTitle(title: string): Validity['state'] {
  const m = /^[【[（(]([^】\]）)]{2,10})[】\]）)]|[【[（(]([^】\]）)]{2,10})[】\]）)]$/.exec(title.trim());
  const mark = m?.[1] ?? m?.[2] ?? '';
  return /^(?:已|现行|部分|宣布|继续)?(?:被)?(?:失效|废止|有效|作废|修[改订])$/.test(mark) ? stateOf(mark) : null;
}

const untilWords = /有效期(?:限)?(?:[，,]?(?:截止|截至|延长|延续|顺延))?(?:至|到|为至|止于)?\s*[：:]?\s*$/;
const term = /有效期(?:限)?(?:为|是)?\s*([1-9]|10|[一二三四五六七八九十两])\s*年/;
const begins = /(?:施行|实施|执行|生效)/;
const years = '一二三四五六七八九十';

/**
 * The last day of its force that a text names (有效期至2025年12月31日), or that follows from the day on which it comes into
 * force and its term (自2021年1月1日起施行，有效期5年).
 */
export function untilIn(text: string): string | null {
  for (const at of placesOf(text, '有效期')) {
    const near = plainDigits(arabicDates(oneLine(text.slice(Math.max(0, at - 80), at + 60))));
    const here = near.lastIndexOf('有效期');
    const days = fullDates(near, 10);
    const named = days.find((hit) => hit.from > here && untilWords.test(near.slice(here, hit.from)));
    if (named !== undefined) return named.day;
    const m = term.exec(near.slice(here));
    const start = days.filter((hit) => hit.to <= here && begins.test(near.slice(hit.to, here))).at(-1);
    if (m === null || start === undefined) continue;
    const n = Number(m[1]) || (m[1] === '两' ? 2 : years.indexOf(m[1]!) + 1);
    const end = `${Number(start.day.slice(0, 4)) + n}${start.day.slice(4)}`;
    return parseDate(end) ?? addDays(start.day, 365 * n);
  }
  return null;
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0 && places.length < 20; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}
