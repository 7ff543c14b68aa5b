import type { AttachmentFact } from '../../src/model/attachment.ts';
import { origin, seen } from './facts.ts';
import { testCheck } from './tester.ts';

function file(name: string, over: object): AttachmentFact {
  const url = `${origin}/gb/${encodeURIComponent(name)}.pdf`;
  const read = { format: 'pdf', text: '正文', reason: null, signed: false, encrypted: false, ...over };
  return { url, name, from: `${origin}/gb/`, publishedAt: null, file: read as AttachmentFact['file'], at: seen(url) };
}

testCheck('gazette-unprotected', [
  {
    name: 'signed or encrypted',
    facts: { attachments: [file('公报第1期', { signed: true }), file('公报第2期', { encrypted: true })] },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'neither; other files are not looked at',
    facts: { attachments: [file('公报第3期', {}), file('办事指南', {}), file('公报第4期', { cut: true })] },
    expect: {
      n: 2,
      findings: [
        {
          say: 'bare',
          place: 'gazette-file:qinghe.example.cn/gb/%E5%85%AC%E6%8A%A5%E7%AC%AC3%E6%9C%9F.pdf',
          text: '公报第3期未见电子签名，也没有加密。',
        },
        {
          say: 'bare',
          place: 'gazette-file:qinghe.example.cn/gb/%E5%85%AC%E6%8A%A5%E7%AC%AC4%E6%9C%9F.pdf',
          unsure: true,
        },
      ],
    },
  },
  { name: 'no gazette', facts: { attachments: [file('办事指南', {})] }, expect: { notApplicable: true } },
]);
