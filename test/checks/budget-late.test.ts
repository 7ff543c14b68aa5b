import type { AttachmentFact } from '../../src/model/attachment.ts';
import { origin, seen } from './facts.ts';
import { testCheck } from './tester.ts';

function file(text: string, publishedAt: string | null = '2023-07-20'): AttachmentFact {
  const url = `${origin}/f/1.pdf`;
  const read = { format: 'pdf', text, reason: null, pages: 3 } as AttachmentFact['file'];
  return { url, name: '2022年部门决算', from: `${origin}/ys/1.html`, publishedAt, file: read, at: seen(url) };
}
const place = 'budget:qinghe.example.cn/f/1.pdf';
const none = { notApplicable: true } as const;

testCheck('budget-late', [
  {
    name: 'in time',
    facts: { attachments: [file('区财政局于2023年7月3日批复本单位决算。')] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'fifty days after',
    facts: { attachments: [file('批复日期：2023年5月31日')] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'late',
          place,
          found: 50,
          text: '2022年部门决算于2023-05-31批复，2023-07-20公开，隔50天，规定为20天内。',
        },
      ],
    },
  },
  {
    name: 'far off: of another year, it seems',
    facts: { attachments: [file('区财政局2022年8月1日批复')] },
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true }] },
  },
  {
    name: 'no day beside the word, two of them, none of publication',
    facts: {
      attachments: [
        file('按照财政批复的预算执行，2023年5月31日止。'),
        file('2022年8月1日批复预算，2023年7月3日批复决算。'),
        file('批复日期：2023年5月31日', null),
      ],
    },
    expect: none,
  },
]);
