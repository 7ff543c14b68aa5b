import { z } from 'zod';
import { newestBy, newestDoubt } from '../src/lib/columns.ts';
import { addDays, newestOf } from '../src/lib/dates.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import type { Column } from '../src/model/facts.ts';

export default defineCheck({
  title: '栏目长期不更新',
  why: '应当更新的栏目超过规定期限没有新内容，群众看到的是过时信息。',
  fix: '按栏目更新周期发布信息；内容已并入其他栏目的，关闭旧栏目并设置跳转。',
  target: 'site',
  reads: ['columns'],
  // The newest row of a list stands on its first page, unless its rows show that it is not in order.
  reach: () => ({}),
  options: z.strictObject({
    limits: z.record(z.string(), z.int().min(1)).describe('栏目类别 → 最长不更新天数'),
    each: z
      .enum(['class', 'column'])
      .default('class')
      .describe('class：同类栏目取最新一条合并判断；column：逐个栏目判断'),
    level: z.int().min(1).optional().describe('只看到第几级栏目为止（首页导航直接进入的为第1级）；不填则不限'),
  }),
  classesIn: (options) => Object.keys(options.limits),
  messages: {
    stale: '栏目“{column}”最近更新于{newest}，至{asOf}已超过{days}天。',
    undated: '栏目“{column}”不能确定最近更新日期。',
  },
  *run({ asOf, facts, gaps, options, target }) {
    let n = 0;
    // A column that was never found may belong to the class; a gap of a known one speaks for itself.
    const hidden = gaps.find((g) => !facts.columns.some((c) => c.url === g.place));
    for (const [name, days] of Object.entries(options.limits)) {
      if (target.exemptColumns.includes(name)) continue;
      const columns = facts.columns
        .filter((c) => c.class === name && !c.gone && (c.state === 'listed' || c.state === 'unread'))
        .filter((c) => c.path.length < (options.level ?? Number.POSITIVE_INFINITY));
      const groups: Column[][] = options.each === 'class' ? [columns] : columns.map((c) => [c]);
      for (const group of groups) {
        const first = group[0];
        if (first === undefined) continue;
        n++;
        const newest = newestOf(group.map((c) => newestBy(c, asOf)));
        if (newest !== null && newest >= addDays(asOf, -days)) continue;
        const doubt =
          group
            .map((c) => (c.state === 'unread' ? (c.reason ?? '栏目页面未能读取') : newestDoubt(c)))
            .find((d) => d !== null) ?? (options.each === 'class' && hidden ? gapSentence([hidden]) : undefined);
        yield {
          say: newest === null ? 'undated' : 'stale',
          place: options.each === 'class' ? `column:${name}` : `column:${placeOf(first.url)}`,
          at: group.slice(0, 5).map((c) => ({ ...c.at, excerpt: newestRow(c, asOf) })),
          found: newest,
          required: `${days}天内更新`,
          data: { column: options.each === 'class' ? name : first.name, newest, asOf, days },
          ...((doubt || newest === null) && { unsure: doubt ?? '没有读到日期' }),
        };
      }
    }
    return n === 0 ? { notApplicable: '没有所列类别的栏目' } : { n };
  },
});

function newestRow(column: Column, asOf: string): string {
  const newest = newestBy(column, asOf);
  const row = column.items.find((i) => i.date === newest);
  return newest === null || row === undefined ? '' : `${newest} ${row.title}`;
}
