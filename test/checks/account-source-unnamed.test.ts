import { feed, posts } from './facts.ts';
import { testCheck } from './tester.ts';

const repost = (from?: string | null) =>
  posts(['2023-07-10T08:00:00+08:00']).map((post) => ({
    ...post,
    original: 'repost' as const,
    ...(from !== undefined && { from }),
  }));

testCheck('account-source-unnamed', [
  { name: 'a named source', facts: { posts: feed(repost('新华社')) }, expect: { n: 1, findings: [] } },
  {
    name: 'no source',
    facts: { posts: feed(repost(null)) },
    expect: {
      n: 1,
      findings: [{ say: 'unnamed', place: 'post:0', unsure: true, text: '转载的“第1篇”没有注明来源。' }],
    },
  },
  {
    name: 'the data do not tell',
    facts: { posts: feed(repost()) },
    expect: { n: 1, findings: [{ say: 'unnamed', place: 'post:0', unsure: true }] },
  },
  {
    name: 'own work needs no source',
    facts: { posts: feed(posts(['2023-07-10T08:00:00+08:00'])) },
    expect: { notApplicable: true },
  },
]);
