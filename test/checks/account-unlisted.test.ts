import { listed, row } from './about.ts';
import { link } from './facts.ts';
import { testCheck } from './tester.ts';

const weibo = link('https://weibo.com/u/5100000001', 'ok', { text: '官方微博', external: true });

testCheck('account-unlisted', [
  {
    name: 'an account that the register has',
    facts: { links: [weibo], ...listed(row({ platform: '微博', platformId: '5100000001' })) },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'one that it has not',
    facts: { links: [weibo, link('/a', 'ok')], ...listed(row()) },
    expect: {
      n: 1,
      findings: [
        {
          say: 'unlisted',
          place: 'account:5100000001',
          unsure: true,
          text: '网站链接到微博账号“官方微博”（5100000001），登记表里没有。',
        },
      ],
    },
  },
  { name: 'no link to any', facts: { links: [link('/a', 'ok')] }, expect: { notApplicable: true } },
]);
