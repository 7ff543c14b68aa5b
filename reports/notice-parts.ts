/** What all notices share: head, dates, and an agency's problems by their kind. Plain data. */
import { wasStopped } from '../src/lib/gaps.ts';
import { addWorkdays, inCalendar } from '../src/lib/workdays.ts';
import type { AgencyResult, FindingResult, IndicatorResult, Results } from '../src/model/results.ts';
import { clauseOf } from './clauses.ts';
import type { ReportContext } from './context.ts';
import { targetNames } from './findings.ts';
import { isLive } from './standing.ts';
import { clean, readable, rulesetTitle, stateWords, valueWords } from './words.ts';

export interface NoticeContext extends ReportContext {
  /** Day of the notice. */
  date: string;
  /** Its number; null: the office fills it in. */
  number: string | null;
  /** Working days given to mend. */
  workdays: number;
  /** Checks whose findings touch persons: their addresses are told to the agency alone. */
  discreet: ReadonlySet<string>;
  /** Agency → fingerprint → day of the run that first found it, since it was last mended. */
  firstSeen: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The day on which it was last seen; later than the run where a re-check found it again. */
  lastSeen?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Agency → fingerprint → day on which a re-check since the run found it mended. */
  mended?: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Rows of a long list that a notice prints; the workbook has them all. */
export const shownRows = 1000;

export function frame({ run, judgement }: Results, context: NoticeContext) {
  const deadline = addWorkdays(context.date, context.workdays);
  return {
    office: clean(context.office, 60),
    docNumber: numberOf(context),
    date: context.date,
    workdays: context.workdays,
    deadline,
    /** The holidays of that year are not announced yet. */
    deadlineUnsure: !inCalendar(deadline),
    period: periodWords(judgement.period),
    asOf: judgement.asOf,
    run: clean(run.id, 60),
  };
}

/** With the brackets that official numbers take. */
function numberOf({ number, date }: NoticeContext): string {
  if (number === null) return `〔${date.slice(0, 4)}〕　　号`;
  return clean(number, 60).replace(/[[（(【［〔](\d{4})[\])）】］〕]/, '〔$1〕');
}

const day = (text: string) => text.split('-').map(Number) as [number, number, number];

/** `2018年6月`, `2018年第2季度`, `2018年`, or from day to day. */
export function periodWords({ from, to }: { from: string; to: string }): string {
  const [year, month, first] = day(from);
  const [lastYear, lastMonth, last] = day(to);
  const isWhole = first === 1 && year === lastYear && last === new Date(Date.UTC(year, lastMonth, 0)).getUTCDate();
  const months = lastMonth - month + 1;
  if (isWhole && months === 1) return `${year}年${month}月`;
  if (isWhole && months === 3 && lastMonth % 3 === 0) return `${year}年第${lastMonth / 3}季度`;
  if (isWhole && months === 12) return `${year}年`;
  return `${year}年${month}月${first}日至${year === lastYear ? '' : `${lastYear}年`}${lastMonth}月${last}日`;
}

const digits = '零一二三四五六七八九十';

/** 1 to 99 in Chinese figures. */
export function numeral(n: number): string {
  if (n <= 10 || n > 99) return digits[n] ?? String(n);
  const tens = Math.floor(n / 10);
  return `${tens === 1 ? '' : digits[tens]}十${n % 10 === 0 ? '' : digits[n % 10]}`;
}

/** `下降10.00分`, `上升0.50分`, `持平`; null where there is nothing to compare with. */
export function changeWords(change: number | null): string | null {
  if (change === null) return null;
  return change === 0 ? '持平' : `${change > 0 ? '上升' : '下降'}${Math.abs(change).toFixed(2)}分`;
}

/** Why there is no score, without the spaces that pages take between figures and words. */
export function whyWords(why: string | null): string | null {
  return why === null ? null : why.replaceAll(' ', '');
}

export function isStopped({ targets }: AgencyResult): boolean {
  return targets.some((t) => wasStopped(t.gaps));
}

export type Problem = ReturnType<typeof problem>;
export type ProblemGroup = ReturnType<typeof problemGroups>[number];

/** An agency's sure problems, each once, by what they cost: vetoes, then points lost, then what stays within its limit. */
export function problemGroups(agency: AgencyResult, context: NoticeContext) {
  const findings = new Map(agency.findings.map((f) => [f.fingerprint, f]));
  const names = targetNames(agency);
  /** Finding → the group that tells of it. */
  const told = new Map<string, { also: Also[] }>();
  return judged(agency)
    .sort((a, b) => weight(b.indicator) - weight(a.indicator))
    .flatMap(({ indicator, ruleset }) => {
      const mine = indicator.findings.flatMap((fingerprint) => findings.get(fingerprint) ?? []).filter(isProblem);
      const own = mine.filter((f) => !told.has(f.fingerprint));
      if (own.length === 0) {
        const before = mine.length === 0 ? undefined : told.get(mine[0]!.fingerprint);
        if (indicator.lost > 0)
          before?.also.push({ title: rulesetTitle(ruleset, context.rulesets), lost: indicator.lost });
        return [];
      }
      const group = {
        ruleset,
        requirement: clean(indicator.requirement, 20),
        indicator: clean(indicator.title, 80),
        title: kindOf(own, indicator, context),
        ...sentenceOf(indicator.requirement, context),
        veto: indicator.kind === 'veto' && indicator.outcome === 'fail',
        failed: indicator.outcome === 'fail',
        lost: indicator.lost,
        also: [] as Also[],
        limit: clean(indicator.limit, 200),
        fixes: [...new Set(own.flatMap((f) => context.checks[f.check]?.fix ?? []))],
        problems: own.map((f) => problem(f, agency, names, context)),
      };
      for (const f of own) told.set(f.fingerprint, group);
      return [group];
    });
}

/** What the same problems cost under another indicator. */
interface Also {
  /** Of its ruleset. */
  title: string;
  lost: number;
}

/** What is wrong, in the words of the checks; the titles of indicators say what should be. */
function kindOf(findings: readonly FindingResult[], indicator: IndicatorResult, context: NoticeContext): string {
  const kinds = new Set(findings.map((f) => context.checks[f.check]?.title ?? indicator.title));
  return clean([...kinds].join('、'), 80);
}

/** The clause as a whole sentence. */
function sentenceOf(requirement: string, context: NoticeContext) {
  const { document, clause } = clauseOf(requirement, context);
  return { document, clause: clause === null ? null : clause.replace(/[。；;，,\s]*$/, '。') };
}

/** What the agency is asked to look at itself: it is not sure, or could not be looked at again. No problem, no deduction. */
export function selfChecks(agency: AgencyResult, context: NoticeContext) {
  const asked = new Set(judged(agency).flatMap(({ indicator }) => indicator.findings));
  const names = targetNames(agency);
  return agency.findings
    .filter((f) => isLive(f) && !isProblem(f))
    .filter((f) => asked.has(f.fingerprint) || f.state === 'not-rechecked')
    .map((f) => ({
      ...problem(f, agency, names, context),
      check: f.check,
      doubt: f.doubt === null ? stateWords['not-rechecked'] : clean(f.doubt, 200),
    }));
}

/** Sure, seen in this run, neither mended nor set aside. */
export function isProblem(finding: FindingResult): boolean {
  return finding.outcome === 'bad' && isLive(finding) && finding.state !== 'not-rechecked';
}

/** Indicators that may cost something: prompts and persons' statements are no problems. */
export function judged(agency: AgencyResult): { indicator: IndicatorResult; ruleset: string }[] {
  return agency.scores.flatMap(({ ruleset, indicators }) =>
    indicators
      .filter((i) => (i.kind === 'veto' || i.kind === 'deduct') && i.outcome !== 'not-applicable')
      .map((indicator) => ({ indicator, ruleset })),
  );
}

function weight({ kind, outcome, lost }: IndicatorResult): number {
  if (outcome !== 'fail') return -1;
  return kind === 'veto' ? 1_000_000 : lost;
}

/** Nothing of the page itself is quoted. */
export function problem(
  finding: FindingResult,
  agency: AgencyResult,
  names: ReadonlyMap<string, string>,
  context: NoticeContext,
) {
  const at = finding.at[0];
  const discreet = context.discreet.has(finding.check);
  const mended = context.mended?.get(agency.id)?.get(finding.fingerprint) ?? null;
  return {
    fingerprint: clean(finding.fingerprint, 80),
    agency: clean(agency.name, 60),
    target: names.get(finding.target) ?? clean(finding.target, 60),
    // A sentence about personal data may itself tell some.
    text: discreet ? clean(context.checks[finding.check]?.title ?? '涉及个人信息', 80) : clean(finding.text, 300),
    url: at === undefined || at.url.length > 2048 ? null : at.url,
    shown: at === undefined ? null : clean(readable(at.url), 160),
    discreet,
    found: valueWords(finding.found),
    required: valueWords(finding.required),
    seenAt: at?.fetchedAt ?? null,
    /** Day on which a re-check found it mended; null where it stands. */
    mended,
    state: stateOf(finding, mended),
  };
}

function stateOf({ state, review }: FindingResult, mended: string | null): string {
  if (mended !== null) return `${mended}复查已整改`;
  return `${stateWords[state]}${review === 'appeal' ? '（申诉中）' : ''}`;
}

/** For a notice that goes to others too: an address that shows personal data is not spread further. */
export function withoutAddress(shown: Problem): Problem {
  return shown.discreet ? { ...shown, url: null, shown: '涉及个人信息，网址另行告知责任单位' } : shown;
}
