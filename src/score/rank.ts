/** Ranks within a group by score; ties share a rank; who has no score or a veto has none. */
import type { AgencyResult } from '../model/results.ts';

/** The agencies with ranks set, for each ruleset that they have a score by. */
export function ranked(agencies: readonly AgencyResult[]): AgencyResult[] {
  return agencies.map((agency) => ({
    ...agency,
    scores: agency.scores.map((own) => {
      if (own.score === null || own.vetoed.length > 0) return own;
      const better = agencies.filter((other) => {
        const theirs = other.group === agency.group ? other.scores.find((s) => s.ruleset === own.ruleset) : undefined;
        return theirs !== undefined && theirs.score !== null && theirs.vetoed.length === 0 && theirs.score > own.score!;
      });
      return { ...own, rank: better.length + 1 };
    }),
  }));
}
