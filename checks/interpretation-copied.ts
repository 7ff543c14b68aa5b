import { z } from 'zod';
import { cut, quotedTitle } from '../src/lib/chinese.ts';
import { percentText } from '../src/lib/numbers.ts';
import { policyReach } from '../src/lib/policies.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

/** A copy as whole as this may be the policy itself, or a page that shows both. */
const same = 0.98;

export default defineCheck({
  title: '解读材料照抄文件原文',
  why: '解读应当讲清背景、依据和具体措施，照抄、摘抄文件原文起不到解读作用。',
  fix: '重新编写解读材料，用通俗的语言说明出台背景、主要内容和办理方法。',
  target: 'site',
  periodic: true,
  reads: ['documents'],
  reach: (_, { period }) => policyReach(period),
  options: z.strictObject({
    share: z.number().gt(0).max(1).default(0.8).describe('解读文字与文件原文逐字相同的比例，达到即算照抄'),
    confidence: z.number().min(0).max(1).default(0.8).describe('低于此把握的匹配不算确定'),
  }),
  messages: { copied: '《{title}》与文件《{policy}》逐字相同的占{share}，其中连续相同的如“{passage}”。' },
  *run({ facts, options, period }) {
    const seen = new Set<string>();
    const pairs = facts.documents
      .filter((d) => d.kind === 'policy')
      .flatMap((policy) => policy.interpretations.map((found) => ({ policy, found })))
      .filter(({ found }) => {
        const { copied, publishedAt: day, url } = found;
        if (copied === undefined || day === null || day < period.from || day > period.to) return false;
        return !seen.has(placeOf(url)) && seen.add(placeOf(url)) !== undefined;
      });
    if (pairs.length === 0) return { notApplicable: '统计期内没有能与文件比对文字的解读' };
    for (const { policy, found } of pairs) {
      const { share, longest } = found.copied!;
      if (share < options.share) continue;
      const unsure =
        found.confidence < options.confidence
          ? '解读与文件的匹配把握较低'
          : share >= same
            ? '两页正文几乎相同，可能是文件本身或者同页登载'
            : null;
      yield {
        say: 'copied',
        place: `interpretation:${placeOf(found.url)}`,
        at: [found.at, policy.at],
        found: share,
        required: `低于${percentText(options.share)}`,
        data: {
          title: quotedTitle(found.title ?? '') || '（无标题）',
          policy: quotedTitle(policy.title),
          share: percentText(share),
          passage: cut(longest, 60),
        },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: pairs.length };
  },
});
