/** Judges one agency by one ruleset: every indicator's checks over every target they are for. */
import { canonicalJson } from '../lib/hash.ts';
import { leavesOf, windowOf } from '../lib/leaves.ts';
import type { Check, Period } from '../model/check.ts';
import type { CheckRun, JudgedIndicator } from '../model/judged.ts';
import type { Indicator, Leaf, Ruleset } from '../model/ruleset.ts';
import type { Case, CaseTarget } from './case.ts';
import { runCheck } from './run-check.ts';

/** A judge of one agency that runs each check once, whatever number of indicators ask for it. */
export function judgeOf(subject: Case, checks: ReadonlyMap<string, Check>): (ruleset: Ruleset) => JudgedIndicator[] {
  const done = new Map<string, CheckRun>();
  const once = (leaf: Leaf, target: CaseTarget, window: Period): CheckRun => {
    const key = canonicalJson([leaf.check, leaf.options, target.id, window]);
    const known = done.get(key);
    if (known) return known;
    const check = checks.get(leaf.check);
    if (check === undefined) throw new Error(`unknown check ${leaf.check}: the ruleset was not validated`);
    const run = runCheck(leaf.check, check, leaf.options, target, window, subject);
    done.set(key, run);
    return run;
  };
  return (ruleset) =>
    ruleset.indicators.map((indicator) => {
      const targets = targetsOf(indicator, subject);
      const notApplicable = reasonAgainst(indicator, subject, targets);
      if (notApplicable !== null) return { indicator, notApplicable, targets: [] };
      const window = windowOf(indicator, subject);
      const leaves = leavesOf(indicator.when);
      return {
        indicator,
        notApplicable,
        targets: targets.map((t) => ({ target: t.id, runs: leaves.map((leaf) => once(leaf, t, window)) })),
      };
    });
}

function targetsOf(indicator: Indicator, { targets }: Case): CaseTarget[] {
  return targets.filter(
    (t) =>
      t.type === indicator.target && (indicator.role === 'any' || t.type === 'account' || t.role === indicator.role),
  );
}

function reasonAgainst(indicator: Indicator, { agency, asOf }: Case, targets: readonly CaseTarget[]): string | null {
  if (!indicator.for.includes(agency.kind)) return '不适用于该类单位';
  if (indicator.from !== undefined && asOf < indicator.from) return `自${indicator.from}起适用`;
  if (targets.length > 0) return null;
  return indicator.target === 'account' ? '没有登记政务新媒体账号' : '没有登记适用的网站';
}
