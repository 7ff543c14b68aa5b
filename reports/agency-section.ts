/** An agency under one ruleset: where it stands, its score line by line, its findings, what it can win back. Plain data. */
import type { AgencyResult, FindingResult, IndicatorResult, Results, ScoreResult } from '../src/model/results.ts';
import type { ReportContext } from './context.ts';
import { findingGroup, targetNames } from './findings.ts';
import { agencyTrend } from './past-scores.ts';
import { isJudged, isVouched, scoreLine } from './score-lines.ts';
import { sumOf } from './score-sum.ts';
import { type Standing, spanOf, standing } from './standing.ts';
import { clean, groupWord, rulesetTitle } from './words.ts';

/** `findings` by fingerprint; what is told here is added to `used`, and told only once. */
export function agencySection(
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
  const lines = score.indicators.map((indicator, i) => scoreLine(indicator, anchor(i), context));
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
    trend: agencyTrend(results, agency.id, score.ruleset, context),
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

/** How many are ranked in the agency's group. */
function membersOf(own: Standing, ruleset: string, results: Results): number {
  return results.judgement.agencies.filter(
    (a) => a.group === own.group && a.scores.some((s) => s.ruleset === ruleset && s.rank !== null),
  ).length;
}
