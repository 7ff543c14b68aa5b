import { z } from 'zod';
import { dayOf } from '../src/lib/dates.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务新媒体原创内容偏少',
  why: '内容以转发为主，本单位的权威信息少，账号失去作用。',
  fix: '围绕本单位职能策划原创内容；原创作品在平台上声明原创。',
  target: 'account',
  periodic: true,
  reads: ['posts'],
  options: z.strictObject({
    percent: z.int().min(1).max(100).default(30).describe('原创内容至少占多少（%）；文件没有规定，为设定'),
  }),
  messages: {
    low: '{total}条内容中，声明原创{declared}条，表明转载{reposts}条，其余{open}条来源未表明；即使其余都是原创，也只占{found}%，要求至少{percent}%。',
    open: '{total}条内容中，声明原创{declared}条，表明转载{reposts}条，其余{open}条来源未表明；声明原创的占{found}%，要求至少{percent}%。',
  },
  *run({ asOf, facts, options, period, target }) {
    const { posts, coverage } = facts.posts;
    const within = posts.filter(
      ({ publishedAt: p }) => p !== null && dayOf(p) >= period.from && dayOf(p) <= period.to && dayOf(p) <= asOf,
    );
    const total = within.length;
    if (total === 0) return { notApplicable: '统计期内没有读到内容' };
    const declared = within.filter(({ original }) => original === 'declared').length;
    const reposts = within.filter(
      (post) => post.original === 'repost' || (post.original === undefined && post.from),
    ).length;
    const most = Math.floor(((total - reposts) * 100) / total);
    const least = Math.floor((declared * 100) / total);
    if (least >= options.percent) return { n: 1 };
    const sure = most < options.percent && coverage.complete;
    // Agencies seldom declare their own work, so that what is not declared may be theirs.
    yield {
      say: most < options.percent ? 'low' : 'open',
      place: `account:${target.id}`,
      at: within.slice(0, 3).map((post) => ({ ...post.at, excerpt: post.title })),
      found: most < options.percent ? most : least,
      required: `原创不少于${options.percent}%`,
      data: {
        total,
        declared,
        reposts,
        open: total - declared - reposts,
        found: most < options.percent ? most : least,
        percent: options.percent,
      },
      ...(!sure && {
        unsure: most < options.percent ? (coverage.reason ?? '数据来源不完整') : '未声明原创的内容可能是原创',
      }),
    };
    return { n: 1 };
  },
});
