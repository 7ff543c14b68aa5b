import { z } from 'zod';
import { dayOf, daysBetween, pastOf } from '../src/lib/dates.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务新媒体中断更新',
  why: '统计期内曾较长时间不更新，即使检查时已恢复，也说明日常维护不到位。',
  fix: '制定选题和值班安排，保证节假日和人员变动时也能更新。',
  target: 'account',
  periodic: true,
  reads: ['posts'],
  options: z.strictObject({ days: z.int().min(1).default(14).describe('两次更新之间最多相隔的天数') }),
  messages: { silent: '{from}至{to}相隔{found}天没有更新，要求不超过{days}天。' },
  *run({ asOf, facts, options, period }) {
    const { posts, coverage } = facts.posts;
    const { from, to } = pastOf(period, asOf);
    const known = posts.flatMap((post) => (post.publishedAt === null ? [] : [{ day: dayOf(post.publishedAt), post }]));
    const within = known.filter(({ day }) => day <= to).sort((a, b) => (a.day < b.day ? -1 : 1));
    const undated = known.length < posts.length;
    let examined = 0;
    // What comes after the last post is account-stale's.
    for (const [i, next] of within.entries()) {
      const last = within[i - 1];
      if (last === undefined || next.day < from) continue;
      examined++;
      const found = daysBetween(last.day, next.day);
      if (found <= options.days) continue;
      const seen = (coverage.complete || coverage.whole) && coverage.from !== null && dayOf(coverage.from) <= last.day;
      // A pinned post may be the older of the two; then the silence begins later.
      const unsure = undated ? '部分内容没有发布时间' : seen ? null : (coverage.reason ?? '数据来源没有覆盖这段时间');
      yield {
        say: 'silent',
        place: `silence:${next.day}`,
        at: [last, next].map(({ day, post }) => ({ ...post.at, excerpt: `${day} ${post.title}` })),
        found,
        required: `相隔不超过${options.days}天`,
        data: { from: last.day, to: next.day, found, days: options.days },
        ...(unsure !== null && { unsure }),
      };
    }
    return examined > 0 ? { n: examined } : { notApplicable: `${from}以来没有前后两次更新可以比较` };
  },
});
