/** What holds for every check and every built-in ruleset. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { leavesOf } from '../../src/lib/leaves.ts';
import { loadChecks } from '../../src/load/checks.ts';
import { packagePath } from '../../src/load/package-root.ts';
import { listRulesets, loadRulesets, worth } from '../../src/load/rulesets.ts';
import { columnClasses, loadTables } from '../../src/load/tables.ts';

const { checks } = await loadChecks();
const { tables } = loadTables();
const dirs = [packagePath('checks', 'rulesets')];
const rulesets = loadRulesets([...listRulesets(dirs).keys()], dirs, checks, tables).map((l) => l.ruleset);
const used = rulesets.flatMap((r) => r.indicators.flatMap((i) => leavesOf(i.when).map((leaf) => ({ ...leaf, i }))));

describe.each([...checks].map(([id, check]) => ({ id, check })))('$id', ({ id, check }) => {
  test('the id is a kebab-case name of a thing and its fault', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });
  test('has a test of its own and an indicator of a built-in ruleset', () => {
    expect(existsSync(path.join(import.meta.dirname, `${id}.test.ts`))).toBe(true);
    expect(used.map((leaf) => leaf.check)).toContain(id);
  });
  test('its texts are whole Chinese sentences', () => {
    expect(check.title).toMatch(/^(?:[\p{Script=Han}“”]|IPv6){4,30}$/u);
    for (const text of [check.why, check.fix]) expect(text).toMatch(/\p{Script=Han}.{8,}。$/u);
    for (const text of Object.values(check.messages)) expect(text).toMatch(/\p{Script=Han}.*。$/u);
    // Half-width marks and straight quotes have no place beside Han characters.
    for (const text of [check.title, check.why, check.fix, ...Object.values(check.messages)])
      expect(text).not.toMatch(/[,;:!?'"()]|\p{Script=Han} \p{Script=Han}/u);
  });
  test('holes of its messages are names, not code', () => {
    expect(Object.keys(check.messages).length).toBeGreaterThan(0);
    for (const text of Object.values(check.messages)) expect(text.replace(/\{[a-z]\w*\}/gi, '')).not.toMatch(/[{}$]/);
  });
  test('each option has a sentence for the people who set it, and an unknown one is refused', () => {
    const schema = z.toJSONSchema(check.options, { io: 'input' }) as { properties?: Record<string, object> };
    for (const [name, option] of Object.entries(schema.properties ?? {}))
      expect(option, name).toHaveProperty('description', expect.stringMatching(/\p{Script=Han}/u));
    expect(check.options.safeParse({ nonsense: 1 }).success).toBe(false);
  });
  test('reads each fact once', () => {
    expect(new Set(check.reads).size).toBe(check.reads.length);
  });
});

describe.each(rulesets)('$id', (ruleset) => {
  test('points add up to the total', () => {
    const sum = ruleset.indicators.reduce((total, indicator) => total + worth(indicator), 0);
    expect(sum).toBeCloseTo(ruleset.total, 6);
  });
  test('every indicator cites a requirement and looks at what its checks look at', () => {
    const known = tables.requirements.map((r) => r.id);
    for (const { requirement, target, when } of ruleset.indicators) {
      expect(known).toContain(requirement);
      for (const leaf of leavesOf(when)) expect(checks.get(leaf.check)!.target, requirement).toBe(target);
    }
  });
  test('column classes that its options name are in the table', () => {
    for (const leaf of ruleset.indicators.flatMap((i) => leavesOf(i.when)))
      expect(columnClasses(tables)).toEqual(
        expect.arrayContaining([...(checks.get(leaf.check)!.classesIn?.(leaf.options) ?? [])]),
      );
  });
  test('every figure says where it comes from, and every score has a grade', () => {
    for (const { source } of ruleset.indicators) expect(source).toMatch(/\p{Script=Han}{3}/u);
    expect(ruleset.grades.at(-1)!.from).toBe(0);
  });
});

test('checks that name classes in their options tell which', () => {
  for (const { check, options } of used) {
    // Words that are looked for in titles may be the name of a class too.
    const { topics: _, ...rest } = options;
    const named = JSON.stringify(rest).match(/[\p{Script=Han}]{4,}/gu) ?? [];
    const known = named.filter((name) => columnClasses(tables).includes(name));
    expect([...(checks.get(check)!.classesIn?.(options) ?? [])], check).toEqual(expect.arrayContaining(known));
  }
});

test('every test of this folder belongs to a check', () => {
  const ofAll = ['all', 'coverage', 'captured-fails', '_template'];
  const tested = readdirSync(import.meta.dirname).flatMap((name) => /^(.+)\.test\.ts$/.exec(name)?.[1] ?? []);
  expect(tested.filter((id) => !ofAll.includes(id)).sort()).toEqual([...checks.keys()].sort());
});
