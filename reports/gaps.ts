/** What could not be seen, in words. Plain data. */
import type { AgencyResult } from '../src/model/results.ts';
import { clean, factWord, gapReasonWords, readable } from './words.ts';

/** Places shown of one kind of gap; results.json has them all. */
const shownGaps = 20;

/** By target, fact and reason, the most frequent first. */
export function gapGroups(agency: AgencyResult) {
  return agency.targets.flatMap((target) => {
    const groups = new Map<string, (typeof target.gaps)[number][]>();
    for (const gap of target.gaps) {
      const key = `${gap.fact} ${gap.reason}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [gap]);
      else group.push(gap);
    }
    return [...groups.values()]
      .sort((a, b) => b.length - a.length)
      .map((gaps) => ({
        target: clean(target.name ?? target.id, 60),
        fact: factWord(gaps[0]!.fact),
        reason: gapReasonWords[gaps[0]!.reason],
        count: gaps.length,
        places: gaps.slice(0, shownGaps).map((g) => ({
          place: clean(readable(g.place), 200),
          detail: g.detail === undefined ? null : clean(g.detail, 120),
        })),
        more: Math.max(0, gaps.length - shownGaps),
      }));
  });
}
