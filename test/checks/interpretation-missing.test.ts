import { column, gap, interpretation, origin, policy, rows, unreadColumn } from './facts.ts';
import { testCheck } from './tester.ts';

const measure = '青禾区人才引进办法';
const withNumber = { docNumber: '青禾府办发〔2023〕5号' };
const place = 'document:青禾府办发〔2023〕5号';

testCheck('interpretation-missing', [
  {
    name: 'a policy with an interpretation',
    facts: { documents: [policy(measure, { interpretations: [interpretation()] })] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a policy without one',
    facts: { documents: [policy(measure, withNumber)] },
    expect: {
      n: 1,
      findings: [
        { say: 'missing', place, found: null, text: '《青禾区人才引进办法》（青禾府办发〔2023〕5号）未找到解读材料。' },
      ],
    },
  },
  {
    name: 'a title within the title, and no number',
    facts: { documents: [policy(`关于印发《${measure}》的通知`, { url: `${origin}/zc/index.html?spm=1` })] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'missing',
          place: 'document:qinghe.example.cn/zc/',
          text: '《关于印发〈青禾区人才引进办法〉的通知》（无文号）未找到解读材料。',
        },
      ],
    },
  },
  {
    name: 'a faint match is for a person to see',
    facts: {
      documents: [policy(measure, { ...withNumber, interpretations: [interpretation({ confidence: 0.7 })] })],
    },
    expect: {
      n: 1,
      findings: [
        {
          say: 'doubtful',
          place,
          unsure: true,
          found: `${origin}/jd/1.html`,
          text: '《青禾区人才引进办法》（青禾府办发〔2023〕5号）可能已有解读“某办法解读”，需人工确认。',
        },
      ],
    },
  },
  {
    name: 'a match without a title',
    facts: {
      documents: [
        policy(measure, { ...withNumber, interpretations: [interpretation({ confidence: 0.7, title: null })] }),
      ],
    },
    expect: { n: 1, findings: [{ say: 'doubtful', place, unsure: true }] },
  },
  {
    name: 'a copy of the document has the interpretation',
    facts: {
      documents: [
        policy(measure, { ...withNumber, url: `${origin}/a/1.html` }),
        policy(measure, { ...withNumber, url: `${origin}/b/1.html`, interpretations: [interpretation()] }),
      ],
    },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'whether the government issued it cannot be told; whether it is a policy cannot be told',
    facts: {
      documents: [
        policy(measure, { ...withNumber, byGovernment: null }),
        policy('关于做好防汛工作的通知', { docNumber: '青禾府办发〔2023〕6号' }),
      ],
    },
    expect: {
      n: 2,
      findings: [
        { say: 'missing', place, unsure: true },
        { say: 'missing', place: 'document:青禾府办发〔2023〕6号', unsure: true },
      ],
    },
  },
  {
    name: 'the column of interpretations was not read to its end',
    facts: {
      documents: [policy(measure, withNumber)],
      columns: [column('政策解读', { complete: false, oldestRead: '2023-07-18' })],
    },
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true }] },
  },
  {
    name: 'the column of interpretations was read back beyond the day of the policy',
    facts: {
      documents: [policy(measure, withNumber)],
      columns: [
        column('政策解读', { complete: false, items: rows('2023-07-20', '2023-06-01'), oldestRead: '2023-06-01' }),
      ],
    },
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: false }] },
  },
  {
    name: 'the column of interpretations could not be read',
    facts: { documents: [policy(measure, withNumber)], columns: [unreadColumn('政策解读')] },
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true }] },
  },
  {
    name: 'a document was not seen',
    facts: { documents: [policy(measure, withNumber)] },
    gaps: [gap('documents', '/jd/2.html', 'robots')],
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true }] },
  },
  {
    name: 'the third working day after Friday, over a weekend, is a Wednesday',
    asOf: '2023-07-11',
    facts: { documents: [policy(measure, { publishedAt: '2023-07-07' })] },
    expect: { notApplicable: true },
  },
  {
    name: 'on that Wednesday it is due',
    asOf: '2023-07-12',
    facts: { documents: [policy(measure, { ...withNumber, publishedAt: '2023-07-07' })] },
    expect: { n: 1, findings: [{ say: 'missing', place }] },
  },
  {
    name: 'a year whose holidays are not known',
    asOf: '2031-02-28',
    period: { from: '2031-02-01', to: '2031-02-28' },
    facts: { documents: [policy(measure, { ...withNumber, publishedAt: '2031-02-12' })] },
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true }] },
  },
  {
    name: 'nothing that owes an interpretation: another’s, outside the period, an appointment, a date unread',
    facts: {
      documents: [
        policy(measure, { byGovernment: false }),
        policy(measure, { publishedAt: '2023-06-30' }),
        policy('关于成立防汛工作领导小组的通知'),
        policy(measure, { publishedAt: null }),
        policy(measure, { kind: 'interpretation' }),
      ],
    },
    expect: { notApplicable: true },
  },
]);
