import { text } from './facts.ts';
import { testCheck } from './tester.ts';

const report = (...disputes: number[]) =>
  text('annual-report', '年报', [], { report: { year: 2022, requests: null, disputes } });
const none = [0, 0, 0, 0, 0];
const place = 'annual-report:qinghe.example.cn/t/%E5%B9%B4%E6%8A%A5.html';

testCheck('dispute-rate-high', [
  {
    name: 'no cases, or only such as ended otherwise',
    facts: { texts: [report(...none, ...none, 0, 0, 3, 1, 4)] },
    options: { limit: 0.02 },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'both readings are told',
    facts: { texts: [report(3, 1, 0, 0, 4, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0)] },
    options: { limit: 0.02 },
    expect: {
      n: 2,
      findings: [
        {
          say: 'review',
          place: `${place}:review`,
          unsure: true,
          found: 1,
          text: '《年报》行政复议审结4件，维持3件（75%），纠正1件（25%），上限2%。',
        },
        { say: 'lawsuit', place: `${place}:lawsuit`, unsure: true, found: 1 },
      ],
    },
  },
  {
    name: 'no table',
    facts: { texts: [text('annual-report', '年报', [])] },
    options: { limit: 0.02 },
    expect: { notApplicable: true },
  },
]);
