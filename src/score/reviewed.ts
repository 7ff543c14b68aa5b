/** A check's run after the reviews of persons. */
import { pageOf } from '../lib/finding-page.ts';
import type { CheckRun, JudgedFinding, JudgedIndicator } from '../model/judged.ts';
import type { Covers, Review } from '../model/review.ts';

export interface Tally {
  /** Those examined, without the ones that an accepted explanation takes out. */
  n: number;
  /** Surely bad ones. */
  bad: number;
  /** Ones that might be bad. */
  unsure: number;
  /** Taken out by an accepted explanation (情况说明): the duty does not bind there. */
  excused: number;
  /** It could not run at all: any number might be bad. */
  blind: boolean;
}

/** All that the checks behind some indicators tell; a check that several ask may tell one thing more than once. */
export function findingsOf(indicators: readonly JudgedIndicator[]): JudgedFinding[] {
  return indicators.flatMap((i) => i.targets.flatMap((t) => t.runs.flatMap((run) => run.findings)));
}

export interface Reviewing {
  reviews: readonly Review[];
  /** A decision that has expired before this day no longer holds. */
  asOf: string;
  agency: string;
  findings: readonly JudgedFinding[];
}

/**
 * Fingerprint → the decision in force. One on the finding itself goes before one on its page, and that before one on all of
 * the agency's findings by the check; of two alike the later holds.
 */
export function reviewsInForce({ reviews, asOf, agency, findings }: Reviewing): Map<string, Review> {
  const inForce = reviews
    .filter((r) => r.expires === undefined || r.expires >= asOf)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const own = new Map(inForce.map((r) => [r.fingerprint, r]));
  const wide = inForce.filter((r) => r.covers?.agency === agency);
  const last = (finding: JudgedFinding, scope: 'page' | 'agency') =>
    wide.findLast(({ covers }) => covers?.scope === scope && isCovered(finding, covers));
  return new Map(
    findings.flatMap((finding): [string, Review][] => {
      const review = own.get(finding.fingerprint) ?? last(finding, 'page') ?? last(finding, 'agency');
      return review === undefined ? [] : [[finding.fingerprint, review]];
    }),
  );
}

function isCovered(finding: JudgedFinding, covers: Covers): boolean {
  return covers.scope === 'agency' ? finding.check === covers.check : pageOf(finding) === covers.page;
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
  const excused = run.findings.filter((f) => reviews.get(f.fingerprint)?.decision === 'accept').length;
  return {
    n: run.n - excused,
    bad,
    unsure: standing.length - bad,
    excused,
    blind: run.status === 'unsure' || run.status === 'error',
  };
}
