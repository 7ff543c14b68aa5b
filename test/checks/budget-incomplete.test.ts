import type { AttachmentFact } from '../../src/model/attachment.ts';
import { origin, seen } from './facts.ts';
import { testCheck } from './tester.ts';

const all = '主要职责 单位构成 收支总表 支出预算 财政拨款 三公经费 情况说明 名词解释';
function file(
  name: string,
  text: string | null,
  from = `${origin}/ys/${encodeURIComponent(name)}.html`,
): AttachmentFact {
  const url = `${origin}/f/${encodeURIComponent(name)}.pdf`;
  const read = { format: 'pdf', text, reason: text === null ? 'scanned' : null, pages: 3 } as AttachmentFact['file'];
  return { url, name, from, publishedAt: '2023-03-01', file: read, at: seen(url) };
}
const place = 'budget:qinghe.example.cn/f/2023%E5%B9%B4%E9%A2%84%E7%AE%97.pdf';

testCheck('budget-incomplete', [
  { name: 'all parts', facts: { attachments: [file('2023年预算', all)] }, expect: { n: 1, findings: [] } },
  {
    name: 'one is missing',
    facts: { attachments: [file('2023年预算', all.replace('名词解释', '')), file('工作总结', '')] },
    expect: { n: 1, findings: [{ say: 'missing', place, found: '缺1项', text: '2023年预算未见：名词解释。' }] },
  },
  {
    name: 'hardly anything was recognised, or there are files beside it',
    facts: { attachments: [file('2023年预算', '收支总表')] },
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true, found: '缺7项' }] },
  },
  {
    name: 'files beside each other',
    facts: {
      attachments: [
        file('2023年预算', all.replace('名词解释', ''), `${origin}/a`),
        file('2023年预算表', all, `${origin}/a`),
      ],
    },
    expect: { n: 2, findings: [{ say: 'missing', place, unsure: true, found: '缺1项' }] },
  },
  { name: 'a scan', facts: { attachments: [file('2023年预算', null)] }, expect: { notApplicable: true } },
]);
