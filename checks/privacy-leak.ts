import { z } from 'zod';
import { maskNumbers } from '../src/lib/chinese.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '泄露个人身份证件号码',
  why: '公开的页面中出现完整的居民身份证号码，侵害个人信息权益。',
  fix: '立即撤下或遮盖号码后重新发布，并清理附件、缓存和其他转载页面；公示名单只保留部分号码。',
  target: 'site',
  reads: ['leaks', 'pages'],
  reach: ({ sample }, { period }) => ({ since: period.from, documents: period, sample }),
  options: z.strictObject({
    sample: z.int().min(0).max(10_000).default(10).describe('统计期内的页面全部检查，其余页面抽查多少页'),
  }),
  messages: { leak: '页面“{title}”中有{count}个可通过校验的身份证号码，如{masked}。' },
  *run({ facts }) {
    const byPage = Map.groupBy(facts.leaks, (l) => l.url);
    for (const [url, leaks] of byPage) {
      const first = leaks[0]!;
      yield {
        say: 'leak',
        place: `page:${placeOf(url)}`,
        // The excerpt stays out: a finding on leaked data quotes nothing that identifies.
        at: [{ ...first.at, excerpt: first.masked }],
        found: leaks.length,
        required: '不得公开完整号码',
        data: { title: maskNumbers(first.title ?? '无标题'), count: leaks.length, masked: first.masked },
      };
    }
    return { n: Math.max(facts.pages.length, byPage.size) };
  },
});
