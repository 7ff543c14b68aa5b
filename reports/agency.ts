/** One agency's page: its score line by line, every finding with its evidence, and what could not be seen. Plain data. */
import { leavesOf } from '../src/lib/leaves.ts';
import type { AgencyResult, FindingResult, IndicatorResult, Results, ScoreResult } from '../src/model/results.ts';
import { clauseOf } from './clauses.ts';
import type { ReportContext } from './context.ts';
import { isLive, type Standing, spanOf, standing } from './standing.ts';
import {
  clean,
  confidenceWords,
  factWord,
  gapReasonWords,
  groupWord,
  indicatorKindWords,
  kindWords,
  outcomeWords,
  rulesetTitle,
  stateWords,
  targetTypeWords,
  valueWords,
} from './words.ts';

/** Places shown of one finding and of one kind of gap; results.json has them all. */
const shownPlaces = 3;
const shownGaps = 20;

export function agencyPage(agency: AgencyResult, results: Results, context: ReportContext) {
  const findings = new Map(agency.findings.map((f) => [f.fingerprint, f]));
  const used = new Set<string>();
  const sections = agency.scores.map((score) => section(agency, score, results, context, findings, used));
  const rest = agency.findings.filter((f) => !used.has(f.fingerprint));
  return {
    title: clean(agency.name, 60),
    kind: kindWords[agency.kind],
    group: groupWord(agency.group),
    office: clean(context.office, 60),
    period: results.judgement.period,
    asOf: results.judgement.asOf,
    run: { id: clean(results.run.id, 60), finishedAt: results.run.finishedAt },
    several: sections.length > 1,
    sections,
    others: rest.map((f) => card(f, targetNames(agency))),
    targets: agency.targets.map((t) => ({
      type: targetTypeWords[t.type],
      name: clean(t.name ?? t.id, 60),
      url: t.url === undefined ? null : clean(t.url, 300),
      fetched: t.pages?.fetched ?? null,
      shown: t.pages?.shown ?? null,
    })),
    gaps: gapGroups(agency),
  };
}
export type AgencyPage = ReturnType<typeof agencyPage>;

function section(
  agency: AgencyResult,
  score: ScoreResult,
  results: Results,
  context: ReportContext,
  findings: ReadonlyMap<string, FindingResult>,
  used: Set<string>,
) {
  const before = context.previous?.judgement.agencies.find((a) => a.id === agency.id);
  const own = standing(
    agency,
    score,
    before?.scores.find((s) => s.ruleset === score.ruleset),
  );
  const anchor = (i: number) => `${score.ruleset}-${i + 1}`;
  const names = targetNames(agency);
  const lines = score.indicators.map((indicator, i) => line(indicator, anchor(i), context));
  const groups = score.indicators.map((indicator, i) =>
    findingGroup(indicator, lines[i]!, anchor(i), findings, used, names, context),
  );
  const having = (...outcomes: IndicatorResult['outcome'][]) =>
    groups.filter((g) => g.findings.length > 0 && outcomes.includes(g.line.outcome));
  return {
    id: `r-${clean(score.ruleset, 60)}`,
    title: rulesetTitle(score.ruleset, context.rulesets),
    inForce: score.inForce,
    standing: { ...own, group: groupWord(own.group), of: membersOf(own, score.ruleset, results) },
    vetoed: own.status === 'vetoed',
    withheld: own.status === 'withheld',
    unscored: own.status === 'unscored',
    ...spanOf(own),
    lines: lines.filter((l) => l.outcome !== 'not-applicable'),
    notApplicable: lines.filter((l) => l.outcome === 'not-applicable'),
    gains: lines
      .filter((l) => l.lost > 0 || (l.kind === 'veto' && l.outcome === 'fail'))
      .sort((a, b) => Number(b.kind === 'veto') - Number(a.kind === 'veto') || b.lost - a.lost),
    sum: sumOf(score),
    failed: having('fail').filter((g) => g.line.kind !== 'prompt'),
    prompts: having('fail').filter((g) => g.line.kind === 'prompt'),
    doubtful: having('unsure', 'error'),
    tolerated: having('pass', 'not-applicable'),
  };
}

/** The sum that gives the score, shown only where it comes out the same. */
function sumOf(score: ScoreResult) {
  const counted = score.indicators.filter((i) => i.kind === 'deduct' && i.outcome !== 'not-applicable');
  const applicable = counted.reduce((sum, i) => sum + i.max, 0);
  const lost = counted.reduce((sum, i) => sum + i.lost, 0);
  if (score.score === null || applicable === 0) return null;
  const share = ((applicable - lost) / applicable) * 100;
  return Math.abs(share - score.score) > 0.006
    ? null
    : { applicable, lost, score: score.score, short: 100 - score.score };
}

/** How many are ranked in the agency's group. */
function membersOf(own: Standing, ruleset: string, results: Results): number {
  return results.judgement.agencies.filter(
    (a) => a.group === own.group && a.scores.some((s) => s.ruleset === ruleset && s.rank !== null),
  ).length;
}

/** One line of the score sheet. */
function line(indicator: IndicatorResult, anchor: string, context: ReportContext) {
  return {
    anchor,
    requirement: clean(indicator.requirement, 20),
    title: clean(indicator.title, 80),
    ...clauseOf(indicator.requirement, context.requirements),
    kind: indicator.kind,
    kindWord: indicatorKindWords[indicator.kind],
    veto: indicator.kind === 'veto',
    outcome: indicator.outcome,
    outcomeWord: lineOutcome(indicator),
    /** How it is coloured: a prompt is no fault. */
    tone: indicator.kind === 'prompt' && indicator.outcome === 'fail' ? 'prompt' : indicator.outcome,
    reason: indicator.reason === null ? null : clean(indicator.reason, 200),
    n: indicator.n,
    bad: indicator.bad,
    unsure: indicator.unsure,
    limit: clean(indicator.limit, 200),
    lost: indicator.lost,
    max: indicator.max,
    cuts: indicator.kind === 'deduct',
    source: clean(indicator.source, 200),
    confidence: confidenceWords[indicator.confidence],
    ourSetting: indicator.confidence === 'our-setting',
    fixes: fixesOf(indicator, context),
    hasFindings: indicator.findings.length > 0,
  };
}
export type ScoreLine = ReturnType<typeof line>;

function lineOutcome(indicator: IndicatorResult): string {
  if (indicator.outcome !== 'fail') return outcomeWords[indicator.outcome];
  return indicator.kind === 'veto' ? '否决' : indicator.kind === 'prompt' ? '提示' : '扣分';
}

/** Advice of the checks behind the indicator, as the ruleset names them. */
function fixesOf(indicator: IndicatorResult, context: ReportContext): string[] {
  const rules = context.rulesets.flatMap((r) => r.indicators);
  const rule = rules.find((r) => r.requirement === indicator.requirement && r.title === indicator.title);
  if (rule === undefined) return [];
  const checks = [...new Set(leavesOf(rule.when).map((leaf) => leaf.check))];
  return checks.flatMap((id) => context.checks[id]?.fix ?? []);
}

function findingGroup(
  indicator: IndicatorResult,
  own: ScoreLine,
  anchor: string,
  findings: ReadonlyMap<string, FindingResult>,
  used: Set<string>,
  names: ReadonlyMap<string, string>,
  context: ReportContext,
) {
  const mine = indicator.findings.flatMap((fingerprint) => findings.get(fingerprint) ?? []);
  const fresh = mine.filter((f) => !used.has(f.fingerprint));
  for (const f of mine) used.add(f.fingerprint);
  // What stands under an indicator above is told there in full, and linked from here.
  const again = mine.filter((f) => !fresh.includes(f));
  const fixes =
    own.fixes.length > 0 ? own.fixes : [...new Set(mine.flatMap((f) => context.checks[f.check]?.fix ?? []))];
  const order = (f: FindingResult) => (f.outcome === 'bad' ? 0 : 1) + (isLive(f) ? 0 : 2);
  return {
    anchor,
    line: own,
    fixes,
    findings: mine.map((f) => f.fingerprint),
    cards: fresh.sort((a, b) => order(a) - order(b)).map((f) => card(f, names)),
    again: again.map((f) => ({ anchor: findingAnchor(f.fingerprint), text: clean(f.text, 200) })),
  };
}

/** One finding with its evidence. */
function card(finding: FindingResult, names: ReadonlyMap<string, string>) {
  return {
    anchor: findingAnchor(finding.fingerprint),
    text: clean(finding.text, 300),
    unsure: finding.outcome === 'unsure',
    doubt: finding.doubt === null ? null : clean(finding.doubt, 300),
    state: finding.state,
    stateWord: stateWords[finding.state],
    live: isLive(finding),
    target: names.get(finding.target) ?? clean(finding.target, 60),
    found: valueWords(finding.found),
    required: valueWords(finding.required),
    review: finding.review === undefined ? null : clean(finding.review, 300),
    places: finding.at.slice(0, shownPlaces).map((at) => ({
      url: at.url.length > 2048 ? clean(at.url, 300) : at.url,
      shown: clean(readable(at.url), 200),
      excerpt: at.excerpt === undefined || at.excerpt.trim() === '' ? null : clean(at.excerpt, 300),
      fetchedAt: at.fetchedAt,
      record: at.record === null ? null : clean(at.record, 100),
      sha256: at.sha256 === null ? null : clean(at.sha256, 12),
    })),
    morePlaces: Math.max(0, finding.at.length - shownPlaces),
  };
}
export type FindingCard = ReturnType<typeof card>;

/** An address with its Chinese characters readable; unchanged where it does not decode. */
function readable(url: string): string {
  try {
    return decodeURI(url.slice(0, 2048));
  } catch {
    return url;
  }
}

function findingAnchor(fingerprint: string): string {
  return `f-${fingerprint.replace(/[^\w-]/g, '').slice(0, 80)}`;
}

function targetNames(agency: AgencyResult): Map<string, string> {
  return new Map(agency.targets.map((t) => [t.id, clean(t.name ?? t.id, 60)]));
}

/** What could not be seen, by target, fact and reason. */
function gapGroups(agency: AgencyResult) {
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
