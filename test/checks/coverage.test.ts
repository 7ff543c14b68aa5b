/** Every duty of the five documents is served by the ruleset of its document, and no row claims more than its checks do. */
import { expect, describe as group, test } from 'vitest';
import { leavesOf } from '../../src/lib/leaves.ts';
import { loadChecks } from '../../src/load/checks.ts';
import { packagePath } from '../../src/load/package-root.ts';
import { listRulesets, loadRulesets } from '../../src/load/rulesets.ts';
import { loadTables } from '../../src/load/tables.ts';
import type { Indicator } from '../../src/model/ruleset.ts';

const { checks } = await loadChecks();
const { tables } = loadTables();
const dirs = [packagePath('checks', 'rulesets')];
const rulesets = loadRulesets([...listRulesets(dirs).keys()], dirs, checks, tables).map((l) => l.ruleset);

/** Judged by a program: not only listed for a person, nor vouched for. */
function isJudged({ kind, when }: Indicator): boolean {
  const leaves = leavesOf(when);
  return kind !== 'attest' && kind !== 'bonus' && leaves.some((leaf) => checks.get(leaf.check)?.asks !== true);
}

/** The national rules stand in one ruleset, whatever document they come from. */
const rowsOf = (id: string) =>
  tables.requirements.filter((r) => (id === 'national-2019' ? r.id.startsWith('N-') : r.document === id));

group.each(rulesets.map((ruleset) => ({ id: ruleset.id, ruleset })))('$id', ({ id, ruleset }) => {
  const rows = rowsOf(id);
  test('every row has an indicator', () => {
    const served = new Set(ruleset.indicators.map((i) => i.requirement));
    expect(rows.filter((r) => !served.has(r.id)).map((r) => r.id)).toEqual([]);
  });
  test('a part says what is not seen of the rest', () => {
    expect(rows.filter((r) => r.reach === 'partial' && r.limits === undefined).map((r) => r.id)).toEqual([]);
  });
  test('what is judged by a program has a check that judges, what is left to a person has none', () => {
    const judged = new Set(ruleset.indicators.filter(isJudged).map((i) => i.requirement));
    const claims = rows.filter((r) => (r.reach === undefined) === judged.has(r.id));
    expect(claims.map((r) => `${r.id} ${r.reach}`)).toEqual([]);
  });
  test('a prompt that judges nothing costs nothing, and what cannot be crawled is vouched for', () => {
    const onlyVouched = rows.filter((r) => r.class?.length === 1 && r.class[0] === 'C').map((r) => r.id);
    const kinds = ruleset.indicators.filter((i) => onlyVouched.includes(i.requirement));
    expect(kinds.filter((i) => i.kind === 'deduct' || i.kind === 'veto').map((i) => i.requirement)).toEqual([]);
  });
});

test('the five documents have four hundred duties', () => {
  const rows = tables.requirements.filter((r) => !r.id.startsWith('N-'));
  expect(rows).toHaveLength(400);
  expect(new Set(rows.map((r) => r.document)).size).toBe(5);
});
