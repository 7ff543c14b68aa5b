import { column, gap, home, rows, unreadColumn } from './facts.ts';
import { testCheck } from './tester.ts';

const place = 'home:qinghe.example.cn/';

testCheck('homepage-stale', [
  { name: 'the 14th day is still in time', facts: { home: home('2023-07-18') }, expect: { n: 1, findings: [] } },
  {
    name: 'the 15th day is not',
    facts: { home: home('2023-07-17', '2023-05-02') },
    expect: {
      n: 1,
      findings: [
        {
          say: 'stale',
          place,
          found: '2023-07-17',
          text: '首页最近一条更新日期为2023-07-17，至2023-08-01已超过14天。',
        },
      ],
    },
  },
  {
    name: 'a date after as-of is no update',
    facts: { home: home('2023-12-31', '2023-06-01') },
    expect: { n: 1, findings: [{ say: 'stale', place, found: '2023-06-01' }] },
  },
  {
    name: 'seen later, when new rows had taken the place of those of that day',
    facts: { home: home('2023-07-30', '2023-01-05') },
    asOf: '2023-05-01',
    expect: { n: 1, findings: [{ say: 'stale', place, unsure: true, found: '2023-01-05' }] },
  },
  {
    name: 'news that a script may put in: the column has newer rows than the page shows',
    facts: { home: home('2023-05-01'), columns: [column('动态要闻', { items: rows('2023-07-28', '2023-07-20') })] },
    expect: { n: 1, findings: [{ say: 'stale', place, unsure: true, found: '2023-05-01' }] },
  },
  {
    name: 'the column of news could not be read either',
    facts: { home: home('2023-05-01'), columns: [unreadColumn('动态要闻')] },
    expect: { n: 1, findings: [{ say: 'stale', place, unsure: true, found: '2023-05-01' }] },
  },
  {
    name: 'the column is as old',
    facts: { home: home('2023-05-01'), columns: [column('动态要闻', { items: rows('2023-05-01', '2023-04-20') })] },
    gaps: [gap('columns', '/x/')],
    expect: { n: 1, findings: [{ say: 'stale', place, found: '2023-05-01' }] },
  },
  {
    name: 'as-of earlier than every row of the page',
    facts: { home: home('2023-07-31', '2023-07-30') },
    asOf: '2023-01-01',
    expect: { n: 1, findings: [{ say: 'undated', place, unsure: true, found: null }] },
  },
  {
    name: 'a row whose date could not be read may be the newest',
    facts: { home: home('2023-05-01', null) },
    expect: { n: 1, findings: [{ say: 'stale', place, unsure: true, found: '2023-05-01' }] },
  },
  {
    name: 'rows made by a script',
    facts: { home: home() },
    gaps: [gap('home', '/', 'not-rendered')],
    expect: { n: 1, findings: [{ say: 'undated', place, unsure: true, found: null }] },
  },
  {
    name: 'the crawl was cut short',
    facts: { home: home('2023-06-01') },
    gaps: [gap('pages', '/x/', 'limit')],
    expect: { n: 1, findings: [{ say: 'stale', place, unsure: true }] },
  },
]);
