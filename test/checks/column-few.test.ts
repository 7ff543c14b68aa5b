import { column, gap, rows, unreadColumn } from './facts.ts';
import { testCheck } from './tester.ts';

const options = { classes: ['意见征集'], least: 3 };
const place = 'count:意见征集';
const calls = (...dates: (string | null)[]) => column('意见征集', { items: rows(...dates) });

testCheck('column-few', [
  {
    name: 'as many as asked for, over two columns',
    facts: {
      columns: [
        calls('2023-07-20', '2023-07-03'),
        column('意见征集', { url: 'https://a.example.cn/', items: rows('2023-07-09') }),
      ],
    },
    options,
    expect: { n: 1, findings: [] },
  },
  {
    name: 'fewer',
    facts: { columns: [calls('2023-07-20', '2023-06-03', '2023-05-01')] },
    options,
    expect: {
      n: 1,
      findings: [{ say: 'few', place, found: 1, text: '“意见征集”自2023-07-01以来1条，要求至少3条。' }],
    },
  },
  {
    name: 'a page without a list may lead to where they are',
    facts: { columns: [column('意见征集', { state: 'page', items: [] })] },
    options: { classes: ['意见征集'], least: 6 },
    expect: { n: 1, findings: [{ say: 'few', place: 'count:意见征集', unsure: true }] },
  },
  {
    name: 'rows without a day, a list not read, a gap: doubtful',
    facts: { columns: [calls('2023-07-20', null)] },
    options,
    expect: { n: 1, findings: [{ say: 'few', place, unsure: true, found: 1 }] },
  },
  {
    name: 'a list that could not be read',
    facts: { columns: [unreadColumn('意见征集')] },
    options,
    expect: { n: 1, findings: [{ say: 'few', place, unsure: true, found: 0 }] },
  },
  {
    name: 'a gap',
    facts: { columns: [calls('2023-07-20')] },
    options,
    gaps: [gap('columns', '/yj/')],
    expect: { n: 1, findings: [{ say: 'few', place, unsure: true, found: 1 }] },
  },
  { name: 'no such column', facts: { columns: [column('动态要闻')] }, options, expect: { notApplicable: true } },
]);
