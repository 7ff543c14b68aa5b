/** The page of indicators: for each one who fails it, of whom it is doubtful, and what it cost. Plain data. */
import { sha256 } from '../src/lib/hash.ts';
import type { AgencyResult, IndicatorResult, Results } from '../src/model/results.ts';
import { clauseOf } from './clauses.ts';
import type { ReportContext } from './context.ts';
import { agencyPaths } from './paths.ts';
import { isJudged } from './score-lines.ts';
import { clean, indicatorKindWords, rulesetTitle } from './words.ts';

export function indicatorsPage(results: Results, context: ReportContext) {
  const { judgement, run } = results;
  const paths = agencyPaths(judgement.agencies);
  const ids = [...new Set(judgement.agencies.flatMap((a) => a.scores.map((s) => s.ruleset)))];
  return {
    title: '逐项指标达标情况',
    office: clean(context.office, 60),
    period: judgement.period,
    asOf: judgement.asOf,
    run: { id: clean(run.id, 60), finishedAt: run.finishedAt },
    several: ids.length > 1,
    sections: ids.map((id) => section(id, judgement.agencies, context, paths)),
  };
}

function section(
  ruleset: string,
  agencies: readonly AgencyResult[],
  context: ReportContext,
  paths: ReadonlyMap<string, string>,
) {
  const answers = agencies.flatMap((agency) => {
    const indicators = agency.scores.find((s) => s.ruleset === ruleset)?.indicators ?? [];
    return indicators.map((indicator, i) => ({ agency, indicator, anchor: `${ruleset}-${i + 1}` }));
  });
  const judged = answers.filter((a) => isJudged(a.indicator.kind));
  const rows = [...Map.groupBy(judged, indicatorKey).values()].map((own) => row(own, ruleset, context, paths));
  return {
    id: `r-${clean(ruleset, 60)}`,
    title: rulesetTitle(ruleset, context.rulesets),
    failed: rows.filter((r) => r.fail > 0 || r.unsure > 0).sort(mostFirst),
    clear: rows.filter((r) => r.fail === 0 && r.unsure === 0 && r.applicable > 0),
    unused: rows.filter((r) => r.applicable === 0),
  };
}

interface Answer {
  agency: AgencyResult;
  indicator: IndicatorResult;
  anchor: string;
}

function indicatorKey({ indicator }: Answer): string {
  return `${indicator.requirement} ${indicator.title}`;
}

/** Where the page of indicators tells of one. */
export function indicatorAnchor(
  ruleset: string,
  { requirement, title }: { requirement: string; title: string },
): string {
  return `i-${sha256(`${ruleset} ${requirement} ${clean(title, 60)}`).slice(0, 12)}`;
}

function row(own: readonly Answer[], ruleset: string, context: ReportContext, paths: ReadonlyMap<string, string>) {
  const { indicator } = own[0]!;
  const having = (...outcomes: IndicatorResult['outcome'][]) =>
    own.filter((a) => outcomes.includes(a.indicator.outcome));
  const failing = having('fail').sort((a, b) => b.indicator.lost - a.indicator.lost || byName(a, b));
  const doubtful = having('unsure', 'error').sort(byName);
  const applicable = own.length - having('not-applicable').length;
  return {
    anchor: indicatorAnchor(ruleset, indicator),
    requirement: clean(indicator.requirement, 20),
    title: clean(indicator.title, 80),
    ...clauseOf(indicator.requirement, context),
    veto: indicator.kind === 'veto',
    kindWord: indicatorKindWords[indicator.kind],
    limit: clean(indicator.limit, 200),
    applicable,
    fail: failing.length,
    unsure: doubtful.length,
    pass: having('pass').length,
    share: applicable === 0 ? null : having('pass').length / applicable,
    lost: failing.reduce((sum, a) => sum + a.indicator.lost, 0),
    failing: failing.map((a) => named(a, paths)),
    doubtful: doubtful.map((a) => named(a, paths)),
  };
}

/** Who, how many problems, what it cost, and where its page tells of it. */
function named({ agency, indicator, anchor }: Answer, paths: ReadonlyMap<string, string>) {
  return {
    name: clean(agency.name, 60),
    page: paths.get(agency.id) ?? '',
    anchor: indicator.findings.length > 0 ? anchor : '',
    bad: indicator.bad,
    lost: indicator.lost,
  };
}

function byName(a: Answer, b: Answer): number {
  return a.agency.name < b.agency.name ? -1 : 1;
}

function mostFirst(a: ReturnType<typeof row>, b: ReturnType<typeof row>): number {
  return Number(b.veto && b.fail > 0) - Number(a.veto && a.fail > 0) || b.fail - a.fail || b.lost - a.lost;
}
