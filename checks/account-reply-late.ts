import { z } from 'zod';
import { dayOf } from '../src/lib/dates.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务新媒体留言回复超时',
  why: '公众留言没有在规定时限内回复，影响办事咨询和政府公信力。',
  fix: '安排专人每日查看留言，简单问题当日回复，需转办的先告知受理。',
  target: 'account',
  periodic: true,
  reads: ['posts'],
  options: z.strictObject({ hours: z.int().min(1).default(48).describe('留言后多少小时内应回复') }),
  messages: {
    late: '{asked}的留言{hours}小时后才得到回复，要求{limit}小时内。',
    none: '{asked}的留言没有看到回复，要求{limit}小时内。',
  },
  *run({ asOf, facts, options, period }) {
    const end = Date.parse(`${asOf}T23:59:59+08:00`);
    const { posts, messages = [] } = facts.posts;
    const comments = posts.flatMap((post) =>
      (post.replies ?? []).map((reply) => ({ ...reply, id: post.id, at: [{ ...post.at, excerpt: post.title }] })),
    );
    const seenAt = posts.slice(0, 1).map(({ at }) => at);
    const questions = [...comments, ...messages.map((message) => ({ ...message, id: 'message', at: seenAt }))];
    let n = 0;
    const seen = new Map<string, number>();
    for (const { id, at, askedAt, repliedAt } of questions) {
      const asked = dayOf(askedAt);
      const open = Date.parse(askedAt) + options.hours * 3_600_000 > end;
      if (asked < period.from || asked > period.to || open) continue;
      n++;
      const hours = repliedAt === null ? null : Math.floor((Date.parse(repliedAt) - Date.parse(askedAt)) / 3_600_000);
      if (hours !== null && hours < options.hours) continue;
      if (repliedAt !== null && Date.parse(repliedAt) - Date.parse(askedAt) <= options.hours * 3_600_000) continue;
      const nth = (seen.get(`${id} ${askedAt}`) ?? 0) + 1;
      seen.set(`${id} ${askedAt}`, nth);
      // Answers may be given in private or by a message; only two known times are certain.
      yield {
        say: hours === null ? 'none' : 'late',
        place: `reply:${id}:${askedAt}${nth > 1 ? `:${nth}` : ''}`,
        at,
        found: hours,
        required: `${options.hours}小时内回复`,
        data: { asked: askedAt.slice(0, 16).replace('T', ' '), hours, limit: options.hours },
        ...(hours === null && { unsure: '回复可能以私信等方式作出' }),
        ...(hours !== null && at.length === 0 && { unsure: '没有读到账号的内容，无从引证' }),
      };
    }
    return n > 0 ? { n } : { notApplicable: '没有可以核对时间的留言' };
  },
});
