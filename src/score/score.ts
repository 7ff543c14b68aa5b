/** Judged indicators + reviews → the score of one agency by one ruleset. The arithmetic can be read aloud to the audited. */
import type { JudgedIndicator } from '../model/judged.ts';
import type { IndicatorResult, Outcome, ScoreResult } from '../model/results.ts';
import type { Review } from '../model/review.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { type Breach, limitText, outcomeOf, type TargetOutcome } from './limit.ts';
import { attestedShare, bonusOf, vouched } from './vouched.ts';

/** Below this share of points really judged, a score is withheld. */
export const enoughAssessed = 0.8;

const outcomeOfBreach: Record<Breach, Outcome> = {
  breached: 'fail',
  error: 'error',
  maybe: 'unsure',
  clear: 'pass',
  'not-applicable': 'not-applicable',
};

/** Over several targets the worst sure one counts. */
const worstFirst: readonly Breach[] = ['breached', 'error', 'maybe', 'clear', 'not-applicable'];

type Scored = IndicatorResult & { worst: number };

function scoreIndicator(
  ruleset: Ruleset,
  judged: JudgedIndicator,
  reviews: ReadonlyMap<string, Review>,
  asOf: string,
): Scored {
  const { indicator, notApplicable } = judged;
  if (indicator.kind === 'attest' || indicator.kind === 'bonus') return vouched(judged, asOf);
  const outcomes: TargetOutcome[] = judged.targets.map((t) => outcomeOf(indicator, t.runs, reviews));
  const breach = worstFirst.find((b) => outcomes.some((o) => o.breach === b)) ?? 'not-applicable';
  const deducts = indicator.kind === 'deduct';
  const max = deducts ? (indicator.max ?? indicator.points) : 0;
  const sum = (pick: (o: TargetOutcome) => number) => total(outcomes, pick);
  const capped = (pick: (o: TargetOutcome) => number) => (deducts ? cents(Math.min(max, sum(pick))) : 0);
  return {
    requirement: indicator.requirement,
    title: indicator.title,
    kind: indicator.kind,
    outcome: outcomeOfBreach[breach],
    reason: notApplicable ?? outcomes.find((o) => o.breach === breach)?.reason ?? null,
    n: sum((o) => o.tally.n),
    bad: sum((o) => o.tally.bad),
    unsure: sum((o) => o.tally.unsure),
    limit: limitText(indicator),
    points: deducts ? indicator.points : 0,
    max,
    lost: capped((o) => o.lost),
    worst: capped((o) => o.worst),
    source: indicator.source,
    confidence: indicator.confidence,
    ...(deducts && { pointsConfidence: indicator.pointsConfidence ?? ruleset.pointsConfidence }),
    findings: judged.targets.flatMap((t) => t.runs.flatMap((r) => r.findings.map((f) => f.fingerprint))).sort(),
    ...(indicator.target === 'account' && {
      accounts: judged.targets.map((t, i) => ({ id: t.target, outcome: outcomeOfBreach[outcomes[i]!.breach] })),
    }),
  };
}

/** The score without its rank, which needs the others of the group. Withheld, vetoes too, where the crawl was stopped. */
export function scoreAgency(
  ruleset: Ruleset,
  judged: readonly JudgedIndicator[],
  reviews: ReadonlyMap<string, Review>,
  asOf: string,
  stopped = false,
): ScoreResult {
  const indicators = judged.map((j) => scoreIndicator(ruleset, j, reviews, asOf));
  const applicable = indicators.filter((i) => i.kind === 'deduct' && i.outcome !== 'not-applicable');
  const points = total(applicable, (i) => i.max);
  const judgedPoints = total(
    applicable.filter((i) => i.outcome === 'pass' || i.outcome === 'fail'),
    (i) => i.max,
  );
  const percent = (lost: number) => (points === 0 ? null : cents(((points - lost) / points) * 100));
  const assessed = points === 0 ? null : judgedPoints / points;
  const full = percent(total(applicable, (i) => i.lost));
  const enough = !stopped && (assessed === null || assessed >= enoughAssessed);
  const failed = indicators.filter((i) => i.kind === 'veto' && i.outcome === 'fail').map((i) => i.requirement);
  const vetoed = stopped ? [] : failed;
  const bonus = full === null || stopped ? 0 : bonusOf(ruleset, full, indicators);
  const score = enough && full !== null ? cents(full + bonus) : null;
  return {
    ruleset: ruleset.id,
    inForce: asOf >= (ruleset.inForce.from ?? '') && asOf <= (ruleset.inForce.to ?? '9'),
    score,
    best: full,
    worst: percent(total(applicable, (i) => i.worst)),
    assessed,
    attested: attestedShare(indicators),
    ...(bonus > 0 && { bonus }),
    vetoed,
    grade: stopped ? null : gradeOf(ruleset, score, vetoed, indicators),
    rank: null,
    indicators: indicators.map(({ worst: _, ...result }) => result),
  };
}

function gradeOf(
  ruleset: Ruleset,
  score: number | null,
  vetoed: string[],
  indicators: readonly Scored[],
): string | null {
  if (vetoed.length > 0) return '不合格';
  if (score !== null) return ruleset.grades.find((g) => score >= g.from)?.name ?? null;
  const vetoes = indicators.filter((i) => i.kind === 'veto' && i.outcome !== 'not-applicable');
  const onlyVetoes = !indicators.some((i) => i.kind === 'deduct' && i.outcome !== 'not-applicable');
  return onlyVetoes && vetoes.length > 0 && vetoes.every((i) => i.outcome === 'pass') ? '合格' : null;
}

function total<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}

/** Two decimals, half up; the small term undoes binary fractions such as 1.005. */
function cents(x: number): number {
  return Math.floor(x * 100 + 0.5 + 1e-9) / 100;
}
