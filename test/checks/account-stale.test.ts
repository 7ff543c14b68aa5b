import { feed, posts } from './facts.ts';
import { testCheck } from './tester.ts';

const place = 'account:qinghe-wx';
const target = { id: 'qinghe-wx', url: null };

testCheck('account-stale', [
  {
    name: 'a post late in the evening of the 14th day, Beijing time',
    target,
    facts: { posts: feed(posts(['2023-07-18T15:30:00Z'])) },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'the day before that is too old',
    target,
    facts: { posts: feed(posts(['2023-07-17T15:59:00Z', '2023-06-11T01:00:00Z'])) },
    expect: {
      n: 1,
      findings: [
        {
          say: 'stale',
          place,
          found: '2023-07-17',
          text: '最近一条内容发布于2023-07-17，至2023-08-01已超过14天。',
        },
      ],
    },
  },
  {
    name: 'the source does not reach to as-of',
    target,
    facts: { posts: feed(posts(['2023-07-01T01:00:00Z']), { to: '2023-07-20T00:00:00+08:00' }) },
    expect: { n: 1, findings: [{ say: 'stale', place, unsure: true }] },
  },
  {
    name: 'the source is not complete',
    target,
    facts: { posts: feed(posts(['2023-07-01T01:00:00Z']), { complete: false, reason: '只含部分内容' }) },
    expect: { n: 1, findings: [{ say: 'stale', place, unsure: true }] },
  },
  {
    name: 'a post without a time may be the newest',
    target,
    facts: { posts: feed(posts(['2023-07-01T01:00:00Z', null])) },
    expect: { n: 1, findings: [{ say: 'stale', place, unsure: true }] },
  },
  {
    name: 'an empty source proves no silence',
    target,
    facts: { posts: feed([]) },
    expect: {
      n: 1,
      findings: [{ say: 'silent', place, unsure: true, found: null, text: '至2023-08-01的14天内没有读到任何内容。' }],
    },
  },
  {
    name: 'a source that begins after as-of tells nothing of the days before',
    target,
    asOf: '2023-05-20',
    facts: { posts: feed(posts(['2023-07-01T01:00:00Z'])) },
    expect: { n: 1, findings: [{ say: 'silent', place, unsure: true }] },
  },
  {
    name: 'a short source that is whole proves the silence after its newest post',
    facts: {
      posts: feed(posts(['2023-07-10T08:00:00+08:00', '2023-07-08T08:00:00+08:00']), {
        from: '2023-07-08T08:00:00+08:00',
        complete: false,
        whole: true,
        reason: '源中最早的内容为2023-07-08',
      }),
    },
    expect: { n: 1, findings: [{ say: 'stale', place: 'account:qinghe-site', found: '2023-07-10' }] },
  },
]);
