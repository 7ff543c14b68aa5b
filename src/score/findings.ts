/** The findings of an agency as results show them: those of this run, and what became of those of the run before. */
import { placeOf } from '../lib/urls.ts';
import type { Gap } from '../model/facts.ts';
import type { CheckRun, JudgedFinding } from '../model/judged.ts';
import type { FindingResult } from '../model/results.ts';
import type { Review } from '../model/review.ts';
import { isDismissed, isSure } from './reviewed.ts';
import { stateOfAbsent, stateOfPresent } from './states.ts';

export interface History {
  reviews: ReadonlyMap<string, Review>;
  /** Fingerprints that indicators which cut points or veto stand on. */
  counted: ReadonlySet<string>;
  /** As the run before left them. */
  before: readonly FindingResult[];
  /** Whether this run looks at the finding's place at all. */
  isExamined: (finding: FindingResult) => boolean;
  /** Fingerprints that some earlier run called fixed. */
  fixed: readonly string[];
  /** What could not be seen in this run. */
  gaps: readonly Gap[];
}

export function findingResults(runs: readonly CheckRun[], history: History): FindingResult[] {
  const present = new Map<string, JudgedFinding>();
  // Runs of one check with different options may tell of one place; the sure finding stands.
  for (const finding of runs.flatMap((run) => run.findings))
    if (present.get(finding.fingerprint)?.doubt !== null) present.set(finding.fingerprint, finding);
  const known = new Map(history.before.map((f) => [f.fingerprint, f]));
  const fixed = new Set(history.fixed);
  const now = [...present.values()].map((finding): FindingResult => {
    const { doubt, ...shown } = finding;
    const review = history.reviews.get(finding.fingerprint);
    const outcome = isSure(finding, history.reviews) ? 'bad' : 'unsure';
    const before = known.get(finding.fingerprint) ?? null;
    const state = isDismissed(finding, history.reviews)
      ? 'dismissed'
      : stateOfPresent(outcome, before, fixed.has(finding.fingerprint));
    const asked = !history.counted.has(finding.fingerprint);
    return { ...shown, doubt, outcome, state, ...(review && { review: review.decision }), ...(asked && { asked }) };
  });
  const gone = history.before.flatMap((finding): FindingResult[] => {
    if (present.has(finding.fingerprint)) return [];
    const state = stateOfAbsent(finding, history.isExamined(finding) && examinedAgain(finding, runs, history.gaps));
    return state === null ? [] : [{ ...finding, state }];
  });
  return [...now, ...gone].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}

/** Its check ran to the end over its target, and none of its addresses is a gap. */
function examinedAgain(finding: FindingResult, runs: readonly CheckRun[], gaps: readonly Gap[]): boolean {
  const ran = runs.some((r) => r.check === finding.check && r.target === finding.target && r.status === 'done');
  const places = new Set(finding.at.map((e) => placeOf(e.url)));
  return ran && !gaps.some((g) => places.has(placeOf(g.place)) || g.reason === 'interrupted');
}
