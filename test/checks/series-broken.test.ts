import { column, gap, home, origin } from './facts.ts';
import { testCheck } from './tester.ts';

const list = (...dates: string[]) =>
  column('回应关切', {
    items: dates.map((date, i) => ({ title: `信箱办理情况${i}`, url: `${origin}/xx/${i}.html`, date })),
  });
const options = { subject: '信箱统计', words: ['办理情况'], every: 'month' };
const period = { from: '2023-04-15', to: '2023-07-31' };

testCheck('series-broken', [
  {
    name: 'one a month, published in the month or the next',
    facts: { columns: [list('2023-07-30', '2023-07-03', '2023-06-05')] },
    options,
    period,
    expect: { n: 3, findings: [] },
  },
  {
    name: 'a month without',
    facts: { columns: [list('2023-07-05', '2023-04-05')] },
    options,
    period,
    expect: {
      n: 3,
      findings: [{ say: 'missing', place: 'series:信箱统计:2023-05-01', found: 0, text: '2023年5月未见“信箱统计”。' }],
    },
  },
  {
    name: 'quarters',
    facts: { columns: [list('2023-01-05', '2022-12-30')] },
    options: { ...options, every: 'quarter' },
    period: { from: '2022-10-01', to: '2023-06-30' },
    expect: {
      n: 3,
      findings: [
        { say: 'missing', place: 'series:信箱统计:2023-04-01', found: 0, text: '2023年第2季度未见“信箱统计”。' },
      ],
    },
  },
  {
    name: 'a list that was not read so far back, or a gap',
    facts: { columns: [{ ...list('2023-07-05'), complete: false }] },
    options,
    period,
    expect: { n: 3, findings: [{ say: 'missing', place: 'series:信箱统计:2023-05-01', unsure: true, found: 0 }] },
  },
  {
    name: 'a gap',
    facts: { columns: [list('2023-07-05')], home: home() },
    gaps: [gap('columns', '/xx/')],
    options,
    period,
    expect: { n: 3, findings: [{ say: 'missing', place: 'series:信箱统计:2023-05-01', unsure: true, found: 0 }] },
  },
  {
    name: 'nothing of it at all',
    facts: { columns: [column('动态要闻')] },
    options,
    period,
    expect: { notApplicable: true },
  },
]);
