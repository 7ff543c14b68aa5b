import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { documentPlace, interpretationsUnread, policiesDue, policyReach } from '../src/lib/policies.ts';
import { placeOf } from '../src/lib/urls.ts';
import { inCalendar, workdaysAfter } from '../src/lib/workdays.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政策解读发布迟缓',
  why: '解读应当与文件同步或在规定的工作日内发布，迟发的解读失去引导作用。',
  fix: '文件与解读方案、解读材料同步起草、同步审签、同步发布。',
  target: 'site',
  periodic: true,
  reads: ['documents', 'columns'],
  reach: (_, { period }) => policyReach(period),
  options: z.strictObject({
    workdays: z.int().min(0).default(3).describe('文件公开后应当发布解读的工作日数'),
    confidence: z.number().min(0).max(1).default(0.8).describe('低于此把握的匹配不算确定'),
  }),
  messages: {
    late: '《{title}》{published}公开，最早的解读于{interpreted}发布，相隔{found}个工作日，要求{workdays}个工作日内。',
    doubtful: '《{title}》{published}公开，可能已有的解读于{interpreted}发布，是否为该文件的解读需人工确认。',
    undated: '《{title}》的解读没有读到发布日期。',
  },
  *run({ agency, asOf, facts, gaps, options, period }) {
    const due = policiesDue(facts.documents, period, asOf, options.workdays, agency);
    const matched = due.filter(({ document }) => document.interpretations.length > 0);
    if (matched.length === 0) return { notApplicable: '统计期内没有已解读的政策文件' };
    // An earlier interpretation may stand where we could not read.
    for (const { document, doubt } of matched) {
      const published = document.publishedAt!;
      const dated = document.interpretations
        .filter((i) => i.publishedAt !== null)
        .sort((a, b) => (a.publishedAt! < b.publishedAt! ? -1 : 1));
      const sure = dated.find((i) => i.confidence >= options.confidence);
      const first = sure ?? dated[0];
      const days = first ? workdaysAfter(published, first.publishedAt!) : null;
      if (sure && days !== null && days <= options.workdays) continue;
      const doubtful = document.interpretations.some((i) => i.confidence < options.confidence);
      const unread = interpretationsUnread(facts.columns, gaps, published);
      const unsure =
        doubt ??
        (days === null || document.interpretations.some((i) => i.publishedAt === null) ? '部分解读没有日期' : null) ??
        (doubtful ? '文件与解读的匹配把握较低' : null) ??
        (inCalendar(first!.publishedAt!) ? null : '不在节假日历范围内') ??
        unread;
      yield {
        say: days === null ? 'undated' : days <= options.workdays ? 'doubtful' : 'late',
        place: documentPlace(document, placeOf(document.url)),
        at: [document.at, ...(first ? [first.at] : [])],
        found: days,
        required: `${options.workdays}个工作日内`,
        data: {
          title: quotedTitle(document.title),
          published,
          interpreted: first?.publishedAt ?? null,
          found: days,
          workdays: options.workdays,
        },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: matched.length };
  },
});
