import { z } from 'zod';
import { addDays, dayOf } from '../src/lib/dates.ts';
import { percentText } from '../src/lib/numbers.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '站点无法访问',
  why: '一周内多次访问首页，打不开的比例达到规定的，属于单项否决情形。',
  fix: '排查服务器、域名解析、带宽和防护设备；有计划的停机应当提前公告。',
  target: 'site',
  ownerOnly: true,
  reads: ['probes'],
  options: z.strictObject({
    days: z.int().min(1).default(7).describe('连续监测天数'),
    perDay: z.int().min(1).default(20).describe('每天至少访问次数'),
    share: z.number().gt(0).max(1).default(0.05).describe('打不开的次数达到这个比例即不达标'),
  }),
  messages: {
    down: '{days}天内访问首页{visits}次，打不开{failures}次，占{percent}%。',
    thin: '监测期内访问首页{visits}次，打不开{failures}次，不足以判断。',
  },
  *run({ asOf, facts, options, target }) {
    const seen = facts.probes.filter((p) => !p.ours);
    const upTo = (last: string) => {
      const since = addDays(last, -options.days + 1);
      const probes = seen.filter((p) => dayOf(p.at) >= since && dayOf(p.at) <= last);
      const perDay = Map.groupBy(probes, (p) => dayOf(p.at));
      const full = perDay.size >= options.days && [...perDay.values()].every((p) => p.length >= options.perDay);
      return { probes, full };
    };
    // The day of the judgement may have just begun: then the days before it are the week.
    const whole = [upTo(asOf), upTo(addDays(asOf, -1))];
    const { probes, full } = whole.find((week) => week.full) ?? whole[0]!;
    const failed = probes.filter((p) => !p.ok);
    if (full && failed.length / probes.length < options.share) return { n: 1 };
    const percent = probes.length === 0 ? 0 : Math.round((failed.length / probes.length) * 1000) / 10;
    const url = target.url ?? '';
    yield {
      say: full ? 'down' : 'thin',
      place: `home:${placeOf(url)}`,
      at: (failed.length > 0 ? failed : probes)
        .slice(0, 5)
        .map((p) => ({ url, fetchedAt: p.at, sha256: null, record: null, excerpt: `${p.status ?? p.reason ?? ''}` })),
      found: percent,
      required: `打不开的比例低于${percentText(options.share)}`,
      data: { days: options.days, visits: probes.length, failures: failed.length, percent },
      ...(!full && { unsure: `需要连续${options.days}天、每天至少${options.perDay}次的监测记录` }),
    };
    return { n: 1 };
  },
});
