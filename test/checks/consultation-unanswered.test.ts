import { column, gap, origin, text } from './facts.ts';
import { testCheck } from './tester.ts';

const call = (over = {}) =>
  text('consultation', '关于《青禾区养犬管理办法（征求意见稿）》公开征求意见的公告', [], {
    publishedAt: '2023-05-10',
    endsAt: '2023-06-09',
    ...over,
  });
const calls = (...titles: string[]) =>
  column('意见征集', {
    items: titles.map((title, i) => ({ title, url: `${origin}/yj/${i}.html`, date: '2023-07-01' })),
  });
const place = 'consultation:qinghe.example.cn/t/x.html';
const at = { url: `${origin}/t/x.html` };

testCheck('consultation-unanswered', [
  {
    name: 'a row of the list tells the result in time',
    facts: { texts: [call()], columns: [calls('《青禾区养犬管理办法》征求意见采纳情况反馈')] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'none, and the list was read to its end',
    facts: { texts: [call(at)], columns: [calls('关于道路命名的公告')] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'unanswered',
          place,
          found: null,
          text: '《关于〈青禾区养犬管理办法（征求意见稿）〉公开征求意见的公告》征求意见于2023-06-09结束，31天内未见采纳情况。',
        },
      ],
    },
  },
  {
    name: 'late',
    facts: {
      texts: [call(at), text('feedback', '青禾区养犬管理办法征求意见采纳情况', [], { publishedAt: '2023-07-20' })],
      columns: [calls()],
    },
    asOf: '2023-08-01',
    expect: { n: 1, findings: [{ say: 'unanswered', place, unsure: true, found: '2023-07-20' }] },
  },
  {
    name: 'a result of an unlike title, a list not read, no list at all, a gap: doubtful',
    facts: { texts: [call(at)], columns: [calls('2023年第二季度征集结果汇总反馈')] },
    expect: { n: 1, findings: [{ say: 'unanswered', place, unsure: true, found: null }] },
  },
  {
    name: 'a later row on the same matter, by a title that tells no result',
    facts: { texts: [call(at)], columns: [calls('关于青禾区养犬管理办法的公告')] },
    expect: { n: 1, findings: [{ say: 'unanswered', place, unsure: true, found: null }] },
  },
  {
    name: 'a call of the province that is passed on',
    facts: { texts: [call({ ...at, source: '白露省司法厅' })], columns: [calls('关于道路命名的公告')] },
    expect: { n: 1, findings: [{ say: 'unanswered', place, unsure: true, found: null }] },
  },
  {
    name: 'no column of calls',
    facts: { texts: [call(at)], columns: [] },
    expect: { n: 1, findings: [{ say: 'unanswered', place, unsure: true, found: null }] },
  },
  {
    name: 'a gap',
    facts: { texts: [call(at)], columns: [calls()] },
    gaps: [gap('columns', '/yj/')],
    expect: { n: 1, findings: [{ say: 'unanswered', place, unsure: true, found: null }] },
  },
  {
    name: 'not yet due, or due in another month',
    facts: {
      texts: [call({ endsAt: '2023-07-15' }), call({ endsAt: '2023-03-01' }), call({ endsAt: null })],
      columns: [],
    },
    expect: { notApplicable: true },
  },
]);
