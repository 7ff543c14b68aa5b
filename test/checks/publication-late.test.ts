import { gap, policy } from './facts.ts';
import { testCheck } from './tester.ts';

const file = (title: string, finishedAt: string, over = {}) =>
  policy(title, { publishedAt: '2023-07-14', document: { finishedAt }, ...over });
const place = 'document:qinghe.example.cn/zc/%E7%94%B2.html';

testCheck('publication-late', [
  {
    name: 'within twenty working days',
    facts: { documents: [file('甲', '2023-06-16')] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'later',
    facts: { documents: [file('甲', '2023-06-01'), file('乙', '2023-07-10')] },
    expect: {
      n: 2,
      findings: [
        {
          say: 'late',
          place,
          found: 30,
          text: '《甲》2023-06-01成文，2023-07-14公开，隔30个工作日，规定为20个工作日内。',
        },
      ],
    },
  },
  {
    name: 'five working days where the ruleset says so',
    facts: { documents: [file('甲', '2023-07-05')] },
    options: { workdays: 5 },
    expect: { n: 1, findings: [{ say: 'late', place, found: 7 }] },
  },
  {
    name: 'the paper of somebody else',
    facts: { documents: [file('甲', '2023-06-01', { byGovernment: null, issuer: '某省人民政府' })] },
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true, found: 30 }] },
  },
  {
    name: 'only the day of the last change is told',
    facts: { documents: [file('甲', '', { document: { finishedAt: '2023-06-01', changed: true } })] },
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true, found: 30 }] },
  },
  {
    name: 'a document of the government on the site of an office',
    agency: { kind: 'department', name: '青禾区教育局', names: ['青禾区教育局'] },
    facts: { documents: [file('甲', '2023-06-01')] },
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true, found: 30 }] },
  },
  {
    name: 'many of one day were moved in',
    facts: { documents: ['甲', '乙', '丙', '丁', '戊'].map((t, i) => file(t, i === 0 ? '2023-01-05' : '2023-07-03')) },
    expect: { n: 5, findings: [{ say: 'late', place, unsure: true, found: 130 }] },
  },
  {
    name: 'after more than a year it may have been put in again',
    facts: { documents: [file('甲', '2022-06-01')] },
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true }] },
  },
  {
    name: 'a gap',
    facts: { documents: [file('甲', '2023-06-01')] },
    gaps: [gap('documents', '/zc/')],
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true, found: 30 }] },
  },
  {
    name: 'no day of its own',
    facts: { documents: [policy('甲', { publishedAt: '2023-07-14' })] },
    expect: { notApplicable: true },
  },
]);
