import type { Validity } from '../../src/model/page.ts';
import { policy } from './facts.ts';
import { testCheck } from './tester.ts';

const rule = (title: string, state: Validity['state'], until: string | null) =>
  policy(title, { document: { validity: { state, until } } });

testCheck('content-expired', [
  {
    name: 'still in force, or told to be over',
    facts: { documents: [rule('甲', 'valid', '2023-08-01'), rule('乙', 'invalid', '2022-01-01')] },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'over, and called valid or nothing',
    facts: { documents: [rule('甲', 'valid', '2023-05-31'), rule('乙', null, '2023-05-31')] },
    expect: {
      n: 2,
      findings: [
        {
          say: 'valid',
          place: 'document:qinghe.example.cn/zc/%E7%94%B2.html',
          found: '2023-05-31',
          text: '《甲》有效期至2023-05-31，页面仍标注为有效。',
        },
        { say: 'unmarked', place: 'document:qinghe.example.cn/zc/%E4%B9%99.html', unsure: true },
      ],
    },
  },
  { name: 'no last day is told', facts: { documents: [rule('甲', 'valid', null)] }, expect: { notApplicable: true } },
]);
