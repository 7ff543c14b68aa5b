import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { init } from '../../src/cli/work/run-init.ts';
import { loadSettings } from '../../src/load/settings.ts';
import { openWorkspace } from '../../src/load/workspace.ts';
import { settingsSchema } from '../../src/model/settings.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const file = (name: string) => path.join(dir, 'w', name);

test('a new workspace opens as it is, and every setting in it is its default', async () => {
  await init(path.join(dir, 'w'));
  const workspace = await openWorkspace(path.join(dir, 'w'));
  expect(workspace.register.agencies.map((a) => a.kind)).toEqual(['government', 'department']);
  expect(workspace.settings).toEqual(settingsSchema.parse({}));
  // Uncommented, the lines are still the defaults.
  writeFileSync(file('gongkai.yaml'), readFileSync(file('gongkai.yaml'), 'utf8').replace(/^# (\w+: )/gm, '$1'));
  expect(loadSettings(path.join(dir, 'w'))).toEqual(settingsSchema.parse({}));
  expect(readFileSync(file('gongkai.yaml'), 'utf8')).toMatch(/^maxPages: 3000$/m);
});

test('the workbook template is itself a sound register that says the same agencies', async () => {
  await init(path.join(dir, 'w'));
  rmSync(file('register.yaml'));
  renameSync(file('register.template.xlsx'), file('register.xlsx'));
  const { register } = await openWorkspace(path.join(dir, 'w'));
  expect(register.agencies.map((a) => [a.name, a.kind, a.sites[0]!.role])).toEqual([
    ['某区人民政府', 'government', 'owner'],
    ['某区财政局', 'department', 'section'],
  ]);
  expect(register.accounts).toHaveLength(1);
});

test('what is there already is not touched', async () => {
  await init(path.join(dir, 'w'));
  writeFileSync(file('register.yaml'), 'mine');
  writeFileSync(file('gongkai.yaml'), 'delay: 5');
  rmSync(file('rulesets'), { recursive: true });
  const said = await init(path.join(dir, 'w'));
  expect(readFileSync(file('register.yaml'), 'utf8')).toBe('mine');
  expect(readFileSync(file('gongkai.yaml'), 'utf8')).toBe('delay: 5');
  expect(said).toContain(`已有 ${file('gongkai.yaml')}，未改动`);
  expect(said).toContain(`写入 ${file('rulesets/README.md')}`);
});

test('a place that cannot be written is told in one sentence', async () => {
  writeFileSync(path.join(dir, 'plain'), '');
  await expect(init(path.join(dir, 'plain'))).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('路径不可用'),
  });
});
