import { z } from 'zod';
import { addDays, dayOf } from '../src/lib/dates.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '首页打开慢待人工核查',
  why: '页面应当在3秒内打开；用时含采集端的网络延迟，只能提示，由人换网络复核。',
  fix: '压缩首页图片和脚本，检查带宽、防护设备和静态化设置。',
  target: 'site',
  ownerOnly: true,
  reads: ['probes'],
  asks: true,
  options: z.strictObject({
    seconds: z.number().positive().default(3).describe('首页应在几秒内打开'),
    days: z.int().min(1).default(30).describe('看最近几天的访问记录'),
  }),
  messages: { slow: '访问首页{visits}次，取到首页用时的中位数为{median}秒，超过{seconds}秒。' },
  *run({ asOf, facts, options, target }) {
    const since = addDays(asOf, -options.days + 1);
    const probes = facts.probes.filter((p) => p.ok && dayOf(p.at) >= since && dayOf(p.at) <= asOf);
    if (probes.length === 0) return { notApplicable: '没有成功访问首页的记录' };
    const times = probes.map((p) => p.ms).sort((a, b) => a - b);
    const median = Math.round(times[Math.floor(times.length / 2)]! / 100) / 10;
    if (median <= options.seconds) return { n: 1 };
    const url = target.url ?? '';
    yield {
      say: 'slow',
      place: `home:${placeOf(url)}`,
      at: probes.slice(-5).map((p) => ({
        url,
        fetchedAt: p.at,
        sha256: null,
        record: null,
        excerpt: `${p.ms}毫秒`,
      })),
      found: median,
      required: `${options.seconds}秒以内`,
      data: { visits: probes.length, median, seconds: options.seconds },
      unsure: '用时含采集端的网络延迟',
    };
    return { n: 1 };
  },
});
