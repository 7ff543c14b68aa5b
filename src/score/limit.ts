/** Whether a limit is breached, and what a breach costs. */
import { leavesOf } from '../lib/leaves.ts';
import { percentText } from '../lib/numbers.ts';
import type { CheckRun } from '../model/judged.ts';
import type { Review } from '../model/review.ts';
import type { Indicator, Leaf, When } from '../model/ruleset.ts';
import { isDismissed, isSure, type Tally, tallyOf } from './reviewed.ts';

/** `maybe`: sure findings do not breach it, unsure ones could. */
export type Breach = 'breached' | 'maybe' | 'clear' | 'not-applicable' | 'error';

export interface TargetOutcome {
  breach: Breach;
  tally: Tally;
  /** Points lost by sure findings, and if every unsure one were bad. */
  lost: number;
  worst: number;
  reason: string | null;
}

interface Part {
  leaf: Leaf;
  run: CheckRun;
  tally: Tally;
  breach: Breach;
}

export function breachOf(leaf: Leaf, tally: Tally): Breach {
  const { n, bad, unsure, excused, blind } = tally;
  if (blind) return 'maybe';
  if (n === 0 && excused > 0) return 'not-applicable';
  if (leaf.shareBelow === undefined) {
    const limit = leaf.atLeast ?? 1;
    return bad >= limit ? 'breached' : bad + unsure >= limit ? 'maybe' : 'clear';
  }
  if (n === 0) return 'not-applicable';
  const surelyShort = (n - bad) / n < leaf.shareBelow;
  const maybeShort = (n - bad - unsure) / n < leaf.shareBelow;
  if (!maybeShort) return 'clear';
  return surelyShort && n >= (leaf.minimumN ?? 1) ? 'breached' : 'maybe';
}

/** Judges the runs of one target, one run a leaf in order. */
export function outcomeOf(
  indicator: Indicator,
  runs: readonly CheckRun[],
  reviews: ReadonlyMap<string, Review>,
): TargetOutcome {
  const when = indicator.when!;
  const leaves = leavesOf(when);
  const parts = leaves.map((leaf, i): Part => {
    const run = runs[i]!;
    const tally = tallyOf(run, reviews);
    const breach =
      run.status === 'error' ? 'error' : run.status === 'not-applicable' ? 'not-applicable' : breachOf(leaf, tally);
    return { leaf, run, tally, breach };
  });
  const tally = parts.map((p) => p.tally).reduce(add);
  const breach = combine(
    when,
    parts.map((p) => p.breach),
    tally,
  );
  const counted = parts.filter((p) => 'sum' in when || p.breach === 'breached');
  const doubtful = parts.filter((p) => 'sum' in when || !['clear', 'not-applicable'].includes(p.breach));
  return {
    breach,
    tally,
    lost: breach === 'breached' ? cost(indicator, counted, false) : 0,
    worst: breach === 'breached' || breach === 'maybe' || breach === 'error' ? cost(indicator, doubtful, true) : 0,
    reason: reasonOf(breach, parts, reviews),
  };
}

function add(a: Tally, b: Tally): Tally {
  return {
    n: a.n + b.n,
    bad: a.bad + b.bad,
    unsure: a.unsure + b.unsure,
    excused: a.excused + b.excused,
    blind: a.blind || b.blind,
  };
}

function combine(when: When, parts: readonly Breach[], tally: Tally): Breach {
  const applicable = parts.filter((p) => p !== 'not-applicable');
  if (applicable.length === 0) return 'not-applicable';
  if ('sum' in when) {
    if (tally.bad >= when.atLeast) return 'breached';
    if (applicable.includes('error')) return 'error';
    return tally.blind || tally.bad + tally.unsure >= when.atLeast ? 'maybe' : 'clear';
  }
  if ('all' in when) {
    if (applicable.every((p) => p === 'breached')) return 'breached';
    if (applicable.includes('clear')) return 'clear';
    return applicable.includes('error') ? 'error' : 'maybe';
  }
  for (const state of ['breached', 'error', 'maybe'] as const) if (applicable.includes(state)) return state;
  return 'clear';
}

/** What a breach on one target costs; `worst` counts unsure findings as bad, and the whole where it could not run. */
function cost(indicator: Indicator, parts: readonly { leaf: Leaf; tally: Tally }[], worst: boolean): number {
  const { points, per } = indicator;
  const max = indicator.max ?? points;
  if (per === 'target') return points;
  if (worst && parts.some((p) => p.tally.blind)) return max;
  const bad = (t: Tally) => t.bad + (worst ? t.unsure : 0);
  if (per === 'finding') return Math.min(max, points * parts.reduce((sum, p) => sum + bad(p.tally), 0));
  const short = parts.map(({ leaf, tally }) => {
    const limit = leaf.shareBelow ?? 1;
    return tally.n === 0 ? 0 : Math.max(0, limit - (tally.n - bad(tally)) / tally.n) / limit;
  });
  return Math.min(max, points * Math.max(0, ...short));
}

/** Why it is unsure, not applicable or in error: what could not run, else too small a sample, else the first doubt. */
function reasonOf(breach: Breach, parts: readonly Part[], reviews: ReadonlyMap<string, Review>): string | null {
  if (breach === 'clear' || breach === 'breached') return null;
  const status = breach === 'maybe' ? 'unsure' : breach;
  const run = parts.find((p) => p.run.status === status)?.run;
  const few = parts.find((p) => p.breach === 'maybe' && p.tally.n < (p.leaf.minimumN ?? 0));
  const doubtful = parts.flatMap((p) => p.run.findings).find((f) => !isSure(f, reviews) && !isDismissed(f, reviews));
  const small = few === undefined ? null : `只有${few.tally.n}件，不足${few.leaf.minimumN}件，须人工判断`;
  const excused = parts.some((p) => p.tally.excused > 0);
  const none = breach !== 'not-applicable' ? null : excused ? '已采信情况说明' : '没有可供判断的对象';
  return run?.reason ?? small ?? doubtful?.doubt ?? none;
}

/** The limit in words. */
export function limitText({ kind, when }: Indicator): string {
  if (kind === 'attest') return '由填报人确认落实情况';
  if (kind === 'bonus') return '由人工认定加分';
  if (when === undefined) return '';
  if ('sum' in when) return `各项合计达到${when.atLeast}个即不达标`;
  const parts = leavesOf(when).map((leaf) => {
    if (leaf.shareBelow === undefined) return `出现${leaf.atLeast ?? 1}个`;
    const small = leaf.minimumN === undefined ? '' : `（不足${leaf.minimumN}件的转人工，不扣分）`;
    return `达标比例低于${percentText(leaf.shareBelow)}${small}`;
  });
  return `${[...new Set(parts)].join('all' in when ? '且' : '或')}即不达标`;
}
