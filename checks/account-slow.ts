import { z } from 'zod';
import { dayOf, pastOf, wholeWeeks } from '../src/lib/dates.ts';
import { platformOf } from '../src/lib/platforms.ts';
import { defineCheck } from '../src/model/check.ts';
import type { Post } from '../src/model/facts.ts';

export default defineCheck({
  title: '政务新媒体更新频次不足',
  why: '规定要求政务新媒体每周更新若干次，次数不足说明维护不力。',
  fix: '制定选题和排期，保证每周更新次数；计数单位（篇或次）以规则说明为准。',
  target: 'account',
  periodic: true,
  reads: ['posts', 'register'],
  options: z.strictObject({
    perWeek: z.int().min(1).default(3).describe('每周（周一至周日）至少更新的数量'),
    unit: z.enum(['篇', '次']).default('篇').describe('篇：逐篇计数；次：同一次群发计一次'),
  }),
  messages: { short: '{from}至{to}更新{found}{unit}，要求至少{perWeek}{unit}。' },
  *run({ asOf, facts, options, period, target }) {
    const { posts, coverage } = facts.posts;
    const platform = facts.register.own?.platform;
    const onWechat = platform === undefined ? null : platformOf(platform) === '微信';
    const weeks = wholeWeeks(pastOf(period, asOf));
    if (weeks.length === 0) return { notApplicable: '统计期内没有完整的一周' };
    for (const [from, to] of weeks) {
      const inWeek = posts.filter(
        (p) => p.publishedAt !== null && dayOf(p.publishedAt) >= from && dayOf(p.publishedAt) <= to,
      );
      const found = options.unit === '篇' ? inWeek.length : new Set(inWeek.map((p) => p.push)).size;
      if (found >= options.perWeek) continue;
      const unsure = doubtOf(from, to);
      yield {
        say: 'short',
        place: `week:${from}`,
        at: evidence(inWeek, posts),
        found,
        required: `每周至少${options.perWeek}${options.unit}`,
        data: { from, to, found, unit: options.unit, perWeek: options.perWeek },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: weeks.length };

    function doubtOf(from: string, to: string): string | null {
      if (posts.some((p) => p.publishedAt === null)) return '部分内容没有发布时间';
      if (!(coverage.complete || coverage.whole) || posts.length === 0) return coverage.reason ?? '数据来源不完整';
      // A source that begins in the course of Monday may lack earlier posts of that day.
      const begun = coverage.from !== null && Date.parse(coverage.from) <= Date.parse(`${from}T00:00:00+08:00`);
      if (!begun || (coverage.to !== null && dayOf(coverage.to) < to))
        return coverage.reason ?? '数据来源没有覆盖这一周';
      // A 服务号 may push only four times a month.
      if (target.accountType === '服务号') return '服务号每月群发次数受平台限制';
      // Other platforms let an account publish as often as it likes.
      if (onWechat === false || target.accountType === '订阅号') return null;
      if (onWechat === true || options.unit === '次') return '账号类型不明，群发次数可能受平台限制';
      return null;
    }
  },
});

function evidence(inWeek: readonly Post[], posts: readonly Post[]) {
  return (inWeek.length > 0 ? inWeek : posts)
    .slice(0, 3)
    .map((p) => ({ ...p.at, excerpt: `${p.publishedAt?.slice(0, 10) ?? ''} ${p.title}` }));
}
