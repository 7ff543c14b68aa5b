/** Lines of the score sheet: one indicator each, what it says and what it cost. Plain data. */
import { leavesOf } from '../src/lib/leaves.ts';
import type { IndicatorResult } from '../src/model/results.ts';
import { clauseOf } from './clauses.ts';
import type { ReportContext } from './context.ts';
import { clean, confidenceWords, indicatorKindWords, outcomeWords } from './words.ts';

/** `anchor` is where its findings stand. */
export function scoreLine(indicator: IndicatorResult, anchor: string, context: ReportContext) {
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
export type ScoreLine = ReturnType<typeof scoreLine>;

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

/** Answered by a person's statement. */
export function isVouched(kind: IndicatorResult['kind']): boolean {
  return kind === 'attest' || kind === 'bonus';
}

/** Judged by what was found. */
export function isJudged(kind: IndicatorResult['kind']): boolean {
  return kind === 'veto' || kind === 'deduct';
}
