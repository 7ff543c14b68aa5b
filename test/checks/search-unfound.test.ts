import type { SearchTry } from '../../src/model/technique.ts';
import { origin, seen } from './facts.ts';
import { testCheck } from './tester.ts';

const tried = (...outcomes: SearchTry['outcome'][]): { search: SearchTry[] } => ({
  search: outcomes.map((outcome, i) => ({
    title: `青禾区第${i + 1}次植树活动`,
    page: `${origin}/n/${i + 1}.html`,
    outcome,
    at: seen('/search'),
  })),
});

testCheck('search-unfound', [
  { name: 'both are found', facts: tried('found', 'found'), expect: { n: 2, findings: [] } },
  {
    name: 'the search says twice that there is nothing',
    facts: tried('none', 'none'),
    expect: {
      n: 2,
      findings: [
        {
          say: 'none',
          place: 'page:qinghe.example.cn/n/1.html',
          text: '检索已发布的《青禾区第1次植树活动》，搜索结果显示没有找到。',
        },
        { say: 'none', place: 'page:qinghe.example.cn/n/2.html' },
      ],
    },
  },
  {
    name: 'one of two, and a page that does not tell',
    facts: tried('found', 'none', 'unsure'),
    expect: {
      n: 3,
      findings: [
        { say: 'none', place: 'page:qinghe.example.cn/n/2.html', unsure: true },
        {
          say: 'unseen',
          place: 'page:qinghe.example.cn/n/3.html',
          unsure: true,
          text: '检索已发布的《青禾区第3次植树活动》，第一页没有认出该信息。',
        },
      ],
    },
  },
  {
    name: 'one title alone proves nothing',
    facts: tried('none'),
    expect: { n: 1, findings: [{ say: 'none', place: 'page:qinghe.example.cn/n/1.html', unsure: true }] },
  },
  { name: 'nothing was looked for', expect: { notApplicable: true } },
]);
