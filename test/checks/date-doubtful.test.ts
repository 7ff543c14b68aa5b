import { origin, policy } from './facts.ts';
import { testCheck } from './tester.ts';

const one = (over: Parameters<typeof policy>[1]) => ({
  documents: [policy('关于印发某办法的通知', { url: `${origin}/zc/1.html`, ...over })],
});
const place = 'document:qinghe.example.cn/zc/1.html';

testCheck('date-doubtful', [
  {
    name: 'written, then published',
    facts: one({ publishedAt: '2023-07-10', document: { finishedAt: '2023-07-03' } }),
    expect: { n: 1, findings: [] },
  },
  {
    name: 'published before it was written',
    facts: one({ publishedAt: '2023-07-10', document: { finishedAt: '2023-07-28' } }),
    expect: {
      n: 1,
      findings: [
        {
          say: 'unwritten',
          place,
          unsure: true,
          text: '《关于印发某办法的通知》显示2023-07-10发布，成文日期却是2023-07-28。',
        },
      ],
    },
  },
  {
    name: 'the address tells a day within the month',
    facts: one({ publishedAt: '2023-07-03', url: `${origin}/zc/202307/t1.html` }),
    expect: { n: 1, findings: [] },
  },
  {
    name: 'the address tells a much later day',
    asOf: '2023-12-01',
    facts: one({ publishedAt: '2023-07-03', url: `${origin}/zc/202311/t20231105_1.html` }),
    expect: {
      n: 1,
      findings: [
        {
          say: 'address',
          place: 'document:qinghe.example.cn/zc/202311/t20231105_1.html',
          unsure: true,
          text: '《关于印发某办法的通知》显示2023-07-03发布，网址中的日期却是2023-11-05。',
        },
      ],
    },
  },
  {
    name: 'a day that has not come',
    asOf: '2023-07-15',
    facts: one({ publishedAt: '2023-07-20' }),
    expect: {
      n: 1,
      findings: [
        {
          say: 'ahead',
          place,
          unsure: true,
          text: '《关于印发某办法的通知》显示2023-07-20发布，晚于检查当天2023-07-15。',
        },
      ],
    },
  },
  {
    name: 'many put in on one day are told once',
    asOf: '2023-12-01',
    facts: {
      documents: [1, 2, 3, 4, 5].map((n) =>
        policy(`通知之${n}`, { publishedAt: '2023-07-03', url: `${origin}/zc/2023-11-05/${n}.html` }),
      ),
    },
    expect: {
      n: 5,
      findings: [
        {
          say: 'together',
          place: 'doubt:address 2023-11-05',
          unsure: true,
          found: 5,
          text: '网址中的日期同为2023-11-05的5件文件，显示的发布日期都早得多，可能是集中补录。',
        },
      ],
    },
  },
  { name: 'of another period', facts: one({ publishedAt: '2022-07-20' }), expect: { notApplicable: true } },
]);
