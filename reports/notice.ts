/** The monthly notice to all agencies (通报): how they stand, what is wrong by kind, until when it is to be mended. Plain data. */
import type { Results } from '../src/model/results.ts';
import { accountsSummary } from './accounts-by-platform.ts';
import { movement } from './movement.ts';
import {
  frame,
  isStopped,
  type NoticeContext,
  numeral,
  type ProblemGroup,
  problemGroups,
  selfChecks,
  shownRows,
  whyWords,
  withoutAddress,
} from './notice-parts.ts';
import { type Ranking, rankings, type Standing } from './standing.ts';
import { clean, groupWord, rulesetTitle } from './words.ts';

/** Agencies that a sentence names before it says “and others”. */
const namedAgencies = 12;

export function noticeToAll(results: Results, context: NoticeContext) {
  const { agencies } = results.judgement;
  const found = agencies.map((agency) => ({ agency: clean(agency.name, 60), groups: problemGroups(agency, context) }));
  const rows = found.flatMap(({ groups }) =>
    groups.flatMap((g) => g.problems.map((p) => ({ ...withoutAddress(p), kind: g.title, costs: cost(g) }))),
  );
  const head = frame(results, context);
  const targets = new Map(agencies.flatMap((a) => a.targets.map((t) => [`${t.type} ${t.id}`, t.type])));
  const count = (type: string) => [...targets.values()].filter((t) => t === type).length;
  const sections = rankings(results, context.previous).map((r, i) => ({
    ...section(r, context),
    movement: movement(r, results, context, new Map()),
    no: numeral(i + 1),
  }));
  const several = sections.length > 1;
  const failed = sections.flatMap((s) => s.failed).map((row, i) => ({ ...row, no: i + 1, several }));
  const media = mediaOf(results, context, sections.length);
  return {
    ...head,
    title: `关于${head.period}政务公开监测评估情况的通报`,
    agencies: agencies.length,
    sites: count('site'),
    accounts: count('account'),
    stopped: agencies.filter(isStopped).length,
    several,
    sections,
    kinds: kindsOf(found),
    media: media,
    failed,
    problems: rows.slice(0, shownRows).map((row, i) => ({ ...row, no: i + 1 })),
    problemCount: rows.length,
    /** Found mended since by a re-check. */
    mended: rows.filter((row) => row.mended !== null).length,
    moreProblems: Math.max(0, rows.length - shownRows),
    agenciesWithProblems: found.filter((f) => f.groups.length > 0).length,
    selfChecks: agencies.reduce((sum, agency) => sum + selfChecks(agency, context).length, 0),
    annexes: annexesOf(media),
    /** Lines of the form that are left blank. */
    blanks: Array.from({ length: 8 }, (_, i) => i + 1),
  };
}

/** Accounts by platform and those with problems; null where nobody has one. */
function mediaOf(results: Results, context: NoticeContext, parts: number) {
  const all = accountsSummary(results, context);
  if (all === null) return null;
  const rows = all.problems.map((p, i) => ({
    no: i + 1,
    ...{ platform: p.platform, name: p.name, agency: p.agency, newest: p.newest, vetoed: p.vetoed },
    faults: p.faults.join('、'),
  }));
  return {
    ...all,
    no: numeral(parts + 1),
    problemCount: rows.length,
    problems: rows.slice(0, shownRows),
    more: Math.max(0, rows.length - shownRows),
  };
}

/** Numbers of the annexes that move: the form stands last. */
function annexesOf(media: ReturnType<typeof mediaOf>) {
  const has = media !== null && media.problemCount > 0;
  return { accounts: has ? 4 : null, feedback: has ? 5 : 4 };
}

function cost({ veto, lost }: ProblemGroup): string {
  if (veto) return '单项否决';
  return lost > 0 ? '扣分' : '未扣分';
}

/** Kinds of problem that were held against somebody: vetoes first, then what concerns most agencies. */
function kindsOf(found: readonly { agency: string; groups: ProblemGroup[] }[]) {
  const kinds = new Map<string, { first: ProblemGroup; count: number; agencies: { name: string; count: number }[] }>();
  for (const { agency, groups } of found)
    for (const group of groups.filter((g) => g.failed)) {
      const key = `${group.requirement} ${group.indicator} ${group.title}`;
      const kind = kinds.get(key) ?? { first: group, count: 0, agencies: [] };
      kind.count += group.problems.length;
      kind.agencies.push({ name: agency, count: group.problems.length });
      kinds.set(key, kind);
    }
  return [...kinds.values()]
    .sort((a, b) => Number(b.first.veto) - Number(a.first.veto) || b.agencies.length - a.agencies.length)
    .map(({ first, count, agencies }, i) => ({
      no: numeral(i + 1),
      title: first.title,
      veto: first.veto,
      document: first.document,
      clause: first.clause,
      count,
      agencyCount: agencies.length,
      names: agencies
        .slice(0, namedAgencies)
        .map((a) => `${a.name}（${a.count}个）`)
        .join('、'),
      others: Math.max(0, agencies.length - namedAgencies),
      fixes: first.fixes,
    }));
}

function section(ranking: Ranking, context: NoticeContext) {
  const ruleset = context.rulesets.find((r) => r.id === ranking.ruleset);
  const ranked = ranking.all.filter((s) => s.status === 'ranked');
  const vetoed = ranking.all.filter((s) => s.status === 'vetoed');
  const title = rulesetTitle(ranking.ruleset, context.rulesets);
  const lowest = (ruleset?.grades.length ?? 0) > 1 ? ruleset!.grades.reduce((a, b) => (b.from < a.from ? b : a)) : null;
  const low = ranked.filter((s) => lowest !== null && s.grade === lowest.name);
  return {
    title,
    documentNumber: ruleset?.documentNumber ?? null,
    inForce: ranking.inForce,
    compared: context.previous !== undefined,
    count: ranking.all.length,
    ranked: ranked.length,
    average: average(ranked),
    grades: (ruleset?.grades ?? [])
      .map(({ name }) => ({ name, count: ranked.filter((s) => s.grade === name).length }))
      .filter((g) => g.count > 0),
    vetoed: vetoed.length,
    withheld: without(ranking, 'withheld'),
    unscored: without(ranking, 'unscored'),
    groups: ranking.groups
      .filter((g) => g.ranked.length > 0)
      .map((g) => ({
        name: groupWord(g.group),
        count: g.ranked.length,
        average: average(g.ranked),
        /** With one alone there is no best. */
        best: g.ranked.length < 2 ? null : names(g.ranked.filter((s) => s.rank === 1)),
        rows: g.ranked.map((s) => ({
          rank: s.rank,
          name: s.name,
          score: s.score,
          grade: s.grade,
          change: s.change?.score ?? null,
          problems: s.problems,
        })),
      })),
    failed: [
      ...vetoed.map((s) => ({ name: s.name, title, why: s.vetoes.map((v) => `${v.title}（单项否决）`).join('；') })),
      ...low.map((s) => ({ name: s.name, title, why: `得分${s.score!.toFixed(2)}，${s.grade}` })),
    ],
  };
}

function without({ all }: Ranking, status: Standing['status']) {
  return all.filter((s) => s.status === status).map((s) => ({ name: s.name, why: whyWords(s.unscoredWhy) }));
}

function average(standings: readonly Standing[]): number | null {
  return standings.length === 0 ? null : standings.reduce((sum, s) => sum + (s.score ?? 0), 0) / standings.length;
}

function names(standings: readonly Standing[]): string {
  const shown = standings.slice(0, namedAgencies).map((s) => s.name);
  return `${shown.join('、')}${standings.length > shown.length ? `等${standings.length}个单位` : ''}`;
}
