import { z } from 'zod';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '解读没有通过新媒体发布',
  why: '政策解读只在网站发布，公众不易看到，要求网站与新媒体协同扩散。',
  fix: '解读材料在网站发布的同时，通过本单位政务新媒体推送。',
  target: 'account',
  periodic: true,
  reads: ['posts', 'portal'],
  options: z.strictObject({}),
  messages: { missing: '网站{date}发布的解读“{title}”，没有在账号上读到。' },
  *run({ asOf, facts, period }) {
    if (facts.posts.posts.length === 0) return { notApplicable: '没有读到账号的内容' };
    const due = (facts.portal?.texts ?? []).filter(
      ({ own, kind, publishedAt: p }) =>
        own && kind === 'interpretation' && p !== null && p >= period.from && p <= period.to && p <= asOf,
    );
    for (const text of due) {
      if (text.posts.length > 0) continue;
      yield {
        say: 'missing',
        place: `interpretation:${text.url.replace(/^https?:\/\//, '')}`,
        at: facts.posts.posts.slice(0, 1).map(({ at }) => ({ ...at, excerpt: `网站：${text.title} ${text.url}` })),
        found: null,
        required: '同步在新媒体发布',
        data: { date: text.publishedAt, title: text.title },
        unsure: facts.posts.coverage.complete ? '推送时可能改了标题' : '账号的内容没有读全，推送时也可能改了标题',
      };
    }
    return due.length > 0 ? { n: due.length } : { notApplicable: '统计期内没有读到本单位网站发布的解读' };
  },
  asks: true,
});
