import type { Post } from '../../src/model/facts.ts';
import { feed, posts } from './facts.ts';
import { testCheck } from './tester.ts';

const marked = (...marks: (Post['original'] | null)[]) =>
  posts(marks.map((_, i) => `2023-07-${10 + i}T08:00:00+08:00`)).map((post, i) => ({
    ...post,
    ...(marks[i] && { original: marks[i] }),
  }));
const place = 'account:a';

testCheck('account-original-low', [
  {
    name: 'half declared',
    facts: { posts: feed(marked('declared', 'repost')) },
    target: { id: 'a' },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'all passed on',
    facts: { posts: feed(marked('repost', 'repost')) },
    target: { id: 'a' },
    expect: {
      n: 1,
      findings: [
        {
          say: 'low',
          place,
          found: 0,
          text: '2条内容中，声明原创0条，表明转载2条，其余0条来源未表明；即使其余都是原创，也只占0%，要求至少30%。',
        },
      ],
    },
  },
  {
    name: 'what is not declared may be own work',
    facts: { posts: feed(marked(null, null, 'repost')) },
    target: { id: 'a' },
    expect: { n: 1, findings: [{ say: 'open', place, found: 0, unsure: true }] },
  },
  {
    name: 'a source that leaves posts out is no count',
    facts: { posts: feed(marked('repost'), { complete: false }) },
    target: { id: 'a' },
    expect: { n: 1, findings: [{ say: 'low', place, unsure: true }] },
  },
  { name: 'nothing in the period', facts: { posts: feed([]) }, expect: { notApplicable: true } },
]);
