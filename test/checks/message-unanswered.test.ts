import { gap, message } from './facts.ts';
import { testCheck } from './tester.ts';

const waiting = { askedAt: '2023-04-10', answeredAt: null, answered: false };
const place = 'message:qinghe.example.cn/xx/1.html';

testCheck('message-unanswered', [
  {
    name: 'answered, if only by its state',
    facts: { messages: [message('1', { askedAt: '2023-04-10', answeredAt: null })] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'still open after three months',
    facts: { messages: [message('1', waiting)] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'waiting',
          place,
          found: '2023-04-10',
          text: '“县长信箱”中2023-04-10的留言，92天后仍显示未答复。',
        },
      ],
    },
  },
  {
    name: 'a row without a page of its own',
    facts: { messages: [message('a1', { ...waiting, url: null })] },
    expect: { n: 1, findings: [{ say: 'waiting', place: 'message:a1' }] },
  },
  {
    name: 'a channel of complaints',
    facts: { messages: [message('1', { ...waiting, channel: '投诉举报' })] },
    expect: { n: 1, findings: [{ say: 'waiting', place, unsure: true }] },
  },
  {
    name: 'not yet due, due in another month, without a day, without a state',
    facts: {
      messages: [
        message('1', { ...waiting, askedAt: '2023-06-01' }),
        message('2', { ...waiting, askedAt: '2022-12-01' }),
        message('3', { ...waiting, askedAt: null }),
        message('4', { ...waiting, answered: null }),
      ],
    },
    expect: { notApplicable: true },
  },
  { name: 'nothing read', gaps: [gap('messages', '/xx/')], expect: { notApplicable: true } },
]);
