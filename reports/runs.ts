/** The page above all runs: one row a run, the newest first, by the month of its as-of day. Plain data. */

import type { Ruleset } from '../src/model/ruleset.ts';
import type { RunTotal } from '../src/model/run-total.ts';
import { clean, rulesetTitle } from './words.ts';

export interface ListedRun {
  id: string;
  parent: string | null;
  asOf: string;
  period: { from: string; to: string };
  finishedAt: string;
  agencies: number;
  /** The circular lies beside its report. */
  circular: boolean;
}

/** `runs` are newest first; ids are names of folders. */
export function runsPage(
  runs: readonly ListedRun[],
  totals: readonly RunTotal[],
  context: { office: string; rulesets: readonly Ruleset[] },
) {
  const months = Map.groupBy(
    runs.toSorted((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0)),
    (run) => run.asOf.slice(0, 7),
  );
  return {
    title: '政务公开监测评估历次结果',
    office: clean(context.office, 60),
    months: [...months].map(([month, own]) => ({
      month,
      words: `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
      runs: own.map((run, i) => ({
        ...run,
        id: clean(run.id, 60),
        /** A later run of the same month stands for it. */
        superseded: i > 0,
        again: run.parent !== null,
        totals: totals
          .filter((t) => t.run === run.id)
          .map((t) => ({ ...t, title: rulesetTitle(t.ruleset, context.rulesets) })),
      })),
    })),
  };
}
