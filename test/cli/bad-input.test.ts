import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { lockWorkspace } from '../../src/load/lock.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
  write('gongkai.yaml', '');
  write('register.yaml', register);
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
  process.exitCode = 0;
});
const write = (name: string, text: string) => writeFileSync(path.join(dir, name), text);

const register = `sites:
  - id: portal
    url: http://127.0.0.1:9/
agencies:
  - { id: a, name: 某局, kind: department, sites: [{ site: portal, role: owner }] }
`;

/** Runs a command line on the workspace; what it printed on standard error. */
async function run(...argv: string[]): Promise<{ code: number; said: string[] }> {
  const parts: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => parts.push(String(text)) > 0);
  try {
    const code = await main([...argv, '--workspace', dir]);
    return { code, said: parts.join('').trimEnd().split('\n') };
  } finally {
    write.mockRestore();
  }
}

/** Refused with these lines alone, before anything was written. */
async function refused(code: number, lines: (string | RegExp)[], ...argv: string[]): Promise<void> {
  const before = readdirSync(dir, { recursive: true });
  const result = await run('audit', ...argv);
  expect(result.said.join('\n')).not.toMatch(/^\s+at /m);
  expect(result).toEqual({
    code,
    said: lines.map((line) => (typeof line === 'string' ? expect.stringContaining(line) : expect.stringMatching(line))),
  });
  expect(readdirSync(dir, { recursive: true })).toEqual(before);
}

test('a register with an unknown name, a bad address and a wrong word', async () => {
  write(
    'register.yaml',
    register.replace('url: http:', 'url: htp:').replace('kind: department', 'kind: deparment, phone: 1'),
  );
  await refused(78, [
    /^register\.yaml:3 sites\[portal\]\.url：应为以 http/,
    /^register\.yaml:5 agencies\[a\]\.kind：应为.*是否想写“department”/,
    /^register\.yaml:5 agencies\[a\]：没有“phone”这一项/,
  ]);
});

test('a register with a duplicate id', async () => {
  write('register.yaml', `${register}  - { id: a, name: 乙局, kind: department }\n`);
  await refused(78, [/^register\.yaml:6 agencies\[a\]\.id：编号“a”与前面的 agencies\[a\] 重复$/]);
});

test('rulesets that name an unknown check, option, requirement or day', async () => {
  const builtIn = readFileSync('checks/rulesets/jiangyang-2023.yaml', 'utf8').replace('id: jiangyang-2023', 'id: mine');
  mkdirSync(path.join(dir, 'rulesets'));
  const with_ = (from: RegExp, to: string) => write('rulesets/mine.yaml', builtIn.replace(from, to));
  const flags = ['--ruleset', 'mine'];
  with_(/interpretation-late,/, 'interpretation-lat,');
  await refused(
    78,
    [/mine\.yaml:\d+ 指标 J-24：没有检查项“interpretation-lat”，是否想写“interpretation-late”？$/],
    ...flags,
  );
  with_(/workdays: 3/, 'workday: 3');
  await refused(
    78,
    [/mine\.yaml:\d+ 指标 J-24：检查项 interpretation-late 的 没有“workday”这一项，是否想写“workdays”？$/],
    ...flags,
  );
  with_(/requirement: J-24/, 'requirement: J-240');
  await refused(78, [/mine\.yaml:\d+ 指标 J-240：条款“J-240”不在条款表里，是否想写“J-\d+”？$/], ...flags);
  with_(/from: 2023-07-07/, 'from: 2023-06-31');
  await refused(78, [/mine\.yaml:\d+ inForce\.from：应为 YYYY-MM-DD 形式且真实存在的日期/], ...flags);
  await refused(78, ['没有评价规则“mien”，是否想写“mine”？'], '--ruleset', 'mien');
});

test('a folder that is no workspace', async () => {
  rmSync(path.join(dir, 'gongkai.yaml'));
  await refused(78, [/不是工作区（没有 gongkai\.yaml）；可用 gongkai init/]);
});

test('two audits of one workspace at once', async () => {
  const unlock = lockWorkspace(dir);
  await refused(78, [`进程 ${process.pid}`]);
  unlock();
});

test('wrong words on the command line', async () => {
  await refused(64, ['登记表中没有“某居”，是否'], '某居');
  await refused(64, ['--as-of'], '--as-of', '2023-02-30');
  await refused(64, ['没有“--rulset”这个选项，是否想写 --ruleset？'], '--rulset', 'x');
});

test('a ledger that is no ledger', async () => {
  mkdirSync(path.join(dir, 'data'));
  cpSync('package.json', path.join(dir, 'data', 'gongkai.db'));
  await refused(78, [/^台账 .*gongkai\.db 已损坏或不是台账数据库/]);
});
