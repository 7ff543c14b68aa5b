/** One agency's page: its score line by line, every finding with its evidence, and what could not be seen. Plain data. */
import { leavesOf } from '../src/lib/leaves.ts';
import type { AgencyResult, FindingResult, IndicatorResult, Results, ScoreResult } from '../src/model/results.ts';
import { clauseOf } from './clauses.ts';
import type { ReportContext } from './context.ts';
import { card, findingGroup, targetNames } from './findings.ts';
import { gapGroups } from './gaps.ts';
import { robotsWords } from './robots.ts';
import { type Standing, spanOf, standing } from './standing.ts';
import {
  clean,
  confidenceWords,
  groupWord,
  indicatorKindWords,
  kindWords,
  outcomeWords,
  rulesetTitle,
  targetTypeWords,
} from './words.ts';

export function agencyPage(agency: AgencyResult, results: Results, context: ReportContext) {
  const findings = new Map(agency.findings.map((f) => [f.fingerprint, f]));
  const used = new Set<string>();
  const sections = agency.scores.map((score) => section(agency, score, results, context, findings, used));
  const rest = agency.findings.filter((f) => !used.has(f.fingerprint));
  return {
    title: clean(agency.name, 60),
    kind: kindWords[agency.kind],
    group: groupWord(agency.group),
    office: clean(context.office, 60),
    period: results.judgement.period,
    asOf: results.judgement.asOf,
    run: { id: clean(results.run.id, 60), finishedAt: results.run.finishedAt },
    several: sections.length > 1,
    sections,
    others: rest.map((f) => card(f, targetNames(agency))),
    targets: agency.targets.map((t) => ({
      type: targetTypeWords[t.type],
      name: clean(t.name ?? t.id, 60),
      url: t.url === undefined ? null : clean(t.url, 300),
      fetched: t.pages?.fetched ?? null,
      shown: t.pages?.shown ?? null,
      templates: t.templates ?? null,
      robots: t.robots === undefined ? null : robotsWords(t.robots),
    })),
    gaps: gapGroups(agency),
  };
}

function section(
  agency: AgencyResult,
  score: ScoreResult,
  results: Results,
  context: ReportContext,
  findings: ReadonlyMap<string, FindingResult>,
  used: Set<string>,
) {
  const before = context.previous?.judgement.agencies.find((a) => a.id === agency.id);
  const own = standing(
    agency,
    score,
    before?.scores.find((s) => s.ruleset === score.ruleset),
  );
  const anchor = (i: number) => `${score.ruleset}-${i + 1}`;
  const names = targetNames(agency);
  const lines = score.indicators.map((indicator, i) => line(indicator, anchor(i), context));
  const groups = score.indicators.map((indicator, i) =>
    findingGroup(indicator, lines[i]!, anchor(i), findings, used, names, context),
  );
  const having = (...outcomes: IndicatorResult['outcome'][]) =>
    groups.filter((g) => g.findings.length > 0 && outcomes.includes(g.line.outcome));
  return {
    id: `r-${clean(score.ruleset, 60)}`,
    title: rulesetTitle(score.ruleset, context.rulesets),
    inForce: score.inForce,
    standing: { ...own, group: groupWord(own.group), of: membersOf(own, score.ruleset, results) },
    vetoed: own.status === 'vetoed',
    withheld: own.status === 'withheld',
    unscored: own.status === 'unscored',
    ...spanOf(own),
    lines: lines.filter((l) => l.outcome !== 'not-applicable' && isJudged(l.kind)),
    vouched: lines.filter((l) => l.outcome !== 'not-applicable' && isVouched(l.kind)),
    attested: score.attested,
    bonus: score.bonus ?? null,
    notApplicable: lines.filter((l) => l.outcome === 'not-applicable'),
    gains: lines
      .filter((l) => l.lost > 0 || (l.kind === 'veto' && l.outcome === 'fail'))
      .sort((a, b) => Number(b.kind === 'veto') - Number(a.kind === 'veto') || b.lost - a.lost),
    sum: sumOf(score),
    failed: having('fail').filter((g) => isJudged(g.line.kind)),
    prompts: having('fail', 'unsure', 'pass').filter((g) => !isJudged(g.line.kind)),
    quietPrompts: lines.filter((l) => l.kind === 'prompt' && l.outcome === 'pass' && !l.hasFindings),
    doubtful: having('unsure', 'error').filter((g) => isJudged(g.line.kind)),
    tolerated: having('pass', 'not-applicable').filter((g) => isJudged(g.line.kind)),
  };
}

/** Answered by a person's statement. */
function isVouched(kind: IndicatorResult['kind']): boolean {
  return kind === 'attest' || kind === 'bonus';
}

/** Judged by what was found. */
function isJudged(kind: IndicatorResult['kind']): boolean {
  return kind === 'veto' || kind === 'deduct';
}

/** The sum that gives the score, shown only where it comes out the same. */
function sumOf(score: ScoreResult) {
  const counted = score.indicators.filter((i) => i.kind === 'deduct' && i.outcome !== 'not-applicable');
  const applicable = counted.reduce((sum, i) => sum + i.max, 0);
  const lost = counted.reduce((sum, i) => sum + i.lost, 0);
  if (score.score === null || applicable === 0) return null;
  const share = ((applicable - lost) / applicable) * 100;
  return Math.abs(share + (score.bonus ?? 0) - score.score) > 0.006
    ? null
    : { applicable, lost, bonus: score.bonus ?? null, score: score.score, short: Math.max(0, 100 - share) };
}

/** How many are ranked in the agency's group. */
function membersOf(own: Standing, ruleset: string, results: Results): number {
  return results.judgement.agencies.filter(
    (a) => a.group === own.group && a.scores.some((s) => s.ruleset === ruleset && s.rank !== null),
  ).length;
}

/** One line of the score sheet. */
function line(indicator: IndicatorResult, anchor: string, context: ReportContext) {
  return {
    anchor,
    requirement: clean(indicator.requirement, 20),
    title: clean(indicator.title, 80),
    ...clauseOf(indicator.requirement, context),
    kind: indicator.kind,
    kindWord: indicatorKindWords[indicator.kind],
    veto: indicator.kind === 'veto',
    outcome: indicator.outcome,
    outcomeWord: lineOutcome(indicator),
    /** How it is coloured: a prompt is no fault. */
    tone: indicator.kind === 'prompt' && indicator.outcome === 'fail' ? 'prompt' : indicator.outcome,
    attestation: attestationOf(indicator),
    reason: indicator.reason === null ? null : clean(indicator.reason, 200),
    n: indicator.n,
    bad: indicator.bad,
    unsure: indicator.unsure,
    limit: clean(indicator.limit, 200),
    lost: indicator.lost,
    max: indicator.max,
    cuts: indicator.kind === 'deduct',
    source: clean(indicator.source, 200),
    confidence: confidenceWords[indicator.confidence],
    ourSetting: indicator.confidence === 'our-setting',
    ourPoints: indicator.pointsConfidence === 'our-setting',
    fixes: fixesOf(indicator, context),
    hasFindings: indicator.findings.length > 0,
  };
}
export type ScoreLine = ReturnType<typeof line>;

/** What was vouched for, as the report shows it. */
function attestationOf({ attestation, kind }: IndicatorResult) {
  if (attestation === undefined) return null;
  const { statement, by, date, attachment, points } = attestation;
  return {
    statement: clean(statement, 300),
    by: clean(by, 40),
    date,
    attachment: attachment === undefined ? null : clean(attachment, 200),
    points: kind === 'bonus' ? (points ?? 0) : null,
  };
}

function lineOutcome(indicator: IndicatorResult): string {
  if (isVouched(indicator.kind)) return indicator.outcome === 'pass' ? '已填报' : '待填报';
  if (indicator.outcome !== 'fail') return outcomeWords[indicator.outcome];
  return indicator.kind === 'veto' ? '否决' : indicator.kind === 'prompt' ? '提示' : '扣分';
}

/** Advice of the checks behind the indicator, as the ruleset names them. */
function fixesOf(indicator: IndicatorResult, context: ReportContext): string[] {
  const rules = context.rulesets.flatMap((r) => r.indicators);
  const rule = rules.find((r) => r.requirement === indicator.requirement && r.title === indicator.title);
  if (rule === undefined) return [];
  const checks = [...new Set(leavesOf(rule.when).map((leaf) => leaf.check))];
  return checks.flatMap((id) => context.checks[id]?.fix ?? []);
}
