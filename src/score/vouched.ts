/** Indicators that a person answers: what was vouched for, the share of it, and the points granted by hand. */
import { addDays } from '../lib/dates.ts';
import type { Attestation } from '../model/attestation.ts';
import type { JudgedIndicator } from '../model/judged.ts';
import type { IndicatorResult, Outcome } from '../model/results.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { limitText } from './limit.ts';

/** A statement without an end of its own holds this long. */
const holdsDays = 365;

/** A missing or expired statement is unsure and costs nothing; it shows in the completion figure. */
export function vouched({ indicator, notApplicable, attestation, targets }: JudgedIndicator, asOf: string) {
  const { requirement, title, kind, source, confidence } = indicator;
  const points = kind === 'bonus' ? indicator.points : 0;
  const max = kind === 'bonus' ? (indicator.max ?? indicator.points) : 0;
  const findings = targets.flatMap((t) => t.runs.flatMap((r) => r.findings.map((f) => f.fingerprint)));
  const result: IndicatorResult = {
    ...{ requirement, title, kind, source, confidence, points, max },
    ...outcomeOf(indicator.kind, notApplicable, attestation, asOf),
    ...{ n: 0, bad: 0, unsure: 0, limit: limitText(indicator), lost: 0, findings: findings.sort() },
  };
  return { ...result, worst: 0 };
}

function outcomeOf(
  kind: string,
  notApplicable: string | null,
  statement: Attestation | null,
  asOf: string,
): Pick<IndicatorResult, 'outcome' | 'reason' | 'attestation'> {
  const given = (outcome: Outcome, reason: string | null) => ({ outcome, reason });
  if (notApplicable !== null) return given('not-applicable', notApplicable);
  // Nobody has to earn a bonus.
  if (statement === null)
    return kind === 'bonus' ? given('not-applicable', '没有申报加分') : given('unsure', '尚未填报');
  const { requirement: _, agency: __, ...shown } = statement;
  const until = statement.expires ?? addDays(statement.date, holdsDays);
  if (until < asOf) return { ...given('unsure', `填报已于${until}过期`), attestation: { ...shown, state: 'expired' } };
  return { ...given('pass', null), attestation: { ...shown, state: 'valid' } };
}

/** Null where nothing is asked of persons. */
export function attestedShare(indicators: readonly IndicatorResult[]): number | null {
  const asked = indicators.filter((i) => i.kind === 'attest' && i.outcome !== 'not-applicable');
  return asked.length === 0 ? null : asked.filter((i) => i.outcome === 'pass').length / asked.length;
}

/** Points granted, where the score is high enough for them. */
export function bonusOf({ bonus }: Ruleset, score: number, indicators: readonly IndicatorResult[]): number {
  if (bonus === undefined || score <= bonus.above) return 0;
  const granted = indicators.filter((i) => i.kind === 'bonus' && i.outcome === 'pass');
  const sum = granted.reduce((total, i) => total + Math.min(i.max, i.attestation?.points ?? 0), 0);
  return Math.min(bonus.max, sum);
}
