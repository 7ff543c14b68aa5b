import { feed, posts } from './facts.ts';
import { testCheck } from './tester.ts';

const asked = '2023-07-10T09:00:00+08:00';
const answered = (...times: (string | null)[]) => {
  const [post] = posts(['2023-07-10T08:00:00+08:00']);
  return { posts: feed([{ ...post!, replies: times.map((repliedAt) => ({ askedAt: asked, repliedAt })) }]) };
};

testCheck('account-reply-late', [
  { name: 'to the minute', facts: answered('2023-07-12T09:00:00+08:00'), expect: { n: 1, findings: [] } },
  {
    name: 'a minute later',
    facts: answered('2023-07-12T09:01:00+08:00'),
    expect: {
      n: 1,
      findings: [
        {
          say: 'late',
          place: `reply:0:${asked}`,
          found: 48,
          text: '2023-07-10 09:00的留言48小时后才得到回复，要求48小时内。',
        },
      ],
    },
  },
  {
    name: 'an answer that was not seen may have been given in private',
    facts: answered(null),
    expect: { n: 1, findings: [{ say: 'none', place: `reply:0:${asked}`, unsure: true }] },
  },
  {
    name: 'a message in private counts like a comment',
    facts: {
      posts: {
        ...feed(posts([asked])),
        messages: [
          { askedAt: asked, repliedAt: '2023-07-10T10:00:00+08:00' },
          { askedAt: asked, repliedAt: '2023-07-14T09:00:00+08:00' },
        ],
      },
    },
    expect: { n: 2, findings: [{ say: 'late', place: `reply:message:${asked}`, found: 96 }] },
  },
  {
    name: 'where no post was read nothing can be shown for it',
    facts: { posts: { ...feed([]), messages: [{ askedAt: asked, repliedAt: '2023-07-14T09:00:00+08:00' }] } },
    expect: { n: 1, findings: [{ say: 'late', place: `reply:message:${asked}`, unsure: true }] },
  },
  {
    name: 'at as-of the time to answer is not over',
    asOf: '2023-07-11',
    facts: answered(null),
    expect: { notApplicable: true },
  },
  { name: 'no question was read', facts: { posts: feed(posts([asked])) }, expect: { notApplicable: true } },
]);
