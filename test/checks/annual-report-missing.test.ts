import { annualReport, column, gap, home, origin, rows } from './facts.ts';
import { testCheck } from './tester.ts';

const name = '青禾区财政局';
const bureau = { agency: { name, names: [name, '区财政局'], kind: 'department' as const } };
const reports = (...titles: string[]) =>
  column('政府信息公开年报', {
    url: `${origin}/nb/`,
    items: titles.map((title, i) => ({ title, url: `${origin}/nb/${i}.html`, date: '2023-01-20' })),
  });
const place = 'annual-report:2022';

testCheck('annual-report-missing', [
  {
    name: 'a row of the column names the agency and the year',
    ...bureau,
    facts: { columns: [reports('青禾区财政局2022年政府信息公开工作年度报告')] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'the report itself, its year in Chinese figures',
    ...bureau,
    facts: { documents: [annualReport('青禾区财政局二〇二二年政府信息公开工作年度报告')] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'on its own site the title need not name the bureau',
    ...bureau,
    facts: { columns: [reports('2022年政府信息公开工作年度报告')] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a row of a column that the table does not know',
    ...bureau,
    facts: { columns: [column(null, { items: reports('2022年政府信息公开年报').items })] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a title with nothing but the place is that of its government',
    agency: { name: 'www.qinghe.test', names: ['www.qinghe.test'], kind: 'government' },
    asOf: '2023-06-30',
    facts: { columns: [reports('青禾区2022年政府信息公开工作年度报告', '青禾区财政局2022年度报告')] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a township is not the government of the place',
    agency: { name: 'www.qinghe.test', names: ['www.qinghe.test'], kind: 'government' },
    asOf: '2023-06-30',
    facts: { columns: [reports('河口镇2022年政府信息公开工作年度报告')] },
    expect: { n: 1, findings: [{ say: 'others', place, unsure: true }] },
  },
  {
    name: 'on the last day of the term last year is not due yet',
    ...bureau,
    asOf: '2023-01-31',
    facts: { columns: [reports('2021年政府信息公开工作年度报告')] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a day later it is; only older ones are there',
    ...bureau,
    asOf: '2023-02-01',
    facts: { columns: [reports('2021年政府信息公开工作年度报告')] },
    expect: {
      n: 1,
      findings: [{ say: 'missing', place, found: null, text: '未找到2022年度政府信息公开工作年度报告。' }],
    },
  },
  {
    name: 'a government has until the end of March',
    asOf: '2023-03-31',
    facts: { columns: [reports('青禾区人民政府2021年政府信息公开工作年度报告')] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'the government’s portal shows the reports of its bureaus, perhaps its own under another name',
    facts: { columns: [reports('青禾区财政局2022年政府信息公开工作年度报告')] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'others',
          place,
          unsure: true,
          text: '已有2022年度政府信息公开工作年度报告，但标题均未写明“青禾区人民政府”。',
        },
      ],
    },
  },
  {
    name: 'a report without a year that came out in time may be it',
    ...bureau,
    facts: { columns: [reports('政府信息公开工作年度报告')] },
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true }] },
  },
  {
    name: 'the column was not read to its end',
    ...bureau,
    facts: {
      columns: [column('政府信息公开年报', { items: reports('2021年政府信息公开年报').items, complete: false })],
    },
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true }] },
  },
  {
    name: 'a document was not seen; a gap of a column would not matter',
    ...bureau,
    facts: { columns: [reports('2021年政府信息公开年报')] },
    gaps: [gap('columns', '/dt/'), gap('documents', '/nb/9.html')],
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true }] },
  },
  {
    name: 'neither a report nor a column for it, on a site that was read whole',
    ...bureau,
    facts: { columns: [column('动态要闻', { items: rows('2023-07-01') })], home: home('2023-07-01') },
    expect: { n: 1, findings: [{ say: 'missing', place }] },
  },
  {
    name: 'a section’s report may stand in a column of the portal that is not its own',
    ...bureau,
    target: { role: 'section' },
    facts: { columns: [column('动态要闻')] },
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true }] },
  },
]);
