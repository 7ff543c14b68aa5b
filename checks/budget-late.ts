import { z } from 'zod';
import { squeeze } from '../src/lib/chinese.ts';
import { addDays, daysBetween } from '../src/lib/dates.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

const day = '(20\\d{2})年(\\d{1,2})月(\\d{1,2})日';
/** The approval of this very budget: 财政局于2023年2月15日批复, 批复日期：2023年2月15日. */
const approved = new RegExp(`${day}[^。；，\\d]{0,12}批复(?!前)|批复(?:日期|时间)[：:为]?${day}`);

export default defineCheck({
  title: '预决算批复后未按期公开',
  why: '部门预算、决算应当在财政部门批复后20日内公开，逾期公开违反预算法。',
  fix: '收到批复后20日内在本单位网站和统一平台公开，并注明批复日期；此前已公开的，注明原公开日期。',
  target: 'site',
  reads: ['attachments'],
  reach: (_, { period }) => ({ attachments: { 财政预决算: period.from } }),
  options: z.strictObject({ days: z.int().min(1).default(20).describe('批复后应在多少天内公开') }),
  messages: { late: '{name}于{approved}批复，{published}公开，隔{days}天，规定为{limit}天内。' },
  *run({ facts, options, period }) {
    const files = facts.attachments.flatMap((a) => {
      const on = /预算|决算/.test(a.name) && a.file?.text != null ? approvalIn(a.file.text) : null;
      const published = a.publishedAt;
      if (on === null || published === null || published < on || published < period.from) return [];
      return [{ ...a, on, published }];
    });
    if (files.length === 0) return { notApplicable: '没有读到同时写明批复日期和公开日期的预算、决算' };
    for (const { name, url, on, published, at } of files) {
      const days = daysBetween(on, published);
      if (days <= options.days) continue;
      // The approval of the year before is far off, and the file may have been offered elsewhere before.
      const unsure = days > 180 ? '批复日期可能属于其他年度' : null;
      yield {
        say: 'late',
        place: `budget:${placeOf(url)}`,
        at: [at],
        found: days,
        required: `${addDays(on, options.days)}前公开`,
        data: { name, approved: on, published, days, limit: options.days },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: files.length };
  },
});

/** Null where no day stands beside the word, or several do. */
function approvalIn(text: string): string | null {
  const all = [...squeeze(text).matchAll(new RegExp(approved, 'g'))].map(([, a, b, c, d, e, f]) =>
    [a ?? d!, (b ?? e!).padStart(2, '0'), (c ?? f!).padStart(2, '0')].join('-'),
  );
  return new Set(all).size === 1 ? all[0]! : null;
}
