import { feed, posts } from './facts.ts';
import { testCheck } from './tester.ts';

const options = { topics: { 就业推送: ['招聘', '毕业生'] } };
const titled = (title: string) => feed(posts(['2023-07-10T09:00:00+08:00']).map((post) => ({ ...post, title })));

testCheck('account-topic-missing', [
  {
    name: 'a title tells of it',
    options,
    facts: { posts: titled('青禾区2023年夏季招聘会') },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'none does; the text may',
    options,
    facts: { posts: titled('天气预报') },
    expect: { n: 1, findings: [{ say: 'missing', place: 'topic:qinghe-site:就业推送', unsure: true, found: null }] },
  },
  { name: 'nothing was read', options, facts: { posts: feed([]) }, expect: { notApplicable: true } },
]);
