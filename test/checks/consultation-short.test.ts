import { text } from './facts.ts';
import { testCheck } from './tester.ts';

const call = (title: string, endsAt: string | null, over = {}) =>
  text('consultation', title, [], { url: 'https://www.qinghe.example.cn/yj/1.html', endsAt, ...over });
const place = 'consultation:qinghe.example.cn/yj/1.html';

testCheck('consultation-short', [
  {
    name: 'thirty days, the first and the last of them counted',
    facts: { texts: [call('重大行政决策草案公告', '2023-08-08')] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a great decision, ten days',
    facts: { texts: [call('重大行政决策草案公告', '2023-07-20')] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'short',
          place,
          found: 11,
          text: '《重大行政决策草案公告》2023-07-10公布，2023-07-20截止，征求意见11天，要求不少于30天。',
        },
      ],
    },
  },
  {
    name: 'whether it is one is not said',
    facts: { texts: [call('关于养犬管理办法公开征求意见的公告', '2023-07-20')] },
    expect: { n: 1, findings: [{ say: 'short', place, unsure: true }] },
  },
  {
    name: 'no end is told, or it is of another month',
    facts: { texts: [call('某公告', null), call('某公告', '2023-02-01', { publishedAt: '2023-01-20' })] },
    expect: { notApplicable: true },
  },
]);
