/** What mending would win: the scorer is asked again with the problems of one indicator taken as mended. */
import type { JudgedFinding, JudgedIndicator } from '../model/judged.ts';
import type { ScoreResult } from '../model/results.ts';
import type { Review } from '../model/review.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { findingsOf, isDismissed, isSure } from './reviewed.ts';
import { scoreAgency } from './score.ts';

export interface Mend {
  requirement: string;
  title: string;
  isVeto: boolean;
  /** Sure problems behind the indicator; those to mend first come first. */
  findings: JudgedFinding[];
  /** How many of them need to be mended until the indicator is met. */
  enough: number;
  /** Points won by so many; a problem that costs elsewhere too is won back there as well. */
  gain: number;
  /** How it stands then. */
  then: Standing;
}

export interface Standing {
  /** The score, or where it is withheld the one of what could be judged; null: nothing that cuts points applies. */
  points: number | null;
  grade: string | null;
  vetoed: string[];
}

export interface WhatIf {
  now: Standing;
  /** With every sure problem mended. */
  all: Standing;
  /** Vetoes first, then by points won; what wins nothing is left out. */
  mends: Mend[];
}

export interface WhatIfTask {
  ruleset: Ruleset;
  indicators: readonly JudgedIndicator[];
  reviews: ReadonlyMap<string, Review>;
  asOf: string;
}

export function whatIf(task: WhatIfTask): WhatIf {
  const score = (mended: readonly JudgedFinding[], indicators = task.indicators) =>
    scoreAgency(task.ruleset, indicators, withMended(task.reviews, mended), task.asOf);
  const first = score([]);
  const now = standingOf(first);
  const failed = task.indicators.filter((_, i) => first.indicators[i]!.outcome === 'fail');
  const mends = failed.map(({ indicator, ...judged }): Mend => {
    const line = { indicator, ...judged };
    const findings = problemsOf(line, task.reviews);
    const isMet = (mended: readonly JudgedFinding[]) => score(mended, [line]).indicators[0]!.outcome !== 'fail';
    const needed = leastOf(findings, isMet);
    const then = standingOf(score(needed));
    return {
      requirement: indicator.requirement,
      title: indicator.title,
      isVeto: indicator.kind === 'veto',
      findings: [...needed, ...findings.filter((f) => !needed.includes(f))],
      enough: needed.length,
      gain: Math.round(((then.points ?? 0) - (now.points ?? 0)) * 100) / 100,
      then,
    };
  });
  const all = standingOf(score(task.indicators.flatMap((line) => problemsOf(line, task.reviews))));
  const worth = mends.filter(({ isVeto, gain }) => isVeto || gain > 0);
  return { now, all, mends: worth.sort((a, b) => Number(b.isVeto) - Number(a.isVeto) || b.gain - a.gain) };
}

/** What is set aside leaves the bad ones and stays among those examined: so does what is mended. */
function withMended(reviews: ReadonlyMap<string, Review>, mended: readonly JudgedFinding[]): Map<string, Review> {
  const set = new Map(reviews);
  for (const { fingerprint } of mended)
    set.set(fingerprint, { fingerprint, decision: 'dismiss', reason: '-', by: '-', at: '0001-01-01' });
  return set;
}

/** Each once, although several checks of the indicator may tell of it. */
function problemsOf(line: JudgedIndicator, reviews: ReadonlyMap<string, Review>): JudgedFinding[] {
  const sure = findingsOf([line]).filter((f) => isSure(f, reviews) && !isDismissed(f, reviews));
  return [...new Map(sure.map((f) => [f.fingerprint, f])).values()];
}

/** From all of them those are taken out, one by one, without which the indicator is met as well. */
function leastOf(
  findings: readonly JudgedFinding[],
  isMet: (mended: readonly JudgedFinding[]) => boolean,
): JudgedFinding[] {
  let needed = [...findings];
  for (const finding of findings.toReversed()) {
    const fewer = needed.filter((f) => f !== finding);
    if (isMet(fewer)) needed = fewer;
  }
  return needed;
}

function standingOf({ score, best, grade, vetoed }: ScoreResult): Standing {
  return { points: score ?? best, grade, vetoed };
}
