import { z } from 'zod';
import { dayOf } from '../src/lib/dates.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务新媒体转发权威信息偏少',
  why: '政府网站发布的重要信息没有通过新媒体扩散，公众不易看到。',
  fix: '及时转发政府门户网站发布的政策文件、解读和重要信息，注明来源。',
  target: 'account',
  periodic: true,
  reads: ['posts', 'portal'],
  options: z.strictObject({
    atLeast: z.int().min(1).default(1).describe('统计期内至少转发多少条；文件没有规定，为设定'),
  }),
  messages: { few: '统计期内读到{total}条内容，与政府网站标题相同的{found}条，要求至少{atLeast}条。' },
  *run({ asOf, facts, options, period, target }) {
    const within = facts.posts.posts.filter(({ publishedAt: p }) => {
      const day = p === null ? null : dayOf(p);
      return day !== null && day >= period.from && day <= period.to && day <= asOf;
    });
    if (within.length === 0) return { notApplicable: '统计期内没有读到内容' };
    const { texts = [] } = facts.portal ?? {};
    if (texts.length === 0) return { notApplicable: '没有读到政府网站的内容，无从比较' };
    const ids = new Set(within.map(({ id }) => id));
    const found = new Set(texts.flatMap((text) => text.posts.filter((id) => ids.has(id)))).size;
    if (found >= options.atLeast) return { n: 1 };
    yield {
      say: 'few',
      place: `account:${target.id}`,
      at: within.slice(0, 3).map((post) => ({ ...post.at, excerpt: post.title })),
      found,
      required: `转发不少于${options.atLeast}条`,
      data: { total: within.length, found, atLeast: options.atLeast },
      unsure: '转发时可能改了标题，政府网站也只读到部分内容',
    };
    return { n: 1 };
  },
  asks: true,
});
