/** Everything of ours that judging stands on, loaded and held against each other. */

import { leavesOf, windowOf } from '../../lib/leaves.ts';
import { planOf, reachOf, type When } from '../../lib/reach.ts';
import { loadChecks } from '../../load/checks.ts';
import { type LoadedRuleset, loadRulesets } from '../../load/rulesets.ts';
import { loadTables } from '../../load/tables.ts';
import type { WorkspaceFolders } from '../../load/workspace.ts';
import type { Check } from '../../model/check.ts';
import type { FactName } from '../../model/facts.ts';
import type { Plan } from '../../model/plan.ts';
import type { Tables } from '../../model/tables.ts';

export interface Rules {
  checks: ReadonlyMap<string, Check>;
  rulesets: readonly LoadedRuleset[];
  tables: Tables;
  hashes: { checks: string; tables: string };
}

export async function loadRules(ids: readonly string[], folders: WorkspaceFolders): Promise<Rules> {
  const { checks, sha256: checksHash } = await loadChecks();
  const { tables, sha256: tablesHash } = loadTables();
  const rulesets = loadRulesets(ids, folders.rulesetDirs, checks, tables);
  return { checks, rulesets, tables, hashes: { checks: checksHash, tables: tablesHash } };
}

/** How far the sites of a run are read; null: everything. */
export function planFor({ checks, rulesets }: Rules, when: When): Plan | null {
  const { asOf } = when;
  const indicators = rulesets.flatMap((r) => r.ruleset.indicators.filter((i) => i.target === 'site'));
  const reaches = indicators.flatMap((indicator) => {
    const period = windowOf(indicator, when);
    return leavesOf(indicator.when).map((leaf) => reachOf(checks.get(leaf.check)!, leaf.options, { asOf, period }));
  });
  return planOf(reaches, asOf);
}

/** The rules with those indicators alone that ask one of the checks. */
export function rulesOf(rules: Rules, checks: ReadonlySet<string>): Rules {
  const asks = (when: Parameters<typeof leavesOf>[0]) => leavesOf(when).some((leaf) => checks.has(leaf.check));
  const rulesets = rules.rulesets.map(({ ruleset, ...loaded }) => ({
    ...loaded,
    ruleset: { ...ruleset, indicators: ruleset.indicators.filter((i) => asks(i.when)) },
  }));
  return { ...rules, rulesets };
}

/** Facts that some indicator reads: what none reads is not fetched. */
export function factsNeeded({ checks, rulesets }: Rules): ReadonlySet<FactName> {
  const leaves = rulesets.flatMap((r) => r.ruleset.indicators.flatMap((i) => leavesOf(i.when)));
  return new Set(leaves.flatMap((leaf) => checks.get(leaf.check)!.reads));
}
