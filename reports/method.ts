/** The page of method: how it is judged, with which figures, from which inputs, and what could not be seen. Plain data. */
import { leavesOf } from '../src/lib/leaves.ts';
import type { IndicatorResult, Results } from '../src/model/results.ts';
import type { Indicator, Ruleset } from '../src/model/ruleset.ts';
import { clauseOf } from './clauses.ts';
import type { ReportContext } from './context.ts';
import { agencyPaths } from './paths.ts';
import { robotsGroups } from './robots.ts';
import { clean, confidenceWords, factWord, forWords, gapReasonWords, indicatorKindWords, kindWords } from './words.ts';
import { sheetNames } from './workbook.ts';

export function methodPage(results: Results, context: ReportContext) {
  const { judgement, run } = results;
  const used = new Set(judgement.agencies.flatMap((a) => a.scores.map((s) => s.ruleset)));
  const rulesets = context.rulesets.filter((r) => used.has(r.id)).map((r) => rulesetPart(r, results, context));
  return {
    title: '评估方法与依据',
    office: clean(context.office, 60),
    period: judgement.period,
    asOf: judgement.asOf,
    run: {
      id: clean(run.id, 60),
      parent: run.parent === undefined ? null : clean(run.parent, 60),
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      tool: clean(run.tool, 60),
    },
    rulesets,
    ourSettings: rulesets.flatMap((r) =>
      r.indicators.filter((i) => i.ourSetting).map((i) => ({ ...i, ruleset: r.title })),
    ),
    checks: checksUsed(context, used),
    robots: robotsGroups(results),
    unseen: unseen(results),
    inputs: inputs(results, context),
    seed: clean(judgement.seed, 80),
    sheets: sheetNames.map((name) => ({ name, file: `csv/${name}.csv` })),
  };
}

function rulesetPart(ruleset: Ruleset, results: Results, context: ReportContext) {
  const judged = results.judgement.agencies.flatMap((a) =>
    a.scores.filter((s) => s.ruleset === ruleset.id).flatMap((s) => s.indicators),
  );
  return {
    id: ruleset.id,
    title: ruleset.title,
    documentNumber: ruleset.documentNumber,
    issuer: ruleset.issuer,
    inForce: ruleset.inForce,
    total: ruleset.total,
    grades: ruleset.grades,
    note: ruleset.note ?? null,
    indicators: ruleset.indicators.map((indicator) => {
      const result = judged.find((i) => i.requirement === indicator.requirement && i.title === indicator.title);
      return indicatorPart(ruleset, indicator, result, context);
    }),
  };
}

function indicatorPart(
  ruleset: Ruleset,
  indicator: Indicator,
  result: IndicatorResult | undefined,
  context: ReportContext,
) {
  return {
    requirement: indicator.requirement,
    title: indicator.title,
    ...clauseOf(indicator.requirement, context),
    kinds:
      indicator.for.length === Object.keys(kindWords).length
        ? '各类单位'
        : indicator.for.map((k) => forWords[k]).join('、'),
    kindWord: indicatorKindWords[indicator.kind],
    cuts: indicator.kind === 'deduct',
    points: indicator.points,
    max: indicator.max ?? indicator.points,
    per: { target: '每个未达标对象', finding: '每个问题', shortfall: '按未达标比例' }[indicator.per],
    limit: result === undefined ? null : clean(result.limit, 200),
    checks: leavesOf(indicator.when).map((leaf) => ({
      title: context.checks[leaf.check]?.title ?? leaf.check,
      options: optionsInWords(leaf.options),
    })),
    from: indicator.from ?? null,
    source: indicator.source,
    confidence: confidenceWords[indicator.confidence],
    ourSetting: indicator.confidence === 'our-setting',
    ourPoints: (indicator.pointsConfidence ?? ruleset.pointsConfidence) === 'our-setting',
  };
}

/** Options that are set, as `days＝14，classes＝政策文件、人事信息`. */
function optionsInWords(options: Record<string, unknown>): string {
  const words = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(words).join('、');
    if (value === null || typeof value !== 'object') return String(value);
    return Object.entries(value)
      .map(([key, inner]) => `${key} ${words(inner)}`)
      .join('、');
  };
  const set = Object.entries(options).map(([name, value]) => [name, words(value)] as const);
  return set.flatMap(([name, text]) => (text === '' ? [] : `${name}＝${text}`)).join('，');
}

function checksUsed(context: ReportContext, rulesets: ReadonlySet<string>) {
  const indicators = context.rulesets.filter((r) => rulesets.has(r.id)).flatMap((r) => r.indicators);
  const ids = [...new Set(indicators.flatMap((i) => leavesOf(i.when).map((leaf) => leaf.check)))].sort();
  return ids.flatMap((id) => {
    const texts = context.checks[id];
    return texts === undefined ? [] : [{ id, title: texts.title, why: texts.why, fix: texts.fix }];
  });
}

/** Gaps counted by agency, fact and reason. */
function unseen(results: Results) {
  const paths = agencyPaths(results.judgement.agencies);
  return results.judgement.agencies.flatMap((agency) => {
    const counts = new Map<string, { fact: string; reason: string; count: number }>();
    for (const gap of agency.targets.flatMap((t) => t.gaps)) {
      const key = `${gap.fact} ${gap.reason}`;
      const seen = counts.get(key) ?? { fact: factWord(gap.fact), reason: gapReasonWords[gap.reason], count: 0 };
      seen.count += 1;
      counts.set(key, seen);
    }
    const reasons = [...counts.values()].sort((a, b) => b.count - a.count);
    if (reasons.length === 0) return [];
    const total = reasons.reduce((sum, r) => sum + r.count, 0);
    return [{ name: clean(agency.name, 60), page: paths.get(agency.id) ?? '', total, reasons }];
  });
}

function inputs(results: Results, context: ReportContext) {
  const { inputs } = results.judgement;
  const titles = new Map(context.rulesets.map((r) => [r.id, r.title]));
  const row = (name: string, hash: string) => ({ name: clean(name, 80), hash: clean(hash, 80) });
  return [
    ...Object.entries(inputs.rulesets).map(([id, hash]) => row(`评价规则：${titles.get(id) ?? id}`, hash)),
    row('检查程序', inputs.checks),
    row('名称与要求对照表', inputs.tables),
    row('节假日与调休日历', inputs.calendar),
    row('责任单位登记表', inputs.register),
    row('历史监测数据', inputs.histories),
    row('人工复核记录', inputs.reviews),
    ...Object.entries(inputs.snapshots).map(([id, hash]) => row(`采集结果：${id}`, hash)),
  ];
}
