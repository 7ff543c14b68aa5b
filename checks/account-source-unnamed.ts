import { z } from 'zod';
import { dayOf } from '../src/lib/dates.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务新媒体转载未注明来源',
  why: '转载内容不注明来源，权威性无从核对，也可能侵权。',
  fix: '转载时注明来源，只转载政府网站和中央、省级主要媒体的内容。',
  target: 'account',
  periodic: true,
  reads: ['posts'],
  options: z.strictObject({}),
  messages: { unnamed: '转载的“{title}”没有注明来源。' },
  *run({ asOf, facts, period }) {
    const reposts = facts.posts.posts.filter(({ original, publishedAt: p }) => {
      const day = p === null ? null : dayOf(p);
      return original === 'repost' && day !== null && day >= period.from && day <= period.to && day <= asOf;
    });
    for (const post of reposts) {
      if (post.from) continue;
      yield {
        say: 'unnamed',
        place: `post:${post.id}`,
        at: [{ ...post.at, excerpt: post.title }],
        found: null,
        required: '注明来源',
        data: { title: post.title },
        // The one who wrote it may have deleted it or his account, and a table may leave the column out.
        unsure: post.from === undefined ? '数据来源没有提供转载来源' : '原内容可能已删除，来源可能写在正文里',
      };
    }
    return reposts.length > 0 ? { n: reposts.length } : { notApplicable: '没有读到表明转载的内容' };
  },
  asks: true,
});
