import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { policiesReach } from '../src/lib/policies.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '规范性文件没有标注有效性',
  why: '规范性文件应当标明有效、失效或者废止，没有标注，群众和企业分不清能不能用。',
  fix: '在文件页面标注有效性和有效期，文件失效、废止、修改后随即更新标注。',
  target: 'site',
  reads: ['documents'],
  reach: (_, { period }) => policiesReach(period),
  options: z.strictObject({}),
  messages: {
    unmarked: '《{title}》页面未见有效性标注。',
    expired: '《{title}》有效期至{until}，页面仍标注为有效。',
  },
  *run({ asOf, facts, gaps }) {
    const documents = facts.documents.filter((d) => d.kind === 'policy' && d.columns.includes('规范性文件'));
    if (documents.length === 0) return { notApplicable: '没有读到规范性文件栏目里的文件' };
    for (const document of documents) {
      const { state = null, until = null } = document.document?.validity ?? {};
      const isExpired = state === 'valid' && until !== null && until < asOf;
      if (!isExpired && (state !== null || until !== null)) continue;
      const inFile = document.document?.textIn !== undefined;
      const unsure = isExpired
        ? null
        : ((inFile ? '正文在图片或附件里，可能在那里写明' : null) ?? (gaps.length > 0 ? gapSentence(gaps) : null));
      yield {
        say: isExpired ? 'expired' : 'unmarked',
        place: `document:${placeOf(document.url)}`,
        at: [document.at],
        found: until,
        required: '标注有效性',
        data: { title: quotedTitle(document.title), ...(isExpired && { until }) },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: documents.length };
  },
});
