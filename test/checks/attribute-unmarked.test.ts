import { gap, policy } from './facts.ts';
import { testCheck } from './tester.ts';

const numbered = (document = {}) => policy('青禾区养犬管理办法', { docNumber: '青禾府发〔2023〕5号', document });
const place = 'document:青禾府发〔2023〕5号';

testCheck('attribute-unmarked', [
  {
    name: 'marked at its end or beside it',
    facts: { documents: [numbered({ openness: 'open' })] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'not marked',
    facts: { documents: [numbered()] },
    expect: {
      n: 1,
      findings: [{ say: 'unmarked', place, text: '《青禾区养犬管理办法》的正文和元数据中未见公开属性标注。' }],
    },
  },
  {
    name: 'the text is in a file',
    facts: { documents: [numbered({ textIn: 'file' })] },
    expect: { n: 1, findings: [{ say: 'unmarked', place, unsure: true }] },
  },
  {
    name: 'a gap',
    facts: { documents: [numbered()] },
    gaps: [gap('documents', '/zc/')],
    expect: { n: 1, findings: [{ say: 'unmarked', place, unsure: true }] },
  },
  {
    name: 'no number, of others, passed on, of another month',
    facts: {
      documents: [
        policy('某办法'),
        policy('某规定', { docNumber: '部发〔2023〕1号', byGovernment: false }),
        policy('转发某部通知', { docNumber: '青禾府发〔2023〕6号' }),
        policy('某意见', { docNumber: '青禾府发〔2023〕7号', publishedAt: '2023-01-02' }),
      ],
    },
    expect: { notApplicable: true },
  },
]);
