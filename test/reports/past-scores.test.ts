import { expect, test } from 'vitest';
import { distribution } from '../../reports/charts/distribution.ts';
import { trend } from '../../reports/charts/trend.ts';
import { indicatorsPage } from '../../reports/indicators.ts';
import { agencyTrend, groupTrend } from '../../reports/past-scores.ts';
import { rankingPage } from '../../reports/ranking.ts';
import { previousResults, sampleContext, sampleResults } from './sample-results.ts';

const results = sampleResults();
const context = sampleContext();
const past = (agency: string, month: string, score: number) => ({ agency, month, score, ruleset: 'county-sample' });

test('one column for each band of ten points, 100 in the last, and the numbers told in words', () => {
  const chart = distribution([100, 100, 91, 90, 89.99, 72], 'x')!;
  expect(chart.bars.map((b) => [b.label, b.count])).toEqual([
    ['60–70', 0],
    ['70–80', 1],
    ['80–90', 1],
    ['90–100', 4],
  ]);
  expect(chart.told).toBe('70–80分1家，80–90分1家，90–100分4家。');
  for (const { y, tall } of chart.bars) expect(y + tall).toBeCloseTo(chart.base, 0);
  expect(distribution([80, 90], 'x')).toBeNull();
});

test('a month without a score breaks the line; names at the ends stand apart', () => {
  const chart = trend(
    ['2018-04', '2018-05', '2018-06', '2018-07'],
    [
      { name: '部门', values: [80, 82, null, 85] },
      { name: '乡镇', values: [79, 81, 82, 85.1] },
      { name: '街道', values: [null, null, null, 70] },
    ],
    'x',
  )!;
  expect(chart.lines.map((l) => [l.name, l.parts.length, l.dots.length]).sort()).toEqual([
    ['乡镇', 1, 4],
    ['部门', 1, 3],
  ]);
  expect(Math.abs(chart.lines[0]!.label - chart.lines[1]!.label)).toBeGreaterThanOrEqual(15);
  expect(chart.told).toContain('部门：18年4月80.00分，18年5月82.00分，18年7月85.00分');
});

test.each([
  ['2018-06', 2, ['18年6月', '7月']],
  ['2018-02', 6, ['18年2月', '3月', '4月', '5月', '6月', '7月']],
  ['2017-10', 6, ['17年10月', '11月', '12月', '18年1月', '2月', '3月']],
  ['2017-08', 12, ['17年10月', '18年1月', '4月', '7月']],
])('names of months do not touch: from %s on, %i months', (from, count, labels) => {
  const start = Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1;
  const months = Array.from({ length: count }, (_, i) => {
    const month = String(((start + i) % 12) + 1).padStart(2, '0');
    return `${Math.floor((start + i) / 12)}-${month}`;
  });
  const chart = trend(months, [{ name: '部门', values: months.map((_, i) => 80 + i) }], 'x')!;
  expect(chart.months.map((m) => m.label)).toEqual(labels);
  // At 12 units a Chinese character, and 7 a figure.
  const wide = (label: string) => [...label].reduce((sum, c) => sum + (/\d/.test(c) ? 7 : 12), 0);
  for (const [i, { label, x }] of chart.months.entries()) {
    const before = chart.months[i - 1];
    const end = before === undefined ? 0 : before.x + wide(before.label) / 2;
    expect(x - wide(label) / 2 - end, label).toBeGreaterThan(4);
  }
});

test('averages count a month only where half of those ranked today have a score in it', () => {
  const some = [past('minzheng', '2018-06', 50), past('minzheng', '2018-05', 60), past('caizheng', '2018-05', 80)];
  const chart = groupTrend(results, 'county-sample', { ...context, past: some })!;
  // Four departments have a rank: two of them make an average, one does not.
  expect(chart.told).toBe('部门：18年5月70.00分，18年7月89.94分。');
  expect(groupTrend(results, 'county-sample', context)).toBeNull();
});

test('an agency stands beside the average of its group', () => {
  const chart = agencyTrend(results, 'liuhe', 'county-sample', { ...context, past: [past('liuhe', '2018-06', 66)] })!;
  expect(chart.lines.map((l) => l.name).sort()).toEqual(['乡镇平均', '本单位']);
  expect(chart.told).toContain('本单位：18年6月66.00分，18年7月60.00分');
});

test('what has changed since the run before: problems by state, who rose and who fell', () => {
  const previous = previousResults(results);
  const fell = previous.judgement.agencies.find((a) => a.id === 'zhujian')!;
  fell.scores[0]!.score = 80;
  const { movement } = rankingPage(results, { ...context, previous }).sections[0]!;
  // One new column at 住建局 and at 柳河镇 each and the site that is down; what a person set aside is neither.
  expect(movement).toMatchObject({ fresh: 3, reopened: 3, notRechecked: 0 });
  expect(movement!.risers).toHaveLength(3);
  expect(movement!.fallers.map((f) => [f.name, f.score])).toEqual([['青河县住房和城乡建设局', -2.86]]);
  expect(rankingPage(results, context).sections[0]!.movement).toBeNull();
});

test('each indicator names who fails it, the dearest first, and of whom it is doubtful', () => {
  const [{ failed, unused }] = indicatorsPage(results, context).sections as [
    ReturnType<typeof indicatorsPage>['sections'][number],
  ];
  expect(failed[0]).toMatchObject({ requirement: 'N-01', veto: true, fail: 1 });
  expect(failed[0]!.failing.map((f) => f.name)).toEqual(['青河县交通运输局']);
  const stale = failed.find((r) => r.requirement === 'N-08')!;
  expect(stale.failing.map((f) => [f.name, f.lost]).slice(0, 2)).toEqual([
    ['柳河镇人民政府', 6],
    ['青河县住房和城乡建设局', 5],
  ]);
  const late = failed.find((r) => r.requirement === 'C-11')!;
  expect(late.doubtful.map((d) => d.name)).toEqual(['青河县住房和城乡建设局']);
  expect(unused.map((r) => r.requirement)).toEqual(['C-20']);
});
