import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadRulesets } from '../../src/load/rulesets.ts';
import type { Check } from '../../src/model/check.ts';
import type { Tables } from '../../src/model/tables.ts';
import { folder } from './folders.ts';

const check = (target: Check['target'], options: z.ZodType): Check => ({
  title: '某项',
  why: '某因',
  fix: '某法',
  target,
  reads: [],
  options,
  messages: {},
  // biome-ignore lint/correctness/useYield: a check may find nothing
  *run() {
    return { n: 1 };
  },
});
const checks = new Map<string, Check>([
  ['column-stale', check('site', z.strictObject({ days: z.int().min(1).default(180) }))],
  [
    'column-missing',
    {
      ...check('site', z.strictObject({ classes: z.array(z.string()) })),
      classesIn: (options) => (options as { classes: string[] }).classes,
    },
  ],
  ['link-broken', check('site', z.strictObject({}))],
  ['account-stale', check('account', z.strictObject({}))],
]);
const tables: Tables = {
  columns: [{ class: '政策文件', names: [], paths: [], under: [] }],
  documents: {},
  units: { kinds: {}, same: [] },
  elements: {},
  requirements: [{ id: 'J-26', document: 'd', place: '一', text: '某条' }],
};

const head = (id: string, total: number) => `id: ${id}
title: 某规则
documentNumber: null
issuer: 某办
inForce: { from: 2023-01-01 }
total: ${total}
grades: [{ name: 好, from: 80 }, { name: 差, from: 0 }]
indicators:
`;
const line = (when: string, more = 'kind: deduct, points: 5') =>
  `  - { requirement: J-26, title: 某指标, target: site, when: ${when}, ${more}, source: 原文, confidence: document }\n`;

function load(yaml: string, id = 'mine') {
  return loadRulesets([id], [folder({ [`${id}.yaml`]: yaml })], checks, tables);
}
function faults(yaml: string): string[] {
  try {
    load(yaml);
  } catch (error) {
    expect((error as { exitCode: number }).exitCode).toBe(78);
    return (error as Error).message.split('\n').map((l) => l.replace(/^.*\/mine\.yaml/, 'mine.yaml'));
  }
  throw new Error('nothing was refused');
}

test('options are parsed by the check and their defaults filled in', () => {
  const [loaded] = load(
    head('mine', 10) +
      line('{ check: column-stale }') +
      line('{ any: [{ check: column-stale, options: { days: 7 } }] }'),
  );
  expect(loaded!.ruleset.indicators.map((i) => i.when)).toEqual([
    { check: 'column-stale', options: { days: 180 } },
    { any: [{ check: 'column-stale', options: { days: 7 } }] },
  ]);
  expect(loaded!.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(Object.isFrozen(loaded!.ruleset.indicators[0])).toBe(true);
});

test('unknown check, option and requirement, and a wrong value, name indicator, line and nearest name', () => {
  const yaml =
    head('mine', 20) +
    line('{ check: column-stal }') +
    line('{ check: column-stale, options: { day: 7 } }') +
    line('{ sum: [{ check: column-stale, options: { days: 0 } }], atLeast: 2 }') +
    line('{ check: link-broken }').replace('J-26', 'J-62');
  expect(faults(yaml)).toEqual([
    'mine.yaml:9 指标 J-26：没有检查项“column-stal”，是否想写“column-stale”？',
    'mine.yaml:10 指标 J-26：检查项 column-stale 的 没有“day”这一项，是否想写“days”？',
    'mine.yaml:11 指标 J-26：检查项 column-stale 的 days：应不小于1，现为0',
    'mine.yaml:12 指标 J-62：条款“J-62”不在条款表里，是否想写“J-26”？',
  ]);
});

test('a column class that the table does not know is refused', () => {
  const yaml = head('mine', 5) + line('{ check: column-missing, options: { classes: [政策文件, 政策文见] } }');
  expect(faults(yaml)).toEqual([
    'mine.yaml:9 指标 J-26：检查项 column-missing 写到的“政策文见”不在栏目类别表里，是否想写“政策文件”？',
  ]);
});

test('points must add up, dates and grades must make sense', () => {
  const yaml = (head('mine', 9) + line('{ check: link-broken }'))
    .replace('from: 2023-01-01', 'from: 2023-01-01, to: 2022-01-01')
    .replace('from: 80', 'from: 0');
  expect(faults(yaml)).toEqual([
    'mine.yaml:6 各扣分指标的分值合计 5，与 total（9）不符',
    'mine.yaml:5 失效日期 2022-01-01 早于生效日期 2023-01-01',
    'mine.yaml:7 等次应从高到低排列：“差”的from（0）应小于“好”的（0）'.replace('的from', '的 from'),
  ]);
});

test('a date that does not exist is refused', () => {
  expect(faults((head('mine', 5) + line('{ check: link-broken }')).replace('2023-01-01', '2023-02-30'))).toEqual([
    'mine.yaml:5 inForce.from：应为 YYYY-MM-DD 形式且真实存在的日期',
  ]);
});

test('what contradicts itself is refused', () => {
  const yaml =
    head('mine', 15) +
    line('{ check: account-stale }') +
    line('{ check: link-broken, atLeast: 2, shareBelow: 0.5 }') +
    line('{ check: link-broken, minimumN: 2 }', 'kind: deduct, points: 5, per: shortfall') +
    line('{ check: link-broken }', 'kind: prompt, points: 5');
  const said = faults(yaml).join('\n');
  expect(said).toContain('mine.yaml:9 指标 J-26：检查项“account-stale”的对象是 account，而 target 写的是 site');
  expect(said).toContain('mine.yaml:10 指标 J-26：atLeast 与 shareBelow 只能写一个');
  expect(said).toContain('mine.yaml:11 指标 J-26：minimumN 只能与 shareBelow 同用');
  expect(said).toContain('mine.yaml:11 指标 J-26：per: shortfall 只能用于写了 shareBelow 的单个检查项');
  expect(said).toContain('mine.yaml:12 指标 J-26：kind 为 prompt 的指标不扣分');
});

test('an unknown ruleset and two of one name are refused', () => {
  const text = head('mine', 5) + line('{ check: link-broken }');
  const [a, b] = [folder({ 'mine.yaml': text }), folder({ 'mine.yaml': text })];
  expect(() => loadRulesets(['mien'], [a!], checks, tables)).toThrow('没有评价规则“mien”，是否想写“mine”？');
  expect(() => loadRulesets(['../x'], [a!, path.join(a!, 'none')], checks, tables)).toThrow('没有评价规则');
  expect(() => loadRulesets(['mine'], [a!, b!], checks, tables)).toThrow('有两份');
  expect(faults(text.replace('id: mine', 'id: other'))).toEqual(['mine.yaml:1 id 是“other”，应与文件名“mine”相同']);
});
