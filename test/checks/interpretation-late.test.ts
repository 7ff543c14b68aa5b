import { gap, interpretation, origin, policy, unreadColumn } from './facts.ts';
import { testCheck } from './tester.ts';

const measure = '青禾区人才引进办法';
const place = 'document:青禾府办发〔2023〕5号';
const explained = (publishedAt: string, ...given: Parameters<typeof interpretation>[0][]) =>
  policy(measure, {
    docNumber: '青禾府办发〔2023〕5号',
    publishedAt,
    interpretations: given.map((g, i) => interpretation({ url: `${origin}/jd/${i}.html`, ...g })),
  });

testCheck('interpretation-late', [
  {
    name: 'the third working day is in time, over a weekend',
    facts: { documents: [explained('2023-07-07', { publishedAt: '2023-07-12' })] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'the fourth is not',
    facts: { documents: [explained('2023-07-07', { publishedAt: '2023-07-13' })] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'late',
          place,
          found: 4,
          text: '《青禾区人才引进办法》2023-07-07公开，最早的解读于2023-07-13发布，相隔4个工作日，要求3个工作日内。',
        },
      ],
    },
  },
  {
    name: 'the National Day holiday does not count',
    asOf: '2018-10-31',
    period: { from: '2018-09-01', to: '2018-09-30' },
    facts: { documents: [explained('2018-09-30', { publishedAt: '2018-10-10' })] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a make-up Sunday counts: it was worked',
    asOf: '2018-03-31',
    period: { from: '2018-02-01', to: '2018-02-28' },
    facts: { documents: [explained('2018-02-08', { publishedAt: '2018-02-13' })] },
    expect: { n: 1, findings: [{ say: 'late', place, found: 4 }] },
  },
  {
    name: 'one before the document is in time; a later second one does no harm',
    facts: { documents: [explained('2023-07-07', { publishedAt: '2023-07-30' }, { publishedAt: '2023-07-06' })] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'no interpretation shows a date',
    facts: { documents: [explained('2023-07-07', { publishedAt: null })] },
    expect: {
      n: 1,
      findings: [
        { say: 'undated', place, unsure: true, found: null, text: '《青禾区人才引进办法》的解读没有读到发布日期。' },
      ],
    },
  },
  {
    name: 'one of several shows none and may be the first',
    facts: { documents: [explained('2023-07-07', { publishedAt: '2023-07-30' }, { publishedAt: null })] },
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true }] },
  },
  {
    name: 'a faint match in time neither acquits nor convicts beside a sure one that is late',
    facts: {
      documents: [
        explained('2023-07-07', { publishedAt: '2023-07-10', confidence: 0.7 }, { publishedAt: '2023-07-30' }),
      ],
    },
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true }] },
  },
  {
    name: 'a faint match in time and no other',
    facts: { documents: [explained('2023-07-07', { publishedAt: '2023-07-10', confidence: 0.7 })] },
    expect: { n: 1, findings: [{ say: 'doubtful', place, unsure: true }] },
  },
  {
    name: 'a faint match does not convict',
    facts: { documents: [explained('2023-07-07', { publishedAt: '2023-07-30', confidence: 0.7 })] },
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true }] },
  },
  {
    name: 'an earlier one may stand in a column that was not read',
    facts: {
      documents: [explained('2023-07-07', { publishedAt: '2023-07-30' })],
      columns: [unreadColumn('政策解读')],
    },
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true }] },
  },
  {
    name: 'or among documents that were not seen',
    facts: { documents: [explained('2023-07-07', { publishedAt: '2023-07-30' })] },
    gaps: [gap('documents', '/jd/9.html')],
    expect: { n: 1, findings: [{ say: 'late', place, unsure: true }] },
  },
  {
    name: 'a policy without any interpretation is another check’s matter',
    facts: { documents: [explained('2023-07-07')] },
    expect: { notApplicable: true },
  },
]);
