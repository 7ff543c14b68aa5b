/** An agency's own form may appeal against its problems; it decides none of them, however its columns are named. */
import path from 'node:path';
import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readReviews } from '../../src/load/review-file.ts';
import { folder } from './folders.ts';

const known = new Map([['f1', { agency: 'a', check: 'c', page: null }]]);

/** Of sheets, each a head and rows. */
async function reviewsIn(...sheets: string[][][]) {
  const file = path.join(folder({}), 'form.xlsx');
  const cells = sheets.map((rows) => rows.map((row) => row.map((value) => ({ value }))));
  await writeXlsxFile(cells.map((data, i) => ({ data, sheet: `表${i}` }))).toFile(file);
  return readReviews(file, known, '2024-06-01');
}

const decided = (word: string) => [
  ['编号', '决定', '理由', '决定人'],
  ['f1', word, '另有说明', '王某'],
];
const form = [
  ['编号', '整改情况', '异议', '异议理由', '责任人'],
  ['f1', '', '', '', ''],
];

test('the workbook of the office decides', async () => {
  expect(await reviewsIn(decided('不予认定'))).toMatchObject([{ fingerprint: 'f1', decision: 'dismiss' }]);
});

test('a form decides neither by a renamed column nor by a sheet beside it', async () => {
  const renamed = [['编号', '整改情况', '决定', '异议理由', '责任人'], decided('不予认定')[1]!.toSpliced(1, 0, '')];
  await expect(reviewsIn(renamed)).rejects.toThrow('反馈表');
  await expect(reviewsIn(form, decided('不予认定'))).rejects.toThrow('反馈表');
});
