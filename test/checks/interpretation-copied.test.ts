import { interpretation, policy } from './facts.ts';
import { testCheck } from './tester.ts';

const copied = (share: number, over = {}) =>
  policy('青禾区养犬管理办法', {
    interpretations: [interpretation({ copied: { share, longest: '养犬人应当办理登记', length: 9 }, ...over })],
  });
const place = 'interpretation:www.qinghe.example.cn/jd/1.html';

testCheck('interpretation-copied', [
  { name: 'its own words', facts: { documents: [copied(0.3)] }, expect: { n: 1, findings: [] } },
  {
    name: 'most of it stands in the policy',
    facts: { documents: [copied(0.86)] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'copied',
          place: place.replace('www.', ''),
          found: 0.86,
          text: '《某办法解读》与文件《青禾区养犬管理办法》逐字相同的占86%，其中连续相同的如“养犬人应当办理登记”。',
        },
      ],
    },
  },
  {
    name: 'all of it: perhaps the policy itself, or both on one page',
    facts: { documents: [copied(1)] },
    expect: { n: 1, findings: [{ say: 'copied', place: place.replace('www.', ''), unsure: true }] },
  },
  {
    name: 'whether it explains this policy is doubtful',
    facts: { documents: [copied(0.86, { confidence: 0.7 })] },
    expect: { n: 1, findings: [{ say: 'copied', place: place.replace('www.', ''), unsure: true }] },
  },
  {
    name: 'texts that could not be compared, another month',
    facts: {
      documents: [
        policy('某办法', { interpretations: [interpretation()] }),
        copied(0.9, { publishedAt: '2023-01-02' }),
      ],
    },
    expect: { notApplicable: true },
  },
]);
