import { column, home, origin, page, seen, unreadColumn } from './facts.ts';
import { testCheck } from './tester.ts';

const news = column('动态要闻', {
  items: [
    { title: '我区举办就业招聘会', url: `${origin}/n/1.html`, date: '2023-07-20' },
    { title: '创业担保贷款办理情况', url: `${origin}/n/2.html`, date: '2023-07-03' },
    { title: '就业补贴名单', url: `${origin}/n/0.html`, date: '2023-01-03' },
    { title: '道路养护', url: `${origin}/n/3.html`, date: '2023-07-01' },
  ],
});

testCheck('topic-unproven', [
  {
    name: 'rows of the time and the newest first, each with where it was seen',
    facts: { columns: [news], pages: [page('/n/1.html', '2023-07-20')], home: home() },
    options: { topics: { 就业创业: ['就业', '创业'] } },
    expect: {
      n: 1,
      findings: [
        {
          say: 'look',
          place: 'topic:就业创业',
          unsure: true,
          found: 2,
          text: '“就业创业”找到2条相关内容，最近一条“我区举办就业招聘会”，请人工判断是否符合要求。',
        },
      ],
    },
  },
  {
    name: 'a column of that name counts, an unread one does not',
    facts: { columns: [column(null, { name: '就业创业专栏', items: [] }), unreadColumn('双随机')], pages: [] },
    options: { topics: { 就业创业: ['就业'], 双随机: ['双随机'] } },
    expect: {
      n: 2,
      findings: [
        { say: 'look', place: 'topic:就业创业', unsure: true, found: 1 },
        {
          say: 'none',
          place: 'topic:双随机',
          unsure: true,
          found: 0,
          text: '没有找到与“双随机”有关的内容，请人工核实。',
        },
      ],
    },
  },
  {
    name: 'only in the columns that the ruleset names',
    facts: { columns: [news, column('通知公告')], pages: [], home: { ...home(), at: seen('/') } },
    options: { topics: { 就业创业: ['就业'] }, classes: ['通知公告'] },
    expect: { n: 1, findings: [{ say: 'none', place: 'topic:就业创业', unsure: true, found: 0 }] },
  },
]);
