import { decisions } from './facts.ts';
import { testCheck } from './tester.ts';

const options = { kinds: ['licence', 'penalty'], workdays: 7 };
const place = 'decision:qinghe.example.cn/cf/1.html';
const row = (decidedAt: string, publishedAt: string | null = null) => ({ decidedAt, publishedAt });

testCheck('decision-late', [
  {
    name: 'within seven working days, and decisions that a page was added to later',
    facts: { decisions: [decisions('1', [row('2023-07-03'), row('2023-07-20')], { publishedAt: '2023-07-12' })] },
    options,
    expect: { n: 1, findings: [] },
  },
  {
    name: 'one decision, eight working days',
    facts: { decisions: [decisions('1', [row('2023-07-03')], { publishedAt: '2023-07-13' })] },
    options,
    expect: {
      n: 1,
      findings: [
        {
          say: 'late',
          place,
          found: 8,
          text: '行政处罚决定2023-07-03作出，2023-07-13公示，隔8个工作日，规定为7个工作日内。',
        },
      ],
    },
  },
  {
    name: 'a table that shows the day of publication of each',
    facts: { decisions: [decisions('1', [row('2023-07-03', '2023-07-04'), row('2023-07-03', '2023-07-20')])] },
    options,
    expect: {
      n: 1,
      findings: [
        {
          say: 'some',
          place,
          found: 13,
          text: '同页2件行政处罚决定，最迟的一件2023-07-03作出，2023-07-20公示，隔13个工作日，规定为7个工作日内。',
        },
      ],
    },
  },
  {
    name: 'a page of several without such days may be a summary',
    facts: { decisions: [decisions('1', [row('2023-06-01'), row('2023-07-03')], { publishedAt: '2023-07-13' })] },
    options,
    expect: { n: 1, findings: [{ say: 'some', place, unsure: true }] },
  },
  {
    name: 'many pages of one day were moved in; years outside the calendar',
    facts: {
      decisions: [1, 2, 3, 4, 5].map((i) =>
        decisions(`${i}`, [row(i === 5 ? '2003-05-01' : '2023-07-12')], { publishedAt: '2023-07-13' }),
      ),
    },
    options,
    expect: { n: 5, findings: [{ say: 'late', place: place.replace('1.html', '5.html'), unsure: true }] },
  },
  {
    name: 'another kind, no day of publication, another month',
    facts: {
      decisions: [
        decisions('1', [row('2023-07-03')], { kind: 'other' }),
        decisions('2', [row('2023-07-03')], { publishedAt: null }),
        decisions('3', [row('2023-01-03')], { publishedAt: '2023-02-20' }),
      ],
    },
    options,
    expect: { notApplicable: true },
  },
]);
