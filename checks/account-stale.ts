import { z } from 'zod';
import { addDays, dayOf, newestOf } from '../src/lib/dates.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务新媒体不更新',
  why: '政务新媒体两周内没有更新，属于单项否决情形；长期不更新的应当清理。',
  fix: '恢复更新；确无维护力量的，按程序关停或归并并报备案。',
  target: 'account',
  reads: ['posts'],
  options: z.strictObject({ days: z.int().min(1).default(14).describe('最长不更新天数') }),
  messages: {
    stale: '最近一条内容发布于{newest}，至{asOf}已超过{days}天。',
    silent: '至{asOf}的{days}天内没有读到任何内容。',
  },
  *run({ asOf, facts, options, target }) {
    const { posts, coverage } = facts.posts;
    const days = posts
      .map((p) => (p.publishedAt === null ? null : dayOf(p.publishedAt)))
      .filter((d) => d === null || d <= asOf);
    const newest = newestOf(days);
    const since = addDays(asOf, -options.days);
    if (newest !== null && newest >= since) return { n: 1 };
    // Silence is proved only by a source that was whole from before the silence to its end and holds something.
    const begun = coverage.from !== null && dayOf(coverage.from) <= since;
    const covered =
      posts.length > 0 &&
      (coverage.complete || coverage.whole === true) &&
      begun &&
      (coverage.to === null || dayOf(coverage.to) >= asOf);
    const unsure = days.includes(null)
      ? '部分内容没有发布时间'
      : covered
        ? null
        : (coverage.reason ?? '数据来源没有覆盖整个期间');
    const post = posts.find((p) => p.publishedAt !== null && dayOf(p.publishedAt) === newest);
    yield {
      say: newest === null ? 'silent' : 'stale',
      place: `account:${target.id}`,
      at: post ? [{ ...post.at, excerpt: `${newest} ${post.title}` }] : posts.slice(0, 1).map((p) => p.at),
      found: newest,
      required: `${options.days}天内更新`,
      data: { newest, asOf, days: options.days },
      ...(unsure !== null && { unsure }),
    };
    return { n: 1 };
  },
});
