import type { AnnualReport } from '../../src/model/texts.ts';
import { text } from './facts.ts';
import { testCheck } from './tester.ts';

const right: AnnualReport = {
  year: 2022,
  requests: [
    { label: '本年新收政府信息公开申请数量', figures: [5, 2, 0, 0, 1, 0, 8] },
    { label: '上年结转政府信息公开申请数量', figures: [1, 0, 0, 0, 0, 0, 1] },
    { label: '予以公开', figures: [5, 2, 0, 0, 0, 0, 7] },
    { label: '总计', figures: [5, 2, 0, 0, 1, 0, 8] },
    { label: '结转下年度继续办理', figures: [1, 0, 0, 0, 0, 0, 1] },
  ],
  disputes: [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1],
};
const report = (given: AnnualReport) => text('annual-report', '2022年报', [], { report: given });
const place = (key: string) => `annual-report:qinghe.example.cn/t/2022%E5%B9%B4%E6%8A%A5.html:${key}`;

testCheck('annual-report-sums-wrong', [
  { name: 'all adds up', facts: { texts: [report(right)] }, expect: { n: 9, findings: [] } },
  {
    name: 'a total, the balance and a part that do not',
    facts: {
      texts: [
        report({
          ...right,
          requests: right.requests!.map((r) => (r.label === '总计' ? { ...r, figures: [5, 2, 0, 0, 1, 0, 9] } : r)),
          disputes: [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1],
        }),
      ],
    },
    expect: {
      n: 9,
      findings: [
        { say: 'columns', place: place('row-4'), text: '《2022年报》申请表“总计”一行各列之和为8，总计写为9。' },
        {
          say: 'balance',
          place: place('balance'),
          text: '《2022年报》新收8件与上年结转1件之和，不等于办理总计9件与结转下年度1件之和。',
        },
        { say: 'disputes', place: place('disputes-1') },
      ],
    },
  },
  {
    name: 'tables that could not be read are no fault',
    facts: { texts: [report({ year: 2022, requests: null, disputes: null })] },
    expect: { notApplicable: true },
  },
]);
