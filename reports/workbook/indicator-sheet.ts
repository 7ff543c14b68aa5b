/** The sheet 指标: one row an agency and indicator. */
import type { AgencyResult, IndicatorResult } from '../../src/model/results.ts';
import type { ReportContext } from '../context.ts';
import { clean, indicatorKindWords, outcomeWords, rulesetTitle } from '../words.ts';
import type { Cell, Sheet } from './sheet.ts';

export function indicatorSheet(agencies: readonly AgencyResult[], context: ReportContext): Sheet {
  const head = [
    '评价规则',
    '单位',
    '条款',
    '指标',
    '方式',
    '结果',
    '失分',
    '分值',
    '检查数',
    '问题数',
    '存疑数',
    '判定标准',
    '原因',
    '数据来源',
  ];
  const row = (agency: AgencyResult, ruleset: string, i: IndicatorResult): Cell[] => [
    rulesetTitle(ruleset, context.rulesets),
    clean(agency.name, 60),
    clean(i.requirement, 20),
    clean(i.title, 80),
    indicatorKindWords[i.kind],
    outcomeWords[i.outcome],
    i.kind === 'deduct' ? i.lost : null,
    i.kind === 'deduct' ? i.max : null,
    i.n,
    i.bad,
    i.unsure,
    clean(i.limit, 200),
    i.reason === null ? null : clean(i.reason, 200),
    clean(i.source, 200),
  ];
  const rows = agencies.flatMap((a) => a.scores.flatMap((s) => s.indicators.map((i) => row(a, s.ruleset, i))));
  return {
    name: '指标',
    rows: [head, ...rows],
    widths: [28, 24, 8, 36, 10, 8, 6, 6, 8, 8, 8, 36, 36, 40],
    filter: true,
  };
}
