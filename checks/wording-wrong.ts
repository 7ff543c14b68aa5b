import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '页面文字有常见错误',
  why: '错别字和不规范表述影响政府公信力，重要表述写错属于严重问题。',
  fix: '核对原文后更正，并检查转载、引用同一内容的其他页面。',
  target: 'site',
  periodic: true,
  reads: ['wording'],
  reach: (_, { period }) => ({ since: period.from, documents: period, sample: 10 }),
  options: z.strictObject({}),
  messages: {
    wrong: '《{title}》中的“{wrong}”应为“{right}”（{rule}）。',
    untitled: '页面中的“{wrong}”应为“{right}”（{rule}）。',
  },
  *run({ facts, period }) {
    // What has no day stands there now.
    const wording = facts.wording.filter(
      ({ publishedAt }) => publishedAt === null || (publishedAt >= period.from && publishedAt <= period.to),
    );
    for (const { url, title, wrong, right, rule, sure, at } of wording) {
      const shown = quotedTitle(title ?? '');
      yield {
        say: shown === '' ? 'untitled' : 'wrong',
        place: `page:${placeOf(url)}#${wrong}`,
        at: [at],
        found: wrong,
        required: right,
        data: { wrong, right, rule, ...(shown !== '' && { title: shown }) },
        ...(!sure && { unsure: '上下文可能不同，需要人工判断' }),
      };
    }
    // The texts as a whole are one more thing that was looked at.
    return { n: wording.length + 1 };
  },
});
