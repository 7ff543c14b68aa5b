/** A check's run after the reviews of persons. */
import type { CheckRun, JudgedFinding } from '../model/judged.ts';
import type { Review } from '../model/review.ts';

export interface Tally {
  n: number;
  /** Surely bad ones. */
  bad: number;
  /** Ones that might be bad. */
  unsure: number;
  /** It could not run at all: any number might be bad. */
  blind: boolean;
}

/** Decisions in force on a day, the last one on each finding. */
export function reviewsInForce(reviews: readonly Review[], asOf: string): Map<string, Review> {
  const inForce = reviews.filter((r) => r.expires === undefined || r.expires >= asOf);
  return new Map(inForce.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map((r) => [r.fingerprint, r]));
}

export function isDismissed(finding: JudgedFinding, reviews: ReadonlyMap<string, Review>): boolean {
  const decision = reviews.get(finding.fingerprint)?.decision;
  return decision === 'dismiss' || decision === 'accept';
}

/** Sure by itself or confirmed by a person. */
export function isSure(finding: JudgedFinding, reviews: ReadonlyMap<string, Review>): boolean {
  return finding.doubt === null || reviews.get(finding.fingerprint)?.decision === 'confirm';
}

export function tallyOf(run: CheckRun, reviews: ReadonlyMap<string, Review>): Tally {
  const standing = run.findings.filter((f) => !isDismissed(f, reviews));
  const bad = standing.filter((f) => isSure(f, reviews)).length;
  return { n: run.n, bad, unsure: standing.length - bad, blind: run.status === 'unsure' || run.status === 'error' };
}
