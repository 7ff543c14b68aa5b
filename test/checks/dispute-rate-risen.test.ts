import { text } from './facts.ts';
import { testCheck } from './tester.ts';

/** 行政复议, 未经复议直接起诉, 复议后起诉: upheld, corrected, other, pending, total. */
const report = (year: number, review: [number, number], lawsuits: [number, number], over = {}) => {
  const five = (upheld: number, corrected: number) => [upheld, corrected, 0, 1, upheld + corrected + 1];
  const disputes = [...five(...review), ...five(...lawsuits), ...five(0, 0)];
  return text('annual-report', `青禾区${year}年政府信息公开工作年度报告`, [], {
    url: `https://www.qinghe.example.cn/nb/${year}.html`,
    publishedAt: `${year + 1}-01-20`,
    report: { year, requests: null, disputes },
    ...over,
  });
};
const period = { from: '2022-08-01', to: '2023-07-31' };

testCheck('dispute-rate-risen', [
  {
    name: 'fewer are corrected, or as many',
    facts: { texts: [report(2022, [9, 1], [4, 1]), report(2021, [8, 2], [4, 1])] },
    period,
    expect: { n: 2, findings: [] },
  },
  {
    name: 'a greater share of reviews',
    facts: { texts: [report(2022, [6, 2], [4, 0]), report(2021, [9, 1], [4, 1])] },
    period,
    expect: {
      n: 2,
      findings: [
        {
          say: 'risen',
          place: 'annual-report:qinghe.example.cn/nb/2022.html:行政复议',
          found: 0.25,
          text: '《青禾区2022年政府信息公开工作年度报告》行政复议纠正2件，占审结8件的25%，上一年为10件中的10%。',
        },
      ],
    },
  },
  {
    name: 'no case in one of the years',
    facts: { texts: [report(2022, [0, 2], [0, 0]), report(2021, [0, 0], [4, 0])] },
    period,
    expect: { n: 2, findings: [] },
  },
  {
    name: 'no report of the year before, or one of another office',
    facts: { texts: [report(2022, [6, 2], [4, 0]), report(2021, [9, 1], [4, 1], { title: '林业局2021年年度报告' })] },
    period,
    expect: { notApplicable: true },
  },
]);
