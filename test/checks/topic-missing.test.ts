import { column, gap, link, origin, unreadColumn } from './facts.ts';
import { testCheck } from './tester.ts';

const list = (...titles: [string, string | null][]) =>
  column('通知公告', {
    items: titles.map(([title, date], i) => ({ title, url: `${origin}/n/${i}.html`, date })),
  });
const options = { topics: { 抽查事项清单: ['抽查事项清单', '双随机 清单'] } };
const place = 'topic:抽查事项清单';

testCheck('topic-missing', [
  {
    name: 'a title of the time that holds one entry, or all words of it',
    facts: { columns: [list(['青禾区2023年双随机联合抽查清单', '2023-07-04'])] },
    options,
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a column of that name with rows, whenever they are from',
    facts: { columns: [column(null, { name: '抽查事项清单', items: [], newest: '2020-01-01' })] },
    options,
    expect: { n: 1, findings: [] },
  },
  {
    name: 'an undated row, and a link to another site',
    facts: {
      columns: [list(['抽查事项清单', null])],
      links: [link('https://xy.example.cn/', 'unchecked', { text: '信用平台', external: true })],
    },
    options: { topics: { ...options.topics, 信用平台: ['信用平台'] } },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'lists read to their end that hold only one of the words',
    facts: { columns: [list(['双随机抽查工作部署会', '2023-07-04'])] },
    options,
    expect: {
      n: 1,
      findings: [
        {
          say: 'none',
          place,
          found: null,
          text: '栏目、标题和链接中没有找到“抽查事项清单”（检索词：抽查事项清单、双随机＋清单）。',
        },
      ],
    },
  },
  {
    name: 'only from before the time',
    facts: { columns: [list(['抽查事项清单', '2023-06-04'], ['道路养护', '2023-07-01'])] },
    options,
    expect: { n: 1, findings: [{ say: 'old', place, found: '2023-06-04' }] },
  },
  {
    name: 'a column that we could not read may hold it',
    facts: { columns: [list(['道路养护', '2023-07-01']), unreadColumn('双随机')] },
    options,
    expect: { n: 1, findings: [{ say: 'none', place, unsure: true }] },
  },
  {
    name: 'a list that was not read back to the first day',
    facts: { columns: [column('通知公告', { complete: false, oldestRead: '2023-07-03' })] },
    options,
    expect: { n: 1, findings: [{ say: 'none', place, unsure: true }] },
  },
  {
    name: 'a section, a gap, no column of the class at all',
    facts: { columns: [list(['道路养护', '2023-07-01'])] },
    options,
    target: { role: 'section' },
    expect: { n: 1, findings: [{ say: 'none', place, unsure: true }] },
  },
  {
    name: 'found, and the content is for a person to judge',
    facts: { columns: [list(['抽查事项清单', '2023-07-04'])] },
    options: { ...options, look: true },
    expect: {
      n: 1,
      findings: [
        {
          say: 'look',
          place,
          unsure: true,
          found: 1,
          text: '“抽查事项清单”找到1条相关内容，最近一条“抽查事项清单”，请人工判断是否符合要求。',
        },
      ],
    },
  },
  {
    name: 'a department of which it is unknown which of the topics are its own',
    facts: { columns: [list(['抽查事项清单', '2023-07-04'])] },
    options: { topics: { ...options.topics, 食品抽检: ['食品抽检'] } },
    agency: { kind: 'department' },
    expect: { n: 2, findings: [{ say: 'none', place: 'topic:食品抽检', unsure: true }] },
  },
  {
    name: 'a gap',
    facts: { columns: [list(['道路养护', '2023-07-01'])] },
    options,
    gaps: [gap('columns', '/sg/')],
    expect: { n: 1, findings: [{ say: 'none', place, unsure: true }] },
  },
  {
    name: 'no column of the class at all',
    facts: { columns: [list(['抽查事项清单', '2023-07-01'])] },
    options: { ...options, classes: ['双随机'] },
    expect: { n: 1, findings: [{ say: 'none', place, unsure: true }] },
  },
]);
