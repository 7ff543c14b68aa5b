/** The sum that gives an agency's score, as it is printed under its score sheet. */
import type { ScoreResult } from '../src/model/results.ts';

/** Null where it would not come out as the score. */
export function sumOf(score: ScoreResult) {
  const counted = score.indicators.filter((i) => i.kind === 'deduct' && i.outcome !== 'not-applicable');
  const applicable = counted.reduce((sum, i) => sum + i.max, 0);
  const lost = counted.reduce((sum, i) => sum + i.lost, 0);
  if (score.score === null || applicable === 0) return null;
  const share = ((applicable - lost) / applicable) * 100;
  return Math.abs(share + (score.bonus ?? 0) - score.score) > 0.006
    ? null
    : { applicable, lost, bonus: score.bonus ?? null, score: score.score, short: Math.max(0, 100 - share) };
}
