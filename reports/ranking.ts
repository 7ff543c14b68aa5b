/** The first page: who stands where, who is last and why. Plain data; numbers 0–100, shares 0–1, unknown = null. */
import { wasStopped } from '../src/lib/gaps.ts';
import type { Results } from '../src/model/results.ts';
import { accountsSummary } from './accounts-by-platform.ts';
import { distribution } from './charts/distribution.ts';
import type { ReportContext } from './context.ts';
import { indicatorAnchor } from './indicators.ts';
import { movement } from './movement.ts';
import { groupTrend } from './past-scores.ts';
import { agencyPaths } from './paths.ts';
import { type Loss, type Ranking, rankings, type Standing, spanOf } from './standing.ts';
import { clean, groupWord, rulesetTitle } from './words.ts';

const shownLosses = 3;

export function rankingPage(results: Results, context: ReportContext) {
  const { judgement, run } = results;
  const paths = agencyPaths(judgement.agencies);
  const sections = rankings(results, context.previous).map((ranking) => section(ranking, results, context, paths));
  return {
    title: '政务公开监测评估排名',
    office: clean(context.office, 60),
    period: judgement.period,
    asOf: judgement.asOf,
    run: { id: clean(run.id, 60), finishedAt: run.finishedAt },
    compared: context.previous !== undefined,
    partial: isPartial(judgement),
    several: sections.length > 1,
    sections,
    accounts: accountsSummary(results, context),
    /** Choices of the filter. */
    groups: [...new Set(judgement.agencies.map((a) => groupWord(a.group)))],
    grades: [...new Set(sections.flatMap((s) => rowsOf(s).map((r) => r.gradeWord)))],
  };
}
/** The crawl was stopped before its end. */
function isPartial({ agencies }: Results['judgement']): boolean {
  return agencies.some((a) => a.targets.some((t) => wasStopped(t.gaps)));
}

function section(ranking: Ranking, results: Results, context: ReportContext, paths: ReadonlyMap<string, string>) {
  const ruleset = context.rulesets.find((r) => r.id === ranking.ruleset);
  const toRow = (s: Standing) => row(s, paths);
  const { all } = ranking;
  const ranked = all.filter((s) => s.status === 'ranked');
  return {
    id: `r-${clean(ranking.ruleset, 60)}`,
    title: rulesetTitle(ranking.ruleset, context.rulesets),
    documentNumber: ruleset?.documentNumber ?? null,
    issuer: ruleset?.issuer ?? null,
    inForce: ranking.inForce,
    compared: context.previous !== undefined,
    summary: {
      agencies: all.length,
      ranked: ranked.length,
      vetoed: all.filter((s) => s.status === 'vetoed').length,
      withheld: all.filter((s) => s.status === 'withheld').length,
      average: ranked.length === 0 ? null : ranked.reduce((sum, s) => sum + (s.score ?? 0), 0) / ranked.length,
      problems: all.reduce((sum, s) => sum + s.problems, 0),
      lowest: ranking.groups.flatMap((g) => lowest(g, paths)),
      common: common(all, ranking.ruleset),
    },
    ...charts(ranking, results, context, paths),
    groups: ranking.groups
      .filter((g) => g.ranked.length > 0)
      .map((g) => ({
        name: groupWord(g.group),
        anchor: `r-${clean(ranking.ruleset, 60)}-${groupWord(g.group)}`.replace(/\s/g, ''),
        compared: context.previous !== undefined,
        rows: g.ranked.map(toRow),
      })),
    vetoed: ranking.groups.flatMap((g) => g.vetoed.map(toRow)),
    withheld: ranking.groups.flatMap((g) => g.withheld.map(toRow)),
    unscored: ranking.groups.flatMap((g) => g.unscored.map(toRow)),
  };
}

/** Pictures of the whole field; each null where there is too little to show. */
function charts(ranking: Ranking, results: Results, context: ReportContext, paths: ReadonlyMap<string, string>) {
  const scores = ranking.all.flatMap((s) => (s.status === 'ranked' && s.score !== null ? [s.score] : []));
  const shown = {
    distribution: distribution(scores, `scores-${clean(ranking.ruleset, 60)}`),
    trend: groupTrend(results, ranking.ruleset, context),
    movement: movement(ranking, results, context, paths),
  };
  return { ...shown, charted: Object.values(shown).some((chart) => chart !== null) };
}

function rowsOf(s: ReturnType<typeof section>) {
  return [...s.groups.flatMap((g) => g.rows), ...s.vetoed, ...s.withheld, ...s.unscored];
}

function row(s: Standing, paths: ReadonlyMap<string, string>) {
  return {
    ...s,
    group: groupWord(s.group),
    page: paths.get(s.id) ?? '',
    topLosses: s.losses.slice(0, shownLosses),
    moreLosses: Math.max(0, s.losses.length - shownLosses),
    gradeWord: s.grade ?? '未定等级',
    ...spanOf(s),
  };
}

/** The last of a group with several ranked members; all of them where they share the place. */
function lowest(group: Ranking['groups'][number], paths: ReadonlyMap<string, string>) {
  const last = group.ranked.at(-1);
  if (last === undefined || group.ranked.length < 2 || last.rank === group.ranked[0]?.rank) return [];
  const shared = group.ranked.filter((s) => s.rank === last.rank);
  return [
    {
      group: groupWord(group.group),
      of: group.ranked.length,
      rank: last.rank,
      score: last.score,
      agencies: shared.slice(0, 3).map((s) => ({
        name: s.name,
        page: paths.get(s.id) ?? '',
        losses: s.losses.slice(0, shownLosses),
        moreLosses: Math.max(0, s.losses.length - shownLosses),
      })),
      more: Math.max(0, shared.length - 3),
    },
  ];
}

type Common = Pick<Loss, 'title' | 'requirement'> & { anchor: string; agencies: number; lost: number };

/** What most agencies lost points on. */
function common(all: readonly Standing[], ruleset: string) {
  const byIndicator = new Map<string, Common>();
  for (const loss of all.flatMap((s) => s.losses)) {
    const key = `${loss.requirement} ${loss.title}`;
    const sum = byIndicator.get(key) ?? { ...loss, anchor: indicatorAnchor(ruleset, loss), agencies: 0, lost: 0 };
    sum.agencies += 1;
    sum.lost += loss.lost;
    byIndicator.set(key, sum);
  }
  return [...byIndicator.values()].sort((a, b) => b.agencies - a.agencies || b.lost - a.lost).slice(0, 5);
}
