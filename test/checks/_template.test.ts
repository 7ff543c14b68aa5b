import { column, origin, rows, unreadColumn } from './facts.ts';
import { testCheck } from './tester.ts';

const options = { classes: ['政策解读'] };
const url = `${origin}/zcjd/`;
const place = 'column:qinghe.example.cn/zcjd/';

testCheck('_template', [
  {
    name: 'just enough rows',
    options,
    facts: { columns: [column('政策解读', { items: rows('2023-07-03', '2023-07-02', '2023-07-01') })] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'one too few',
    options,
    facts: { columns: [column('政策解读', { url, items: rows('2023-07-02', '2023-07-01') })] },
    expect: {
      n: 1,
      findings: [{ say: 'few', place, found: 2, text: '栏目“政策解读”只有2条内容，要求至少3条。' }],
    },
  },
  {
    name: 'a list that we could not read may hold more',
    options,
    facts: { columns: [unreadColumn('政策解读', { url })] },
    expect: { n: 1, findings: [{ say: 'few', place, found: 0, unsure: true }] },
  },
  {
    name: 'the site has no such column',
    options,
    facts: { columns: [column('动态要闻')] },
    expect: { notApplicable: true },
  },
]);
