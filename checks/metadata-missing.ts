import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { documentPlace, policiesReach } from '../src/lib/policies.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import type { DocumentFact } from '../src/model/facts.ts';

const fields: Record<string, (d: DocumentFact) => boolean> = {
  索引号: (d) => d.document?.indexNumber !== undefined,
  公文种类: (d) => d.document?.genre !== undefined,
  主题分类: (d) => d.document?.theme !== undefined,
  发布机构: (d) => d.issuer !== null || d.source !== null,
  成文日期: (d) => d.document?.finishedAt !== undefined,
  发布日期: (d) => d.publishedAt !== null,
};

export default defineCheck({
  title: '文件元数据不全',
  why: '公开的文件应当附有索引号、成文日期等元数据，缺项的文件难以检索，也无法核对公开是否及时。',
  fix: '在文件页面的元数据表中补填缺少的栏目；成文日期与文末落款日期不一致的，核对后更正。',
  target: 'site',
  periodic: true,
  reads: ['documents'],
  reach: (_, { period }) => policiesReach(period),
  options: z.strictObject({
    fields: z
      .array(z.enum(Object.keys(fields) as [string, ...string[]]))
      .min(1)
      .default(['索引号', '公文种类', '发布机构', '成文日期', '发布日期'])
      .describe('元数据应有的栏目'),
  }),
  messages: {
    missing: '《{title}》的元数据未见：{missing}。',
    differs: '《{title}》元数据的成文日期为{finished}，文末落款日期为{signed}。',
  },
  *run({ facts, options, period }) {
    const documents = facts.documents.filter(
      (d) => d.kind === 'policy' && (d.publishedAt ?? '') >= period.from && (d.publishedAt ?? '9') <= period.to,
    );
    if (documents.length === 0) return { notApplicable: '本期没有读到政策文件' };
    for (const document of documents) {
      const missing = options.fields.filter((name) => !fields[name]!(document));
      const { signedAt, finishedAt } = document.document ?? {};
      if (missing.length === 0 && signedAt === undefined) continue;
      const unsure =
        missing.length === 0
          ? '文末日期可能不是落款日期'
          : document.document?.indexNumber === undefined && missing.length > 1
            ? '没有认出元数据表，可能由脚本生成'
            : null;
      yield {
        say: missing.length > 0 ? 'missing' : 'differs',
        place: documentPlace(document, placeOf(document.url)),
        at: [document.at],
        found: missing.length > 0 ? `缺${missing.length}项` : finishedAt!,
        required: options.fields.join('、'),
        data: {
          title: quotedTitle(document.title),
          ...(missing.length > 0 ? { missing: missing.join('、') } : { finished: finishedAt!, signed: signedAt! }),
        },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: documents.length };
  },
});
