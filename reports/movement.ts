/** What has changed since the run before under one ruleset: problems by state, who rose and who fell. Plain data. */
import type { AgencyResult, Results } from '../src/model/results.ts';
import type { ReportContext } from './context.ts';
import { isJudged } from './score-lines.ts';
import type { Ranking, Standing } from './standing.ts';

/** Agencies named on each side. */
const shown = 3;

/** Null where there is no run to compare with. */
export function movement(
  ranking: Ranking,
  results: Results,
  context: ReportContext,
  paths: ReadonlyMap<string, string>,
) {
  const { previous } = context;
  if (previous === undefined) return null;
  const { agencies } = results.judgement;
  const of = (...states: string[]) =>
    sum(agencies, (a) => {
      const counted = judgedFindings(a, ranking.ruleset);
      return a.findings.filter((f) => f.outcome === 'bad' && counted.has(f.fingerprint) && states.includes(f.state))
        .length;
    });
  const before = new Map(previous.judgement.agencies.map((a) => [a.id, judgedFindings(a, ranking.ruleset)]));
  const past = (state: string) =>
    sum(agencies, (a) => {
      const counted = before.get(a.id);
      return a.findings.filter((f) => f.outcome === 'bad' && f.state === state && counted?.has(f.fingerprint)).length;
    });
  const moved = ranking.all
    .filter((s) => s.status === 'ranked' && s.change?.score)
    .map((s) => ({ name: s.name, page: paths.get(s.id) ?? '', score: s.change!.score!, rank: s.change!.rank }));
  return {
    asOf: previous.judgement.asOf,
    fresh: of('new'),
    reopened: of('reopened'),
    open: of('open'),
    fixed: past('fixed'),
    notRechecked: past('not-rechecked'),
    risers: moved
      .filter((m) => m.score > 0)
      .sort((a, b) => b.score - a.score || byName(a, b))
      .slice(0, shown),
    fallers: moved
      .filter((m) => m.score < 0)
      .sort((a, b) => a.score - b.score || byName(a, b))
      .slice(0, shown),
  };
}

function byName(a: Pick<Standing, 'name'>, b: Pick<Standing, 'name'>): number {
  return a.name < b.name ? -1 : 1;
}

/** Fingerprints behind indicators that can cut points or veto. */
function judgedFindings(agency: AgencyResult, ruleset: string): Set<string> {
  const score = agency.scores.find((s) => s.ruleset === ruleset);
  return new Set(score?.indicators.filter((i) => isJudged(i.kind)).flatMap((i) => i.findings));
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((all, item) => all + of(item), 0);
}
