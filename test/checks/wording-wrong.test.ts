import type { WordingFact } from '../../src/model/wording.ts';
import { origin, seen } from './facts.ts';
import { testCheck } from './tester.ts';

const word = (over: Partial<WordingFact>): WordingFact => ({
  url: `${origin}/n/1.html`,
  title: '某单位召开推进会',
  publishedAt: '2023-07-10',
  source: null,
  wrong: '再接再励',
  right: '再接再厉',
  rule: '汉语出版物中常见的别字',
  sure: true,
  at: seen('/n/1.html'),
  ...over,
});

testCheck('wording-wrong', [
  { name: 'nothing is found', expect: { n: 1, findings: [] } },
  {
    name: 'a form that is never right, on a text and on a page without a title or day',
    facts: { wording: [word({}), word({ url: `${origin}/x.html`, title: null, publishedAt: null })] },
    expect: {
      n: 3,
      findings: [
        {
          say: 'wrong',
          place: 'page:qinghe.example.cn/n/1.html#再接再励',
          text: '《某单位召开推进会》中的“再接再励”应为“再接再厉”（汉语出版物中常见的别字）。',
        },
        { say: 'untitled', place: 'page:qinghe.example.cn/x.html#再接再励' },
      ],
    },
  },
  {
    name: 'a form that may be right',
    facts: { wording: [word({ wrong: '布署', right: '部署', sure: false })] },
    expect: { n: 2, findings: [{ say: 'wrong', place: 'page:qinghe.example.cn/n/1.html#布署', unsure: true }] },
  },
  {
    name: 'of another period',
    facts: { wording: [word({ publishedAt: '2022-07-10' })] },
    expect: { n: 1, findings: [] },
  },
]);
