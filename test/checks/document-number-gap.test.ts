import { policy } from './facts.ts';
import { testCheck } from './tester.ts';

const files = (...numbers: number[]) => numbers.map((n) => policy(`文件${n}`, { docNumber: `青政办〔2023〕${n}号` }));

testCheck('document-number-gap', [
  { name: 'all in a row', facts: { documents: files(1, 2, 3) }, expect: { n: 1, findings: [] } },
  {
    name: 'numbers between the first and the last are missing',
    facts: { documents: files(2, 3, 6) },
    expect: {
      n: 1,
      findings: [
        {
          say: 'gap',
          place: 'series:青政办〔2023〕',
          unsure: true,
          found: 2,
          text: '“青政办〔2023〕”已公开3件，第2号至第6号之间缺第4、5号。',
        },
      ],
    },
  },
  { name: 'two documents are no series', facts: { documents: files(1, 9) }, expect: { notApplicable: true } },
]);
