import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { daysBetween } from '../src/lib/dates.ts';
import { callsReach } from '../src/lib/rows-reach.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '征求意见期限过短',
  why: '重大行政决策公开征求意见的期限一般不少于30日，期限过短，群众来不及了解和提意见。',
  fix: '按规定留足期限；因情况紧急缩短期限的，在公告中说明理由。',
  target: 'site',
  periodic: true,
  reads: ['texts'],
  reach: (_, { period }) => callsReach(period.from),
  options: z.strictObject({ days: z.int().min(1).default(30).describe('征求意见至少应有多少天') }),
  messages: { short: '《{title}》{published}公布，{end}截止，征求意见{days}天，要求不少于{least}天。' },
  *run({ facts, options, period }) {
    const calls = facts.texts.filter(
      (t) =>
        t.subject === 'consultation' &&
        t.endsAt !== null &&
        (t.publishedAt ?? '') >= period.from &&
        (t.publishedAt ?? '9') <= period.to,
    );
    if (calls.length === 0) return { notApplicable: '本期没有读到写明截止日期的征求意见公告' };
    for (const { title, url, publishedAt, endsAt, at } of calls) {
      // The first and the last day count.
      const days = daysBetween(publishedAt!, endsAt!) + 1;
      if (days >= options.days) continue;
      // The rule binds great decisions alone, and what makes one is seldom said.
      const unsure = /重大(?:行政)?决策/.test(title) ? null : '是否属于重大行政决策须由人确认';
      yield {
        say: 'short',
        place: `consultation:${placeOf(url)}`,
        at: [at],
        found: days,
        required: `不少于${options.days}天`,
        data: { title: quotedTitle(title), published: publishedAt!, end: endsAt!, days, least: options.days },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: calls.length };
  },
});
