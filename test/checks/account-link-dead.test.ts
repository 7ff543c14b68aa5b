import { feed, posts } from './facts.ts';
import { testCheck } from './tester.ts';

const probed = (state: 'ok' | 'broken' | 'unsure', status: number | null) => ({
  posts: {
    ...feed(posts(['2023-07-10T09:00:00+08:00'])),
    probed: [{ url: 'https://a.example.cn/x.html', post: '0', state, status, at: '2023-08-01T02:00:00.000Z' }],
  },
});
const place = 'link:a.example.cn/x.html';

testCheck('account-link-dead', [
  { name: 'a link that leads somewhere', facts: probed('ok', 200), expect: { n: 1, findings: [] } },
  {
    name: 'a link that leads nowhere',
    facts: probed('broken', 404),
    expect: { n: 1, findings: [{ say: 'broken', place, text: '“第1篇”中的链接打不开（返回404）。' }] },
  },
  {
    name: 'no answer may be our doing',
    facts: probed('unsure', null),
    expect: { n: 1, findings: [{ say: 'unsure', place, unsure: true }] },
  },
  { name: 'no link was asked after', facts: { posts: feed([]) }, expect: { notApplicable: true } },
]);
