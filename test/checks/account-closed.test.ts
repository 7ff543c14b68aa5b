import { feed, posts, seen } from './facts.ts';
import { testCheck } from './tester.ts';

const words = '此帐号已自主注销';

testCheck('account-closed', [
  {
    name: 'an account with posts',
    facts: { posts: feed(posts(['2023-07-10T08:00:00+08:00'])) },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a page that says that it was given up',
    facts: { posts: { ...feed([]), states: [{ state: 'closed', words, at: seen('/s/1') }] } },
    target: { id: 'a' },
    expect: {
      n: 1,
      findings: [{ say: 'closed', place: 'account:a', found: '已注销', text: `账号已注销：页面显示“${words}”。` }],
    },
  },
  { name: 'nothing was read', facts: { posts: feed([]) }, expect: { notApplicable: true } },
]);
