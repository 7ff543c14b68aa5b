import { interpretation, origin, policy } from './facts.ts';
import { testCheck } from './tester.ts';

const explained = (n: number, over = {}) =>
  policy(`青禾区第${n}号办法`, {
    issuer: '青禾区林业局',
    byGovernment: false,
    interpretations: [interpretation({ url: `${origin}/jd/${n}.html`, ...over })],
  });
const page = (n: number, source: string | null, office: string | null = null) =>
  policy(`第${n}号办法解读`, {
    kind: 'interpretation',
    url: `${origin}/jd/${n}.html`,
    source,
    explains: { elements: [], interpreter: office === null ? null : { person: null, office, phone: false } },
  });
const place = 'interpretation:qinghe.example.cn/jd/2.html';

testCheck('interpreter-unlike', [
  {
    name: 'by the office that issued it, as the text or the line of the source says',
    facts: { documents: [explained(1), page(1, '林业局'), explained(2), page(2, null, '区林业局')] },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'unnamed, while others are named',
    facts: { documents: [explained(1), page(1, '区林业局'), explained(2), page(2, null)] },
    expect: {
      n: 2,
      findings: [
        { say: 'unnamed', place, found: null, text: '解读《第2号办法解读》没有写明解读单位、解读人或者来源。' },
      ],
    },
  },
  {
    name: 'none is named anywhere: we may not read how',
    facts: { documents: [explained(2), page(2, null)] },
    expect: { n: 1, findings: [{ say: 'unnamed', place, unsure: true }] },
  },
  {
    name: 'another office',
    facts: { documents: [explained(2), page(2, '青禾日报')] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'unlike',
          place,
          unsure: true,
          found: '青禾日报',
          text: '文件《青禾区第2号办法》由“青禾区林业局”印发，解读《第2号办法解读》来自“青禾日报”，起草单位由人核对。',
        },
      ],
    },
  },
  {
    name: 'of the government itself the drafter is not known',
    facts: {
      documents: [
        policy('某办法', { interpretations: [interpretation({ url: `${origin}/jd/1.html` })] }),
        page(1, '区林业局'),
      ],
    },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a faint match, another month, a page that was not read',
    facts: {
      documents: [
        explained(1, { confidence: 0.7 }),
        page(1, null),
        explained(2, { publishedAt: '2023-01-02' }),
        page(2, null),
        explained(3),
      ],
    },
    expect: { notApplicable: true },
  },
]);
