import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explain } from '../../src/cli/work/run-explain.ts';
import { init } from '../../src/cli/work/run-init.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('without a subject every check and ruleset is listed', async () => {
  const text = await explain(undefined, dir);
  expect(text).toMatch(/^- column-stale：/m);
  expect(text).toMatch(/^- jiangyang-2023：.*扣分合计100分/m);
});

test('a check tells its advice, options with defaults, sentences and the indicators that use it', async () => {
  const text = await explain('site-unreachable', dir);
  expect(text).toContain('## 怎么改');
  expect(text).toContain('- days（整数，默认 7）：');
  expect(text).toMatch(/（national-2019，N-V2）[\s\S]*单项否决，评为不合格[\s\S]*（官方资料）/);
});

test('a requirement tells its clause, how it is judged, and where each figure comes from', async () => {
  const text = await explain('j-26', dir);
  expect(text).toMatch(/^# J-26 《泸州市江阳区2023年政务公开重点任务分解表》泸江府办函〔2023〕29号 /);
  expect(text).toContain('达标比例低于50%');
  expect(text).toContain('（文件原文）');
});

test('a requirement that only a person can vouch for says so, and who answers for it', async () => {
  const text = await explain('D-04', dir);
  expect(text).toContain('文件确定的责任单位：');
  expect(text).toContain('由单位填报，不扣分');
});

test('what the program does not see of a requirement is told', async () => {
  expect(await explain('J-24', dir)).toContain('程序只判定其中一部分：审签过程由人确认。');
});

test('a ruleset is told indicator by indicator, with where each figure comes from', async () => {
  const text = await explain('liangping-2019', dir);
  expect(text).toMatch(/^# .*（liangping-2019）/);
  expect(text).toMatch(/共\d+项指标，数值从何而来见各项末行/);
  expect(text.match(/^### /gm)!.length).toBeGreaterThan(5);
});

test('an agency is told what it is judged by, from the register of the workspace', async () => {
  await init(dir);
  writeFileSync(path.join(dir, 'gongkai.yaml'), 'rulesets: [jiangyang-2023]');
  const government = await explain('某区人民政府', dir);
  const department = await explain('区财政局', dir);
  expect(government).toContain('- 网站 某区人民政府门户网站 https://www.example.gov.cn/（主办）');
  expect(department).toContain('（在其上设专栏，路径 /bm/czj/）');
  // J-26 is for governments that own their site.
  expect(government).toContain('J-26');
  expect(department).not.toContain('J-26');
  // Marks in the footer bind who runs the site, not a section on it.
  writeFileSync(path.join(dir, 'gongkai.yaml'), 'rulesets: [national-2019]');
  expect(await explain('某区人民政府', dir)).toContain('网站标识');
  expect(await explain('区财政局', dir)).not.toContain('网站标识');
});

test('an unknown subject is refused with the nearest known name', async () => {
  await expect(explain('colunm-stale', dir)).rejects.toMatchObject({
    exitCode: 64,
    message: expect.stringContaining('是否想写“column-stale”？'),
  });
});
