import { leak, page } from './facts.ts';
import { testCheck } from './tester.ts';

testCheck('privacy-leak', [
  {
    name: 'no number on any page',
    facts: { pages: [page('/a.html', '2023-07-01'), page('/b.html', null)] },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'two numbers on one page are one finding',
    facts: { pages: [page('/gs/1.html', '2023-07-01')], leaks: [leak('/gs/1.html'), leak('/gs/1.html')] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'leak',
          place: 'page:qinghe.example.cn/gs/1.html',
          found: 2,
          text: '页面“某公示”中有2个可通过校验的身份证号码，如510***************1X。',
        },
      ],
    },
  },
  {
    name: 'a title that holds the number is masked as well, and a page without one is told so',
    facts: {
      leaks: [leak('/gs/2.html', { title: '对510100199001011234的公告' }), leak('/gs/3.html', { title: null })],
    },
    expect: {
      n: 2,
      findings: [
        {
          say: 'leak',
          place: 'page:qinghe.example.cn/gs/2.html',
          text: '页面“对510*************34的公告”中有1个可通过校验的身份证号码，如510***************1X。',
        },
        { say: 'leak', place: 'page:qinghe.example.cn/gs/3.html' },
      ],
    },
  },
]);
