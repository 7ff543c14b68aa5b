import { column, origin } from './facts.ts';
import { testCheck } from './tester.ts';

const gazette = (titles: string[], over = {}) =>
  column('政府公报', {
    items: titles.map((title, i) => ({ title, url: `${origin}/gb/${i}.html`, date: '2023-07-01' })),
    ...over,
  });
const issues = (...numbers: string[]) => numbers.map((n) => `青禾区人民政府公报2023年第${n}期`);

testCheck('gazette-issue-missing', [
  {
    name: 'all are there, two in one',
    facts: { columns: [gazette(issues('1', '2-3', '4'))] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'one in the middle is missing, the other year is whole',
    facts: {
      columns: [gazette([...issues('1', '2', '5'), '青禾区政府公报二〇二二年第1期', '青禾区政府公报2022年第2期'])],
    },
    expect: {
      n: 2,
      findings: [
        { say: 'missing', place: 'gazette:2023', found: '3、4', text: '2023年政府公报有第1期和第5期，缺第3、4期。' },
      ],
    },
  },
  {
    name: 'a list that was not read to its end',
    facts: { columns: [gazette(issues('1', '3'), { complete: false })] },
    expect: { n: 1, findings: [{ say: 'missing', place: 'gazette:2023', unsure: true, found: '2' }] },
  },
  { name: 'rows that name no issue', facts: { columns: [gazette(['公报目录'])] }, expect: { notApplicable: true } },
]);
