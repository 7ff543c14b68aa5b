/** How one agency stands under one ruleset: what the ranking, its page and the terminal all show. */
import { wasStopped } from '../src/lib/gaps.ts';
import type { AgencyResult, FindingResult, IndicatorResult, Results, ScoreResult } from '../src/model/results.ts';
import { clean, gapReasonWords } from './words.ts';

export interface Loss {
  requirement: string;
  title: string;
  lost: number;
  max: number;
  bad: number;
}

export interface Standing {
  id: string;
  name: string;
  group: string;
  /** Withheld: too little was seen. Unscored: nothing that could cut points applies. */
  status: 'ranked' | 'vetoed' | 'withheld' | 'unscored';
  rank: number | null;
  score: number | null;
  best: number | null;
  worst: number | null;
  assessed: number | null;
  grade: string | null;
  /** Live bad findings behind indicators that can cut points, and unsure ones. */
  problems: number;
  doubts: number;
  /** Most expensive first. */
  losses: Loss[];
  lost: number;
  vetoes: { requirement: string; title: string; text: string | null }[];
  /** Why there is no score; null where there is one. */
  unscoredWhy: string | null;
  /** Against the run before: points, and places gained (negative: lost). */
  change: { score: number | null; rank: number | null } | null;
}

export interface Ranking {
  ruleset: string;
  inForce: boolean;
  groups: { group: string; ranked: Standing[]; vetoed: Standing[]; withheld: Standing[]; unscored: Standing[] }[];
  all: Standing[];
}

/** One ranking a ruleset, in the order in which the results name them; groups in the order of `kinds`, then by name. */
export function rankings(results: Results, previous?: Results): Ranking[] {
  const { agencies } = results.judgement;
  const rulesets = [...new Set(agencies.flatMap((a) => a.scores.map((s) => s.ruleset)))];
  return rulesets.map((ruleset) => {
    const all = agencies.flatMap((agency) => {
      const score = agency.scores.find((s) => s.ruleset === ruleset);
      return score === undefined ? [] : [standing(agency, score, scoreOf(previous, agency.id, ruleset))];
    });
    const inForce = agencies.every((a) => a.scores.every((s) => s.ruleset !== ruleset || s.inForce));
    return { ruleset, inForce, all, groups: grouped(all) };
  });
}

export function standing(agency: AgencyResult, score: ScoreResult, before?: ScoreResult): Standing {
  const findings = new Map(agency.findings.map((f) => [f.fingerprint, f]));
  const live = liveFindings(score.indicators, findings);
  const losses = lossesOf(score.indicators);
  const status = statusOf(agency, score);
  return {
    id: agency.id,
    name: clean(agency.name, 60),
    group: agency.group,
    status,
    rank: score.rank,
    score: score.score,
    best: score.best,
    worst: score.worst,
    assessed: score.assessed,
    grade: score.grade === null ? null : clean(score.grade, 20),
    problems: live.filter((f) => f.outcome === 'bad').length,
    doubts: live.filter((f) => f.outcome === 'unsure').length,
    losses,
    lost: losses.reduce((sum, loss) => sum + loss.lost, 0),
    vetoes: score.vetoed.map((requirement) => vetoOf(requirement, score.indicators, findings)),
    unscoredWhy: status === 'withheld' ? withheldWhy(agency, score) : status === 'unscored' ? unscoredWhy(score) : null,
    change:
      before === undefined ? null : { score: minus(score.score, before.score), rank: minus(before.rank, score.rank) },
  };
}

/** The score on a scale of 100, and the span that doubts leave; null where there is none. */
export function spanOf({ score, best, worst }: Pick<Standing, 'score' | 'best' | 'worst'>) {
  if (score === null || best === null || worst === null) return { bar: null, span: null };
  return { bar: { score, worst, width: Math.max(0, best - worst) }, span: best === worst ? null : { best, worst } };
}

/** Whether a finding counts today: neither mended nor set aside by a person. */
export function isLive(finding: FindingResult): boolean {
  return finding.state !== 'fixed' && finding.state !== 'dismissed';
}

function liveFindings(indicators: readonly IndicatorResult[], findings: ReadonlyMap<string, FindingResult>) {
  const counted = indicators.filter((i) => i.kind === 'veto' || i.kind === 'deduct').flatMap((i) => i.findings);
  return [...new Set(counted)].flatMap((fingerprint) => {
    const finding = findings.get(fingerprint);
    return finding !== undefined && isLive(finding) ? [finding] : [];
  });
}

export function lossesOf(indicators: readonly IndicatorResult[]): Loss[] {
  return indicators
    .filter((i) => i.lost > 0)
    .map(({ requirement, title, lost, max, bad }) => ({ requirement, title: clean(title, 60), lost, max, bad }))
    .sort((a, b) => b.lost - a.lost || (a.requirement < b.requirement ? -1 : 1));
}

function vetoOf(
  requirement: string,
  indicators: readonly IndicatorResult[],
  findings: ReadonlyMap<string, FindingResult>,
): Standing['vetoes'][number] {
  const indicator = indicators.find((i) => i.requirement === requirement && i.kind === 'veto' && i.outcome === 'fail');
  const first = indicator?.findings.map((f) => findings.get(f)).find((f) => f?.outcome === 'bad' && isLive(f));
  return {
    requirement: clean(requirement, 20),
    title: clean(indicator?.title ?? requirement, 60),
    text: first === undefined ? null : clean(first.text, 120),
  };
}

function statusOf(agency: AgencyResult, score: ScoreResult): Standing['status'] {
  if (isStopped(agency)) return 'withheld';
  if (score.vetoed.length > 0) return 'vetoed';
  if (score.assessed === null) return 'unscored';
  return score.score === null || score.rank === null ? 'withheld' : 'ranked';
}

function isStopped({ targets }: AgencyResult): boolean {
  return targets.some((t) => wasStopped(t.gaps));
}

/** No indicator that cuts points applies; vetoes may. */
function unscoredWhy(score: ScoreResult): string {
  const vetoes = score.indicators.filter((i) => i.kind === 'veto' && i.outcome !== 'not-applicable');
  if (vetoes.length === 0) return '没有适用于本单位的评分指标';
  const open = vetoes.filter((i) => i.outcome !== 'pass');
  if (open.length === 0) return '本规则对本单位只设否决项，未发现否决情形';
  return `本规则对本单位只设否决项，其中${open.length}项尚不能确定`;
}

function withheldWhy(agency: AgencyResult, score: ScoreResult): string {
  if (isStopped(agency)) return '采集被中断，尚未看完';
  const reasons = new Map<string, number>();
  for (const { reason } of agency.targets.flatMap((t) => t.gaps)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const top = [...reasons].sort((a, b) => b[1] - a[1])[0];
  // The words of a reason stay a clause: “could not be seen mainly because of …”.
  const why =
    top === undefined ? '' : `；未能查看的内容主要因：${gapReasonWords[top[0] as keyof typeof gapReasonWords]}`;
  const share = Math.floor((score.assessed ?? 0) * 1000) / 10;
  return `评估完成度 ${share}%，低于 80%${why}`;
}

function scoreOf(results: Results | undefined, agency: string, ruleset: string): ScoreResult | undefined {
  return results?.judgement.agencies.find((a) => a.id === agency)?.scores.find((s) => s.ruleset === ruleset);
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.round((a - b) * 100) / 100;
}

const groupOrder = ['government', 'department', 'subdistrict', 'town', 'park', 'institution'];

function grouped(all: readonly Standing[]): Ranking['groups'] {
  const place = (group: string) => (groupOrder.includes(group) ? groupOrder.indexOf(group) : groupOrder.length);
  const names = [...new Set(all.map((s) => s.group))].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  const order = (a: Standing, b: Standing) => (a.rank ?? 0) - (b.rank ?? 0) || (a.name < b.name ? -1 : 1);
  return names.map((group) => {
    const members = all.filter((s) => s.group === group).sort(order);
    const having = (status: Standing['status']) => members.filter((s) => s.status === status);
    return {
      group,
      ranked: having('ranked'),
      vetoed: having('vetoed'),
      withheld: having('withheld'),
      unscored: having('unscored'),
    };
  });
}
