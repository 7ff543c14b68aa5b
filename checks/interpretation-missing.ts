import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { documentPlace, interpretationsUnread, policiesDue, policyReach } from '../src/lib/policies.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政策文件没有解读',
  why: '以政府名义印发的政策性文件应当同步解读，没有解读群众难以理解和享受政策。',
  fix: '由起草部门编写解读材料，在政策解读栏目发布，并与文件页面互相链接、在标题中写明文件名称。',
  target: 'site',
  periodic: true,
  reads: ['documents', 'columns'],
  reach: (_, { period }) => policyReach(period),
  options: z.strictObject({
    workdays: z.int().min(0).default(3).describe('文件公开后应当发布解读的工作日数'),
    confidence: z.number().min(0).max(1).default(0.8).describe('低于此把握的匹配不算确定'),
  }),
  messages: {
    missing: '《{title}》（{number}）未找到解读材料。',
    doubtful: '《{title}》（{number}）可能已有解读“{interpretation}”，需人工确认。',
  },
  *run({ agency, asOf, facts, gaps, options, period }) {
    const due = policiesDue(facts.documents, period, asOf, options.workdays, agency);
    if (due.length === 0) return { notApplicable: '统计期内没有应当解读的政策文件' };
    for (const { document, doubt } of due) {
      const unread = interpretationsUnread(facts.columns, gaps, document.publishedAt!);
      const [best] = [...document.interpretations].sort((a, b) => b.confidence - a.confidence);
      if (best && best.confidence >= options.confidence) continue;
      const unsure = doubt ?? (best ? '只有把握较低的匹配' : null) ?? unread;
      yield {
        say: best ? 'doubtful' : 'missing',
        place: documentPlace(document, placeOf(document.url)),
        at: best ? [document.at, best.at] : [document.at],
        found: best?.url ?? null,
        required: '应当有解读',
        data: {
          title: quotedTitle(document.title),
          number: document.docNumber ?? '无文号',
          interpretation: best?.title ?? best?.url ?? '',
        },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: due.length };
  },
});
