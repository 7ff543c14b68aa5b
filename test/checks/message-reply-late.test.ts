import { message } from './facts.ts';
import { testCheck } from './tester.ts';

const options = { workdays: 5 };
const place = 'message:qinghe.example.cn/xx/1.html';

testCheck('message-reply-late', [
  { name: 'in time', facts: { messages: [message('1')] }, options, expect: { n: 1, findings: [] } },
  {
    name: 'six working days, over a weekend',
    facts: { messages: [message('1', { answeredAt: '2023-07-11' }), message('2', { answeredAt: '2023-07-10' })] },
    options,
    expect: {
      n: 2,
      findings: [
        {
          say: 'late',
          place,
          found: 6,
          text: '“县长信箱”中2023-07-03的留言于2023-07-11答复，隔6个工作日，规定为5个工作日内。',
        },
      ],
    },
  },
  {
    name: 'years that the calendar does not know',
    facts: { messages: [message('1', { askedAt: '2003-12-01' })] },
    options,
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true }] },
  },
  {
    name: 'one of the days is not shown, they are in the wrong order, or the answer is of another month',
    facts: {
      messages: [
        message('1', { answeredAt: null }),
        message('2', { askedAt: null }),
        message('3', { askedAt: '2023-07-20' }),
        message('4', { askedAt: '2023-01-03', answeredAt: '2023-06-05' }),
      ],
    },
    options,
    expect: { notApplicable: true },
  },
]);
