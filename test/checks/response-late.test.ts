import { text } from './facts.ts';
import { testCheck } from './tester.ts';

const answer = (over = {}) =>
  text('response', '关于网传停水消息的情况通报', [], {
    url: 'https://www.qinghe.example.cn/hy/1.html',
    publishedAt: '2023-07-10',
    raisedAt: '2023-07-08',
    ...over,
  });

testCheck('response-late', [
  { name: 'two days later may be within 48 hours', facts: { texts: [answer()] }, expect: { n: 1, findings: [] } },
  {
    name: 'three days later is not',
    facts: { texts: [answer({ raisedAt: '2023-07-07' })] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'late',
          place: 'response:qinghe.example.cn/hy/1.html',
          found: '2023-07-10',
          text: '《关于网传停水消息的情况通报》写明2023-07-07出现舆情，2023-07-10发布回应，超过48小时。',
        },
      ],
    },
  },
  {
    name: 'no day of the matter is told, or it is of another month',
    facts: { texts: [text('response', '回应', []), answer({ publishedAt: '2023-06-20', raisedAt: '2023-06-01' })] },
    expect: { notApplicable: true },
  },
]);
