import { z } from 'zod';
import { dayOf } from '../src/lib/dates.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务新媒体没有推送要求的内容',
  why: '文件要求通过新媒体主动推送的内容，公众没有收到。',
  fix: '把要求推送的内容列入选题，定期发布。',
  target: 'account',
  reads: ['posts'],
  options: z.strictObject({
    topics: z.record(z.string(), z.array(z.string().min(1)).min(1)).describe('内容名称和标题里的关键词，有一个就算'),
  }),
  messages: { missing: '{from}以来读到的{total}条标题里，没有“{topic}”（{words}）。' },
  *run({ asOf, facts, options, period, target }) {
    const within = facts.posts.posts.filter(({ publishedAt: p }) => {
      const day = p === null ? null : dayOf(p);
      return day !== null && day >= period.from && day <= asOf;
    });
    if (within.length === 0) return { notApplicable: '这段时间没有读到内容' };
    const topics = Object.entries(options.topics);
    for (const [topic, words] of topics) {
      if (within.some(({ title }) => words.some((word) => title.includes(word)))) continue;
      yield {
        say: 'missing',
        place: `topic:${target.id}:${topic}`,
        at: within.slice(0, 1).map((post) => ({ ...post.at, excerpt: post.title })),
        found: null,
        required: topic,
        data: { from: period.from, total: within.length, topic, words: words.join('、') },
        unsure: '标题里没有的，正文里可能有；也可能由其他账号推送',
      };
    }
    return { n: topics.length };
  },
  asks: true,
});
