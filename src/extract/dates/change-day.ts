/** Whether a page calls a day that of its last change (更新时间) and not that of its publication as well. */
import type { DateContext } from './dates.ts';
import { dayBehindLabel } from './label-day.ts';

const change = /(?:更新|修改|编辑)\s?(?:时\s?间|日\s?期)\s*[：:]?\s*/g;
const first = /(?:发布|公布|公开|发表|发稿|上网)\s?(?:时\s?间|日\s?期)?\s*[：:]\s*/g;
const most = 50;

/** `plain` has been through `plainDigits`. */
export function isChangeDay(plain: string, day: string, page: { url: string; context: DateContext }): boolean {
  const context = { ...page.context };
  const told = (label: RegExp) =>
    [...plain.matchAll(label)].slice(0, most).some((hit) => {
      const at = hit.index + hit[0].length;
      return dayBehindLabel(plain.slice(at, at + 30), page.url, context) === day;
    });
  return told(change) && !told(first);
}
