import { listed, row } from './about.ts';
import { feed, posts } from './facts.ts';
import { testCheck } from './tester.ts';

/** Monday 3 to Sunday 16 July 2023: two whole weeks; the two days before belong to none. */
const period = { from: '2023-07-01', to: '2023-07-16' };
const first = ['2023-07-03T08:00:00+08:00', '2023-07-05T08:00:00+08:00', '2023-07-09T23:59:00+08:00'];
const second = ['2023-07-10T00:00:00+08:00', '2023-07-12T08:00:00+08:00', '2023-07-14T08:00:00+08:00'];

testCheck('account-slow', [
  {
    name: 'three in each whole week',
    period,
    facts: { posts: feed(posts([...first, ...second])) },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'two in the second week',
    period,
    facts: { posts: feed(posts([...first, ...second.slice(1)])) },
    expect: {
      n: 2,
      findings: [
        {
          say: 'short',
          place: 'week:2023-07-10',
          found: 2,
          text: '2023-07-10至2023-07-16更新2篇，要求至少3篇。',
        },
      ],
    },
  },
  {
    name: 'an hour of UTC that is the next day in Beijing',
    period,
    facts: { posts: feed(posts([...first.slice(1), '2023-07-02T16:30:00Z', ...second])) },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'three articles of one push are one 次',
    period,
    options: { unit: '次' },
    target: { accountType: '订阅号' },
    facts: { posts: feed([...posts(first, 'p1'), ...posts(second)]) },
    expect: { n: 2, findings: [{ say: 'short', place: 'week:2023-07-03', found: 1 }] },
  },
  {
    name: 'an account that may be a 服务号 cannot push as often',
    period,
    options: { unit: '次' },
    facts: { posts: feed(posts(second)) },
    expect: { n: 2, findings: [{ say: 'short', place: 'week:2023-07-03', found: 0, unsure: true }] },
  },
  {
    name: 'a 服务号 is limited by its platform whatever is counted',
    period,
    target: { accountType: '服务号' },
    facts: { posts: feed(posts(second)) },
    expect: { n: 2, findings: [{ say: 'short', place: 'week:2023-07-03', found: 0, unsure: true }] },
  },
  {
    name: 'of an account of WeChat that may be a 服务号 nothing is sure',
    period,
    facts: { posts: feed(posts(second)), ...listed(row({ platform: '微信公众号' })) },
    expect: { n: 2, findings: [{ say: 'short', place: 'week:2023-07-03', found: 0, unsure: true }] },
  },
  {
    name: 'other platforms set no limit, whatever is counted',
    period,
    options: { unit: '次' },
    facts: { posts: feed(posts(second)), ...listed(row({ platform: '新浪微博' })) },
    expect: { n: 2, findings: [{ say: 'short', place: 'week:2023-07-03', found: 0 }] },
  },
  {
    name: 'the source begins in the middle of the first week',
    period,
    facts: { posts: feed(posts([...first.slice(1), ...second.slice(1)]), { from: '2023-07-04T00:00:00+08:00' }) },
    expect: {
      n: 2,
      findings: [
        { say: 'short', place: 'week:2023-07-03', unsure: true },
        { say: 'short', place: 'week:2023-07-10' },
      ],
    },
  },
  {
    name: 'the source ends in the middle of the second week',
    period,
    facts: { posts: feed(posts([...first, ...second.slice(1)]), { to: '2023-07-13T00:00:00+08:00' }) },
    expect: { n: 2, findings: [{ say: 'short', place: 'week:2023-07-10', unsure: true }] },
  },
  {
    name: 'a source that leaves posts out proves no silence',
    period,
    facts: { posts: feed(posts(first), { complete: false }) },
    expect: { n: 2, findings: [{ say: 'short', place: 'week:2023-07-10', unsure: true }] },
  },
  {
    name: 'an empty source is no evidence',
    period,
    facts: { posts: feed([]) },
    expect: {
      n: 2,
      findings: [
        { say: 'short', place: 'week:2023-07-03', unsure: true },
        { say: 'short', place: 'week:2023-07-10', unsure: true },
      ],
    },
  },
  {
    name: 'a post without a time may belong to the week',
    period,
    facts: { posts: feed(posts([...first, null])) },
    expect: { n: 2, findings: [{ say: 'short', place: 'week:2023-07-10', unsure: true }] },
  },
  {
    name: 'a week that is not over at as-of is not judged',
    period,
    asOf: '2023-07-12',
    facts: { posts: feed(posts(first)) },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a period without a whole week',
    period: { from: '2023-07-04', to: '2023-07-10' },
    expect: { notApplicable: true },
  },
]);
