import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { daysBetween } from '../src/lib/dates.ts';
import { rowsReach } from '../src/lib/rows-reach.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务舆情回应超时',
  why: '一般政务舆情应当在48小时内回应，回应迟缓容易使不实信息扩散。',
  fix: '建立舆情发现、会商、回应的台账，48小时内发布权威信息；此前已在其他渠道回应的，在页面注明。',
  target: 'site',
  periodic: true,
  reads: ['texts'],
  reach: (_, { period }) => rowsReach('回应关切', period.from),
  options: z.strictObject({ hours: z.int().min(24).default(48).describe('舆情出现后应在多少小时内回应') }),
  messages: { late: '《{title}》写明{raised}出现舆情，{published}发布回应，超过{hours}小时。' },
  *run({ facts, options, period }) {
    const answers = facts.texts.filter(
      (t) => t.raisedAt !== undefined && (t.publishedAt ?? '') >= period.from && (t.publishedAt ?? '9') <= period.to,
    );
    if (answers.length === 0) return { notApplicable: '没有读到写明舆情出现日期的回应' };
    for (const { title, url, raisedAt, publishedAt, at } of answers) {
      // Only days are known: late for sure is what is late from the last hour of the one to the first of the other.
      const atLeast = (daysBetween(raisedAt!, publishedAt!) - 1) * 24;
      if (atLeast < options.hours) continue;
      yield {
        say: 'late',
        place: `response:${placeOf(url)}`,
        at: [at],
        found: publishedAt,
        required: `${options.hours}小时内回应`,
        data: { title: quotedTitle(title), raised: raisedAt!, published: publishedAt!, hours: options.hours },
      };
    }
    return { n: answers.length };
  },
});
