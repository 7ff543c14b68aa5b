import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { documentPlace, interpretationsUnread, policiesDue, policyReach } from '../src/lib/policies.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import { interpretationForms } from '../src/model/interpretation.ts';

export default defineCheck({
  title: '政策文件没有多元化解读',
  why: '规定要求政府名义的政策性文件达到一定比例的多元化解读，只有文字解读不便于群众看懂。',
  fix: '为文件补充图解、视频、音频、问答、访谈、发布会等至少一种非文字形式的解读，并与文件页面互相链接。',
  target: 'site',
  periodic: true,
  reads: ['documents', 'columns'],
  reach: (_, { period }) => policyReach(period),
  options: z.strictObject({
    workdays: z.int().min(0).default(3).describe('文件公开后应当发布解读的工作日数'),
    forms: z
      .array(z.enum(interpretationForms))
      .min(1)
      .default(['graphic', 'video', 'audio', 'qa', 'press', 'interview', 'animation'])
      .describe('算作多元化解读的形式（专家解读、媒体解读默认不算：它们多是文字）'),
    confidence: z.number().min(0).max(1).default(0.8).describe('低于此把握的匹配不算确定'),
  }),
  messages: {
    none: '《{title}》（{number}）未找到任何解读材料，没有多元化解读。',
    textOnly: '《{title}》（{number}）只有文字解读。',
    doubtful: '《{title}》（{number}）可能已有多元化解读“{interpretation}”，需人工确认。',
  },
  *run({ agency, asOf, facts, gaps, options, period }) {
    const due = policiesDue(facts.documents, period, asOf, options.workdays, agency);
    if (due.length === 0) return { notApplicable: '统计期内没有以政府或政府办公室名义公开的政策文件' };
    for (const { document, doubt } of due) {
      const unread = interpretationsUnread(facts.columns, gaps, document.publishedAt!);
      const rich = document.interpretations.filter((i) => i.forms.some((f) => options.forms.includes(f)));
      const best = rich.sort((a, b) => b.confidence - a.confidence)[0];
      if (best && best.confidence >= options.confidence) continue;
      // Of an interpretation that was seen only as a row of a list nobody knows the form.
      const formless = document.interpretations.some((i) => i.forms.length === 0);
      const unsure =
        doubt ?? (best ? '只有把握较低的匹配' : null) ?? (formless ? '部分解读未能读取，不知道形式' : null) ?? unread;
      yield {
        say: best ? 'doubtful' : document.interpretations.length > 0 ? 'textOnly' : 'none',
        place: documentPlace(document, placeOf(document.url)),
        at: [document.at, ...document.interpretations.slice(0, 2).map((i) => i.at)],
        found: best ? null : 0,
        required: '至少1种非文字解读',
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
