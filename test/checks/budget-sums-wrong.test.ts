import type { AttachmentFact } from '../../src/model/attachment.ts';
import { origin, seen } from './facts.ts';
import { testCheck } from './tester.ts';

function file(text: string, name = '2023年部门预算'): AttachmentFact {
  const url = `${origin}/f/1.pdf`;
  const read = { format: 'pdf', text, reason: null, pages: 3 } as AttachmentFact['file'];
  return { url, name, from: `${origin}/ys/1.html`, publishedAt: '2023-03-01', file: read, at: seen(url) };
}
const costs = (total: string, abroad: string, guests: string, cars: string) =>
  `2023年“三公”经费预算数${total}，\n其中：因公出国（境）费用${abroad}；公务接待费${guests}，公务用车购置及运行维护费${cars}（其中：公务用车运行维护费${cars}）。`;
const none = { notApplicable: true } as const;

testCheck('budget-sums-wrong', [
  {
    name: 'the sum is that of its parts',
    facts: { attachments: [file(costs('1,012.50万元', '0万元', '2.5万元', '1010万元'))] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'it is not',
    facts: { attachments: [file(costs('12.50万元', '0万元', '2.50万元', '9.00万元'))] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'wrong',
          place: 'budget:qinghe.example.cn/f/1.pdf',
          found: 12.5,
          text: '2023年部门预算写明“三公”经费12.5万元，三个分项0、2.5、9合计11.5万元。',
        },
      ],
    },
  },
  {
    name: 'rounded in the last figure',
    facts: { attachments: [file(costs('12.51万元', '0.33万元', '2.67万元', '9.50万元'))] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'the sum alone is rounded to whole numbers',
    facts: { attachments: [file(costs('36万元', '0万元', '5.25万元', '30.5万元'))] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'purchase and upkeep of cars told apart',
    facts: {
      attachments: [
        file(
          '2023年“三公”经费100万元，其中：因公出国（境）费0万元，公务接待费50万元，公务用车运行维护费30万元，公务用车购置费20万元。',
        ),
      ],
    },
    expect: none,
  },
  {
    name: 'two units, a part that is not told, a figure of a comparison',
    facts: {
      attachments: [
        file(costs('12.50万元', '0万元', '25000元', '9万元')),
        file('三公经费12万元，其中：公务接待费2万元，公务用车购置及运行维护费9万元。'),
        file(costs('比上年减少3万元', '0万元', '2万元', '9万元')),
      ],
    },
    expect: none,
  },
  {
    name: 'a file about something else',
    facts: { attachments: [file(costs('9万元', '1万元', '1万元', '1万元'), '工作总结')] },
    expect: none,
  },
]);
