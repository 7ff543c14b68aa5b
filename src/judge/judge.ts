/** Judges one agency by one ruleset: every indicator's checks over every target they are for. */
import { canonicalJson } from '../lib/hash.ts';
import { leavesOf, windowOf } from '../lib/leaves.ts';
import type { Attestation } from '../model/attestation.ts';
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
      const attestation = attestationFor(indicator, subject);
      if (notApplicable !== null) return { indicator, notApplicable, attestation, targets: [] };
      const window = windowOf(indicator, subject);
      const leaves = leavesOf(indicator.when);
      return {
        indicator,
        notApplicable,
        attestation,
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

function reasonAgainst(indicator: Indicator, subject: Case, targets: readonly CaseTarget[]): string | null {
  const against = whoseReason(indicator, subject);
  if (against !== null) return against;
  if (indicator.from !== undefined && subject.asOf < indicator.from) return `自${indicator.from}起适用`;
  // What a person vouches for needs no site; traces of it on the site are an extra.
  if (targets.length > 0 || indicator.kind === 'attest' || indicator.kind === 'bonus') return null;
  return indicator.target === 'account' ? '没有登记政务新媒体账号' : '没有登记适用的网站';
}

/** Why the duty is not this agency's; null where it is. */
function whoseReason(indicator: Indicator, { agency, named }: Case): string | null {
  if (indicator.for.includes(agency.kind)) return null;
  if (!indicator.for.includes('named')) return '不适用于该类单位';
  const { units = [], isOne = false } = named.get(indicator.requirement) ?? {};
  return isOne
    ? null
    : `文件确定的责任单位（${units.slice(0, 6).join('、')}${units.length > 6 ? '等' : ''}）中没有本单位`;
}

/** The newest statement up to the day of the judgement. */
function attestationFor({ requirement, kind }: Indicator, { attestations, asOf }: Case): Attestation | null {
  if (kind !== 'attest' && kind !== 'bonus') return null;
  const own = attestations.filter((a) => a.requirement === requirement && a.date <= asOf);
  return own.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).at(-1) ?? null;
}
