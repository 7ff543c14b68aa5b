/** Scores of earlier months beside this run's, as series for a chart. Plain data. */
import type { Results } from '../src/model/results.ts';
import { trend } from './charts/trend.ts';
import type { ReportContext } from './context.ts';
import { clean, groupWord } from './words.ts';

/** Months shown. */
const shown = 12;

interface Point {
  agency: string;
  month: string;
  score: number;
}

/** Averages of the groups. A month counts where at least half of those ranked today have a rank in it. */
export function groupTrend(results: Results, ruleset: string, context: ReportContext) {
  const points = pointsOf(results, ruleset, context);
  const now = results.judgement.agencies.filter((a) => a.scores.some((s) => s.ruleset === ruleset && s.rank !== null));
  const months = monthsOf(points);
  const groups = [...Map.groupBy(now, (a) => a.group)].map(([group, members]) => {
    const ids = new Set(members.map((a) => a.id));
    return { name: groupWord(group), values: months.map((month) => averageOf(points, month, ids)) };
  });
  return trend(months, groups, `trend-${clean(ruleset, 60)}`);
}

/** One agency beside the average of its group. */
export function agencyTrend(results: Results, id: string, ruleset: string, context: ReportContext) {
  const points = pointsOf(results, ruleset, context);
  const agency = results.judgement.agencies.find((a) => a.id === id);
  if (agency === undefined) return null;
  const months = monthsOf(points);
  const group = results.judgement.agencies.filter((a) => a.group === agency.group);
  const ids = new Set(group.map((a) => a.id));
  const own = months.map((month) => points.find((p) => p.agency === id && p.month === month)?.score ?? null);
  const others = { name: `${groupWord(agency.group)}平均`, values: months.map((m) => averageOf(points, m, ids)) };
  return trend(
    months,
    [{ name: '本单位', values: own }, ...(group.length > 1 ? [others] : [])],
    `trend-${clean(ruleset, 60)}`,
  );
}

function averageOf(points: readonly Point[], month: string, ids: ReadonlySet<string>): number | null {
  const scores = points.filter((p) => p.month === month && ids.has(p.agency)).map((p) => p.score);
  if (scores.length === 0 || scores.length * 2 < ids.size) return null;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Ranked scores only: what was withheld or vetoed is no point of a line. */
function pointsOf({ judgement }: Results, ruleset: string, { past = [] }: ReportContext): Point[] {
  const month = judgement.asOf.slice(0, 7);
  const now = judgement.agencies.flatMap((a) =>
    a.scores.flatMap((s) =>
      s.ruleset === ruleset && s.rank !== null && s.score !== null ? [{ agency: a.id, month, score: s.score }] : [],
    ),
  );
  const earlier = past.filter((p) => p.ruleset === ruleset && p.month < month);
  return [...earlier.map(({ agency, month: of, score }) => ({ agency, month: of, score })), ...now];
}

/** Every month from the first to the last, so that a missing one is a gap in the line. */
function monthsOf(points: readonly Point[]): string[] {
  const known = [...new Set(points.map((p) => p.month))].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const from = Math.max(count(first), count(last) - shown + 1);
  return Array.from({ length: count(last) - from + 1 }, (_, i) => {
    const n = from + i;
    return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
  });
}
