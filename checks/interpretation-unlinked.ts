import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { documentPlace, policyReach } from '../src/lib/policies.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政策文件与解读没有链接',
  why: '政策文件和解读材料应当相互关联，没有链接，看文件的人找不到解读，看解读的人找不到文件。',
  fix: '在文件页面放置解读材料的链接，在解读页面放置文件的链接。',
  target: 'site',
  periodic: true,
  reads: ['documents'],
  reach: (_, { period }) => policyReach(period),
  options: z.strictObject({
    confidence: z.number().min(0).max(1).default(0.8).describe('低于此把握的匹配不计'),
  }),
  messages: { unlinked: '《{title}》与解读《{interpretation}》的页面之间没有见到链接。' },
  *run({ facts, options, period }) {
    const policies = facts.documents
      .filter((d) => d.kind === 'policy' && (d.publishedAt ?? '') >= period.from && (d.publishedAt ?? '9') <= period.to)
      .map((document) => ({
        document,
        found: document.interpretations.filter((i) => i.confidence >= options.confidence),
      }))
      .filter(({ found }) => found.length > 0);
    if (policies.length === 0) return { notApplicable: '统计期内没有已解读的政策文件' };
    // Where not one link is seen, the template may put them in by a script.
    const scripted = !facts.documents.some((d) => d.interpretations.some((i) => i.by === 'link'));
    for (const { document, found } of policies) {
      if (found.some((i) => i.by === 'link')) continue;
      const [first] = found;
      yield {
        say: 'unlinked',
        place: documentPlace(document, placeOf(document.url)),
        at: [document.at, first!.at],
        found: first!.url,
        required: '文件与解读相互链接',
        data: {
          title: quotedTitle(document.title),
          interpretation: quotedTitle(first!.title ?? '') || '（无标题）',
        },
        ...(scripted && { unsure: '全站没有见到这类链接，可能由脚本生成' }),
      };
    }
    return { n: policies.length };
  },
});
