import { policy } from './facts.ts';
import { testCheck } from './tester.ts';

const whole = { indexNumber: '1/2023-1', genre: '通知', finishedAt: '2023-07-03' };
const numbered = (document = {}) => policy('青禾区养犬管理办法', { docNumber: '青禾府发〔2023〕5号', document });
const place = 'document:青禾府发〔2023〕5号';

testCheck('metadata-missing', [
  { name: 'all fields', facts: { documents: [numbered(whole)] }, expect: { n: 1, findings: [] } },
  {
    name: 'an index number, and no kind of document',
    facts: { documents: [numbered({ indexNumber: '1/2023-1', finishedAt: '2023-07-03' })] },
    expect: {
      n: 1,
      findings: [{ say: 'missing', place, found: '缺1项', text: '《青禾区养犬管理办法》的元数据未见：公文种类。' }],
    },
  },
  {
    name: 'no table at all was made out',
    facts: { documents: [numbered()] },
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true, found: '缺3项' }] },
  },
  {
    name: 'another day under the signature',
    facts: { documents: [numbered({ ...whole, signedAt: '2023-07-01' })] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'differs',
          place,
          unsure: true,
          text: '《青禾区养犬管理办法》元数据的成文日期为2023-07-03，文末落款日期为2023-07-01。',
        },
      ],
    },
  },
  {
    name: 'only what the ruleset asks for',
    facts: { documents: [numbered({ indexNumber: '1/2023-1' })] },
    options: { fields: ['索引号', '发布日期'] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'of another month',
    facts: { documents: [policy('某办法', { publishedAt: '2023-01-02' })] },
    expect: { notApplicable: true },
  },
]);
