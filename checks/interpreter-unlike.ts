import { z } from 'zod';
import { quotedTitle, squeeze } from '../src/lib/chinese.ts';
import { policyReach } from '../src/lib/policies.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import type { DocumentFact } from '../src/model/facts.ts';

export default defineCheck({
  title: '解读单位不明或者不是起草单位',
  why: '文件由谁起草就由谁解读，解读材料没有写明由谁解读，群众有疑问不知道问谁。',
  fix: '由起草部门编写解读材料，写明解读单位、解读人或者来源；由其他单位解读的，说明情况。',
  target: 'site',
  periodic: true,
  reads: ['documents'],
  reach: (_, { period }) => policyReach(period),
  options: z.strictObject({
    confidence: z.number().min(0).max(1).default(0.8).describe('低于此把握的匹配不计'),
  }),
  messages: {
    unnamed: '解读《{title}》没有写明解读单位、解读人或者来源。',
    unlike: '文件《{policy}》由“{issuer}”印发，解读《{title}》来自“{by}”，起草单位由人核对。',
  },
  *run({ facts, options, period }) {
    const byPlace = new Map(facts.documents.filter((d) => d.kind === 'interpretation').map((d) => [placeOf(d.url), d]));
    const seen = new Set<DocumentFact>();
    const pairs = facts.documents
      .filter((d) => d.kind === 'policy')
      .flatMap((policy) =>
        policy.interpretations.map((found) => ({ policy, found, own: byPlace.get(placeOf(found.url)) })),
      )
      .flatMap(({ policy, found, own }) => {
        const day = found.publishedAt;
        const counts = own?.explains !== undefined && found.confidence >= options.confidence && !seen.has(own);
        if (!counts || day === null || day < period.from || day > period.to) return [];
        seen.add(own);
        return [{ policy, own, by: interpreterOf(own) }];
      });
    if (pairs.length === 0) return { notApplicable: '统计期内没有读到正文的政策解读' };
    // Where none is named at all, the line that names it may be one that we do not read.
    const none = pairs.every(({ by }) => by === null);
    for (const { policy, own, by } of pairs) {
      const { issuer } = policy;
      if (by !== null && (issuer === null || policy.byGovernment !== false || alike(by, issuer))) continue;
      yield {
        say: by === null ? 'unnamed' : 'unlike',
        place: `interpretation:${placeOf(own.url)}`,
        at: [own.at, policy.at],
        found: by,
        required: '由起草单位解读',
        data: {
          title: quotedTitle(own.title) || '（无标题）',
          ...(by !== null && { by, issuer: issuer!, policy: quotedTitle(policy.title) }),
        },
        ...(by === null
          ? none && { unsure: '各篇解读都没有认出解读单位，可能写法不同' }
          : { unsure: '单位名称可能是简称，起草单位由人核对' }),
      };
    }
    return { n: pairs.length };
  },
});

function interpreterOf({ explains, source }: DocumentFact): string | null {
  return explains?.interpreter?.office ?? explains?.interpreter?.person ?? source;
}

function alike(a: string, b: string): boolean {
  const [one, other] = [squeeze(a), squeeze(b)];
  return one.includes(other) || other.includes(one) || one.endsWith(other.slice(-4));
}
