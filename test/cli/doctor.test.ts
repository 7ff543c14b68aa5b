import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { examine } from '../../src/cli/doctor.ts';
import { init } from '../../src/cli/init.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const write = (name: string, text: string) => writeFileSync(path.join(dir, name), text);
const found = async (name: string, today = '2026-03-02') => (await examine(dir, today)).find((i) => i.name === name);

test('a fresh workspace on this machine has no fault', async () => {
  await init(dir);
  const items = await examine(dir, '2026-03-02');
  expect(items.filter((i) => i.state === 'fail')).toEqual([]);
  expect(items.map((i) => i.name)).toEqual(['Node.js', '浏览器', '磁盘', '工作日历', '登记表', '评价规则']);
});

test('a folder that is no workspace is a fault when it was named', async () => {
  expect(await found('工作区')).toMatchObject({ state: 'fail', text: expect.stringContaining('gongkai init') });
});

test('every fault of the register is a line of its own', async () => {
  write('gongkai.yaml', '');
  write('register.yaml', 'agencies: [{ id: a, name: 甲, kind: x }]\nsits: []\n');
  const item = await found('工作区');
  expect(item).toMatchObject({ state: 'fail', text: '有2处错误' });
  expect(item!.details[1]).toBe('register.yaml:2 没有“sits”这一项，是否想写“sites”？');
});

test('what the register leaves without effect is pointed out', async () => {
  write('gongkai.yaml', '');
  write(
    'register.yaml',
    `sites: [{ id: s, url: http://a.example/ }, { id: p, url: http://b.example/ }]
agencies:
  - { id: a, name: 甲局, kind: department }
  - { id: b, name: 乙局, kind: department, sites: [{ site: p, role: section }] }
`,
  );
  expect(await found('登记表')).toMatchObject({
    state: 'warn',
    details: [
      '网站“s”没有单位使用，不会被检查',
      '单位“甲局”没有网站和账号，无从评价',
      '单位“乙局”在网站“p”上的路径和栏目都没有填，无从评价',
    ],
  });
});

test('an unknown ruleset is a fault; a day beyond the holiday table a warning', async () => {
  await init(dir);
  write('gongkai.yaml', 'rulesets: [national-2091]');
  expect(await found('评价规则')).toMatchObject({ state: 'fail', text: expect.stringContaining('national-2019') });
  expect(await found('工作日历', '2031-01-01')).toMatchObject({ state: 'warn' });
});

test('a broken ledger is a fault', async () => {
  await init(dir);
  const ledger = path.join(dir, 'data');
  await import('node:fs').then((fs) => fs.mkdirSync(ledger));
  writeFileSync(path.join(ledger, 'gongkai.db'), 'x'.repeat(5000));
  expect(await found('台账')).toMatchObject({ state: 'fail', text: expect.stringContaining('已损坏') });
});
