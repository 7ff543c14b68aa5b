import { interpretation, policy } from './facts.ts';
import { testCheck } from './tester.ts';

const linked = policy('青禾区人才引进办法', { interpretations: [interpretation()] });
const apart = (over = {}) =>
  policy('青禾区养犬管理办法', { interpretations: [interpretation({ by: 'title', confidence: 0.9, ...over })] });
const place = `document:qinghe.example.cn/zc/${encodeURIComponent('青禾区养犬管理办法')}.html`;

testCheck('interpretation-unlinked', [
  { name: 'one of the pages links the other', facts: { documents: [linked] }, expect: { n: 1, findings: [] } },
  {
    name: 'named alike, while others of the site are linked',
    facts: { documents: [linked, apart()] },
    expect: {
      n: 2,
      findings: [
        { say: 'unlinked', place, text: '《青禾区养犬管理办法》与解读《某办法解读》的页面之间没有见到链接。' },
      ],
    },
  },
  {
    name: 'no link on the whole site: a script may make them',
    facts: { documents: [apart()] },
    expect: { n: 1, findings: [{ say: 'unlinked', place, unsure: true }] },
  },
  {
    name: 'no interpretation, or one that may explain another policy',
    facts: { documents: [policy('青禾区养犬管理办法'), apart({ confidence: 0.7 })] },
    expect: { notApplicable: true },
  },
]);
