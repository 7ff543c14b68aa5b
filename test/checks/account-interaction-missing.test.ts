import { feed, posts } from './facts.ts';
import { testCheck } from './tester.ts';

const asked = '2023-07-10T09:00:00+08:00';
const plain = feed(posts([asked]));

testCheck('account-interaction-missing', [
  {
    name: 'a comment was read',
    facts: { posts: feed(posts([asked]).map((post) => ({ ...post, replies: [{ askedAt: asked, repliedAt: null }] }))) },
    expect: { n: 1, findings: [] },
  },
  { name: 'a person saw it', facts: { posts: { ...plain, interactive: true } }, expect: { n: 1, findings: [] } },
  {
    name: 'a person saw none',
    facts: { posts: { ...plain, interactive: false } },
    expect: { n: 1, findings: [{ say: 'missing', place: 'account:qinghe-site', unsure: true }] },
  },
  {
    name: 'a feed does not tell',
    facts: { posts: plain },
    expect: { n: 1, findings: [{ say: 'unseen', place: 'account:qinghe-site', unsure: true }] },
  },
]);
