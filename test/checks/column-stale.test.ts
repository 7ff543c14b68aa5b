import { column, gap, origin, rows, unreadColumn } from './facts.ts';
import { testCheck } from './tester.ts';

const news = { limits: { 动态要闻: 14 } };
const old = (...dates: (string | null)[]) => column('动态要闻', { url: `${origin}/dt/`, items: rows(...dates) });

testCheck('column-stale', [
  {
    name: 'the 14th day is in time',
    facts: { columns: [old('2023-07-18')] },
    options: news,
    expect: { n: 1, findings: [] },
  },
  {
    name: 'the 15th day is not',
    facts: { columns: [old('2023-07-17', '2023-07-01')] },
    options: news,
    expect: {
      n: 1,
      findings: [
        {
          say: 'stale',
          place: 'column:动态要闻',
          found: '2023-07-17',
          text: '栏目“动态要闻”最近更新于2023-07-17，至2023-08-01已超过14天。',
        },
      ],
    },
  },
  {
    name: 'columns of one class are judged together, or each by itself',
    facts: { columns: [old('2023-07-31'), column('动态要闻', { url: `${origin}/bm/`, items: rows('2022-01-01') })] },
    options: news,
    expect: { n: 1, findings: [] },
  },
  {
    name: 'each column by itself',
    facts: { columns: [old('2023-07-31'), column('动态要闻', { url: `${origin}/bm/`, items: rows('2022-01-01') })] },
    options: { ...news, each: 'column' },
    expect: { n: 2, findings: [{ say: 'stale', place: 'column:qinghe.example.cn/bm/', found: '2022-01-01' }] },
  },
  {
    name: 'only columns of the first level, where the document says so',
    facts: {
      columns: [
        column('动态要闻', { url: `${origin}/dt/`, items: rows('2023-07-31') }),
        column('动态要闻', { url: `${origin}/dt/bm/`, path: ['动态要闻'], items: rows('2022-01-01') }),
      ],
    },
    options: { ...news, each: 'column', level: 1 },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a dead link hides no newer row',
    facts: { columns: [old('2023-01-05'), unreadColumn('动态要闻', { gone: true })] },
    options: news,
    expect: { n: 1, findings: [{ say: 'stale', place: 'column:动态要闻', found: '2023-01-05' }] },
  },
  {
    name: 'a date in the future is not believed',
    facts: { columns: [old('2032-07-30', '2023-01-05')] },
    options: news,
    expect: { n: 1, findings: [{ say: 'stale', place: 'column:动态要闻', found: '2023-01-05' }] },
  },
  {
    name: 'as-of earlier than all rows',
    facts: { columns: [old('2023-07-30', '2023-07-20')] },
    options: news,
    asOf: '2023-01-31',
    expect: {
      n: 1,
      findings: [
        {
          say: 'undated',
          place: 'column:动态要闻',
          unsure: true,
          found: null,
          text: '栏目“动态要闻”不能确定最近更新日期。',
        },
      ],
    },
  },
  {
    name: 'a row without a date may be the newest',
    facts: { columns: [old('2023-01-05', null)] },
    options: news,
    expect: { n: 1, findings: [{ say: 'stale', place: 'column:动态要闻', unsure: true }] },
  },
  {
    name: 'an incomplete list that falls in date shows its newest row; one row may be pinned on top',
    facts: {
      columns: [
        column('动态要闻', { items: rows('2020-01-01', '2023-06-05', '2023-06-01', '2023-05-01'), complete: false }),
      ],
    },
    options: news,
    expect: { n: 1, findings: [{ say: 'stale', place: 'column:动态要闻', found: '2023-06-05' }] },
  },
  {
    name: 'an incomplete list that rises in date hides its newest row, however short the part that was read',
    facts: { columns: [column('动态要闻', { items: rows('2022-01-01', '2022-02-01'), complete: false })] },
    options: news,
    expect: { n: 1, findings: [{ say: 'stale', place: 'column:动态要闻', unsure: true }] },
  },
  {
    name: 'rows of one day tell no order',
    facts: { columns: [column('动态要闻', { items: rows('2022-01-01', '2022-01-01'), complete: false })] },
    options: news,
    expect: { n: 1, findings: [{ say: 'stale', place: 'column:动态要闻', unsure: true }] },
  },
  {
    name: 'a second column of the class was not read',
    facts: { columns: [old('2023-01-05'), unreadColumn('动态要闻')] },
    options: news,
    expect: { n: 1, findings: [{ say: 'stale', place: 'column:动态要闻', unsure: true }] },
  },
  {
    name: 'a crawl that was cut short may have missed a newer column of the class',
    facts: { columns: [old('2023-01-05')] },
    options: news,
    gaps: [gap('pages', '/x/', 'limit')],
    expect: { n: 1, findings: [{ say: 'stale', place: 'column:动态要闻', unsure: true }] },
  },
  {
    name: 'the register says that there is no such column: what was taken for it is another one',
    facts: { columns: [old('2020-01-01')] },
    options: news,
    target: { exemptColumns: ['动态要闻'] },
    expect: { notApplicable: true },
  },
  {
    name: 'an empty column and a page of text have no date to judge',
    facts: {
      columns: [column('动态要闻', { state: 'empty', items: [] }), column('动态要闻', { state: 'page', items: [] })],
    },
    options: news,
    expect: { notApplicable: true },
  },
]);
