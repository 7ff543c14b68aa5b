import { z } from 'zod';
import { rowsReach } from '../src/lib/rows-reach.ts';
import { placeOf } from '../src/lib/urls.ts';
import { inCalendar, workdaysAfter } from '../src/lib/workdays.ts';
import { defineCheck } from '../src/model/check.ts';
import { type DecisionFact, decisionKinds } from '../src/model/decisions.ts';

const names = { licence: '行政许可', penalty: '行政处罚', other: '行政执法' } as const;
/** So many pages of one day, with decisions of different days, were moved in from elsewhere. */
const movedIn = 5;

export default defineCheck({
  title: '执法决定公示超期',
  why: '行政许可、行政处罚决定应当在作出之日起7个工作日内公开，其他执法决定20个工作日内公开。',
  fix: '决定作出后按期上网；此前已在统一公示平台公开的，在页面注明并放置链接。',
  target: 'site',
  periodic: true,
  reads: ['decisions'],
  reach: (_, { period }) => ({ ...rowsReach('行政执法公示', period.from), policiesOnly: period.from }),
  options: z.strictObject({
    kinds: z
      .array(z.enum(decisionKinds))
      .min(1)
      .describe('哪几类决定：licence 行政许可、penalty 行政处罚、other 其他执法决定'),
    workdays: z.int().min(1).describe('自作出决定之日起应在多少个工作日内公开'),
  }),
  messages: {
    late: '{kind}决定{decided}作出，{published}公示，隔{days}个工作日，规定为{workdays}个工作日内。',
    some: '同页{count}件{kind}决定，最迟的一件{decided}作出，{published}公示，隔{days}个工作日，规定为{workdays}个工作日内。',
  },
  *run({ facts, options, period }) {
    const pages = facts.decisions
      .filter((d) => options.kinds.includes(d.kind))
      .flatMap((page) => {
        const rows = datedRows(page).filter((r) => r.published >= period.from && r.published <= period.to);
        return rows.length === 0 ? [] : [{ page, rows }];
      });
    if (pages.length === 0) return { notApplicable: '没有读到同时写明决定日期和本期公示日期的执法决定' };
    for (const { page, rows } of pages) {
      const worst = rows.reduce((a, b) => (days(b) > days(a) ? b : a));
      if (days(worst) <= options.workdays) continue;
      const sameDay = pages.filter((p) => p.page.publishedAt === page.publishedAt);
      const unsure =
        (inCalendar(worst.decided) && inCalendar(worst.published) ? null : '不在节假日历范围内') ??
        (rows.length > 1 && !worst.own ? '一页公布多件，可能是汇总，单件已先行公开' : null) ??
        (sameDay.length >= movedIn ? `有${sameDay.length}页标为同一天发布，可能是网站迁移` : null);
      yield {
        say: rows.length > 1 ? 'some' : 'late',
        place: `decision:${placeOf(page.url)}`,
        at: [page.at],
        found: days(worst),
        required: `${options.workdays}个工作日内公开`,
        data: {
          kind: names[page.kind],
          decided: worst.decided,
          published: worst.published,
          days: days(worst),
          workdays: options.workdays,
          ...(rows.length > 1 && { count: rows.length }),
        },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: pages.length };
  },
});

interface Dated {
  decided: string;
  published: string;
  /** The row shows its own day of publication. */
  own: boolean;
}

/** Rows of which both days are known and in order; the page was added to where a decision is later than the page. */
function datedRows({ rows, publishedAt }: DecisionFact): Dated[] {
  return rows.flatMap(({ decidedAt: decided, publishedAt: own }): Dated[] => {
    const published = own ?? publishedAt;
    return published === null || published < decided ? [] : [{ decided, published, own: own !== null }];
  });
}

function days({ decided, published }: Dated): number {
  return workdaysAfter(decided, published);
}
