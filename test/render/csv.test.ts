import { expect, test } from 'vitest';
import { sheetCsv, sheetsJson } from '../../src/render/csv.ts';

const sheet = (rows: (string | number | null)[][]) => ({ name: '排名', rows: [['单位', '得分'], ...rows], widths: [] });

test('Excel and WPS read it as UTF-8; numbers stay numbers, also negative ones', () => {
  expect(sheetCsv(sheet([['民政局', -1.5]]))).toBe('\ufeff单位,得分\r\n民政局,-1.5\r\n');
});

test.each(['=1+1', '+1', '-2+3', '@SUM(A1)', ' =1', '"=1', '＝1', '|cmd', '\t=1'])(
  '%j never becomes a formula',
  (text) => {
    const cell = sheetCsv(sheet([[text, null]])).split('\r\n')[1]!;
    expect(cell.replace(/^"/, '')).toMatch(/^'/);
  },
);

test('commas, quotes and line ends stay inside their cell', () => {
  expect(sheetCsv(sheet([['甲,"乙"\r\n丙', null]]))).toContain('"甲,""乙""\r\n丙",\r\n');
});

test('JSON has a list of rows for every sheet, keyed by the names of the columns', () => {
  const text = sheetsJson([
    sheet([
      ['民政局', 91.3],
      ['=1\u202e', null],
    ]),
  ]);
  expect(JSON.parse(text)).toEqual({
    排名: [
      { 单位: '民政局', 得分: 91.3 },
      { 单位: '=1\u202e', 得分: null },
    ],
  });
  expect(text).not.toContain('\u202e');
});
