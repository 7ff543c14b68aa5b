import { expect, test } from 'vitest';
import { isOfPolicy, mayBePolicy } from '../../src/lib/policy-titles.ts';

const policies = [
  '关于印发春季造林奖补办法的通知',
  '青禾县造林奖补实施方案',
  '青禾县造林奖补实施方案（2024—2026年）',
  '青禾县国土绿化“十四五”规划',
  '县政府工作规则(试行)',
  '青禾县支持林业发展若干措施》',
  '青禾县造林规划实施情况及下一步…',
  '青禾县造林规划实施情况及下一步...',
  '关于造林规划调整的请示',
  '青政发〔2024〕5号',
  '某木材厂行政处罚决定书公示',
];
const news = [
  '县林业局多项措施推进春季造林',
  '我县召开造林规划专题论证会',
  '雨露计划申报工作有序进行',
  '造林标准化建设走在前列',
];
const explaining = ['《造林奖补办法》解读', '一图读懂造林奖补方案', '县林业局局长访谈：造林奖补规划'];

test('a title names a document at its end, or anywhere if it is cut or formal; news that holds such a word is none', () => {
  for (const is of [isOfPolicy, mayBePolicy]) {
    expect(policies.filter((title) => !is(title, '通知公告'))).toEqual([]);
    expect(news.filter((title) => is(title, '通知公告'))).toEqual([]);
  }
});

test('what interprets is no policy; in a column of both, or of policies, anything may be one', () => {
  expect(explaining.filter((title) => !isOfPolicy(title, '通知公告'))).toEqual([]);
  expect(explaining.filter((title) => mayBePolicy(title, '政策文件'))).toEqual([]);
  expect(news.filter((title) => !mayBePolicy(title, '政策文件及解读'))).toEqual([]);
  expect(news.filter((title) => !isOfPolicy(title, '政策解读'))).toEqual([]);
  expect(news.filter((title) => mayBePolicy(title, '政策解读'))).toEqual([]);
  expect(policies.slice(0, 5).filter((title) => !mayBePolicy(title, '政策解读'))).toEqual([]);
});
