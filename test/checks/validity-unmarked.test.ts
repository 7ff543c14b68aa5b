import { policy } from './facts.ts';
import { testCheck } from './tester.ts';

const rule = (title: string, document = {}) => policy(title, { columns: ['规范性文件'], document });
const place = 'document:qinghe.example.cn/zc/%E7%94%B2.html';

testCheck('validity-unmarked', [
  {
    name: 'a mark or a last day',
    facts: {
      documents: [
        rule('甲', { validity: { state: 'valid', until: '2028-01-01' } }),
        rule('乙', { validity: { state: null, until: '2022-01-01' } }),
        rule('丙', { validity: { state: 'invalid', until: null } }),
      ],
    },
    expect: { n: 3, findings: [] },
  },
  {
    name: 'none, and one that ran out and is still called valid',
    facts: { documents: [rule('甲'), rule('乙', { validity: { state: 'valid', until: '2023-05-31' } })] },
    expect: {
      n: 2,
      findings: [
        { say: 'unmarked', place, found: null, text: '《甲》页面未见有效性标注。' },
        {
          say: 'expired',
          place: 'document:qinghe.example.cn/zc/%E4%B9%99.html',
          found: '2023-05-31',
          text: '《乙》有效期至2023-05-31，页面仍标注为有效。',
        },
      ],
    },
  },
  {
    name: 'a text in a file may tell it there',
    facts: { documents: [rule('甲', { textIn: 'file' })] },
    expect: { n: 1, findings: [{ say: 'unmarked', place, unsure: true, found: null }] },
  },
  { name: 'papers of other columns', facts: { documents: [policy('甲')] }, expect: { notApplicable: true } },
]);
