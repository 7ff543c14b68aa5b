import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { documentPlace, policiesReach } from '../src/lib/policies.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import type { DocumentFact } from '../src/model/facts.ts';

export default defineCheck({
  title: '文件没有标注公开属性',
  why: '公文应当先确定公开属性再运转，公开的文件末尾没有标注，说不清是否履行了源头认定。',
  fix: '在文件末尾标注“此件公开发布”“此件依申请公开”等公开属性，网站元数据中同步填写公开方式。',
  target: 'site',
  periodic: true,
  reads: ['documents'],
  reach: (_, { period }) => policiesReach(period),
  options: z.strictObject({}),
  messages: { unmarked: '《{title}》的正文和元数据中未见公开属性标注。' },
  *run({ facts, gaps, period }) {
    const documents = facts.documents.filter(
      (d) => isFormal(d) && d.publishedAt! >= period.from && d.publishedAt! <= period.to,
    );
    if (documents.length === 0) return { notApplicable: '本期没有读到带文号的文件' };
    for (const document of documents) {
      if (document.document?.openness !== undefined) continue;
      const unsure =
        (document.document?.textIn !== undefined ? '正文在图片或附件里，可能在那里标注' : null) ??
        (gaps.length > 0 ? gapSentence(gaps) : null);
      yield {
        say: 'unmarked',
        place: documentPlace(document, placeOf(document.url)),
        at: [document.at],
        found: null,
        required: '标注公开属性',
        data: { title: quotedTitle(document.title) },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: documents.length };
  },
});

/** A number makes it a document of the office; a file of others is marked by others. */
function isFormal({ kind, docNumber, publishedAt, byGovernment, title }: DocumentFact): boolean {
  return (
    kind === 'policy' && docNumber !== null && publishedAt !== null && byGovernment !== false && !/转发/.test(title)
  );
}
