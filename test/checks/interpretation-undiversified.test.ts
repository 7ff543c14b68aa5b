import { column, interpretation, origin, policy } from './facts.ts';
import { testCheck } from './tester.ts';

const measure = '青禾区人才引进办法';
const place = 'document:青禾府办发〔2023〕5号';
const explained = (...given: Parameters<typeof interpretation>[0][]) =>
  policy(measure, {
    docNumber: '青禾府办发〔2023〕5号',
    interpretations: given.map((g, i) => interpretation({ url: `${origin}/jd/${i}.html`, ...g })),
  });

testCheck('interpretation-undiversified', [
  {
    name: 'a text and a picture',
    facts: { documents: [explained({ forms: ['text'] }, { forms: ['graphic'] })] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a text only',
    facts: { documents: [explained({ forms: ['text'] })] },
    expect: {
      n: 1,
      findings: [
        { say: 'textOnly', place, found: 0, text: '《青禾区人才引进办法》（青禾府办发〔2023〕5号）只有文字解读。' },
      ],
    },
  },
  {
    name: 'none at all',
    facts: { documents: [explained()] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'none',
          place,
          text: '《青禾区人才引进办法》（青禾府办发〔2023〕5号）未找到任何解读材料，没有多元化解读。',
        },
      ],
    },
  },
  {
    name: 'an interpretation of which only the row was seen may be a picture',
    facts: { documents: [explained({ forms: ['text'] }, { forms: [] })] },
    expect: { n: 1, findings: [{ say: 'textOnly', place, unsure: true }] },
  },
  {
    name: 'a picture that may belong to another document',
    facts: { documents: [explained({ forms: ['graphic'], confidence: 0.7 })] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'doubtful',
          place,
          unsure: true,
          found: null,
          text: '《青禾区人才引进办法》（青禾府办发〔2023〕5号）可能已有多元化解读“某办法解读”，需人工确认。',
        },
      ],
    },
  },
  {
    name: 'the column of interpretations was not read to its end',
    facts: { documents: [explained()], columns: [column('政策解读', { complete: false, oldestRead: '2023-07-18' })] },
    expect: { n: 1, findings: [{ say: 'none', place, unsure: true }] },
  },
  {
    name: 'an expert who writes is a text, unless the office counts it',
    facts: { documents: [explained({ forms: ['expert', 'text'] })] },
    expect: { n: 1, findings: [{ say: 'textOnly', place }] },
  },
  {
    name: 'the office counts experts',
    options: { forms: ['expert'] },
    facts: { documents: [explained({ forms: ['expert', 'text'] })] },
    expect: { n: 1, findings: [] },
  },
  { name: 'no policy in the period', expect: { notApplicable: true } },
]);
