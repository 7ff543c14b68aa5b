import { feed, posts } from './facts.ts';
import { testCheck } from './tester.ts';

const far = ['2023-07-25T08:00:00+08:00', '2023-07-05T08:00:00+08:00'];

testCheck('account-silence', [
  {
    name: 'two weeks between two posts are not too long',
    facts: { posts: feed(posts(['2023-07-15T08:00:00+08:00', '2023-07-01T23:00:00+08:00'])) },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'twenty days are',
    facts: { posts: feed(posts(far)) },
    expect: {
      n: 1,
      findings: [
        {
          say: 'silent',
          place: 'silence:2023-07-25',
          found: 20,
          text: '2023-07-05至2023-07-25相隔20天没有更新，要求不超过14天。',
        },
      ],
    },
  },
  {
    name: 'a silence that ended before the period is not its fault',
    facts: {
      posts: feed(posts(['2023-07-01T08:00:00+08:00', '2023-06-30T08:00:00+08:00', '2023-06-10T08:00:00+08:00'])),
    },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'the source begins only after the older post: others may lie between',
    facts: { posts: feed(posts(far), { from: '2023-07-20T00:00:00+08:00' }) },
    expect: { n: 1, findings: [{ say: 'silent', place: 'silence:2023-07-25', unsure: true }] },
  },
  {
    name: 'a source that leaves posts out proves no silence',
    facts: { posts: feed(posts(far), { complete: false }) },
    expect: { n: 1, findings: [{ say: 'silent', place: 'silence:2023-07-25', unsure: true }] },
  },
  {
    name: 'a post without a time may lie between',
    facts: { posts: feed(posts([...far, null])) },
    expect: { n: 1, findings: [{ say: 'silent', place: 'silence:2023-07-25', unsure: true }] },
  },
  {
    name: 'one post alone has no interval',
    facts: { posts: feed(posts(['2023-07-15T08:00:00+08:00'])) },
    expect: { notApplicable: true },
  },
]);
