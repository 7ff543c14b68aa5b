/** Workbooks that an agency hands in may be made to harm: small ones that unpack to much, or whose cells lie far out. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readWorkbook } from '../../src/load/workbook.ts';
import { folder } from './folders.ts';

/** A workbook of one sheet, its XML changed. */
async function workbookOf(change: (xml: string) => string): Promise<string> {
  const file = path.join(folder({}), '反馈.xlsx');
  await writeXlsxFile([[{ value: '编号' }, { value: '决定' }]], { sheet: '表' }).toFile(file);
  const parts = unzipSync(readFileSync(file));
  const name = Object.keys(parts).find((part) => part.includes('worksheets/'))!;
  writeFileSync(file, zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name]!))) }));
  return file;
}

const withRow = (row: string) => (xml: string) => xml.replace('</sheetData>', `${row}</sheetData>`);
const cell = (at: string) => `<c r="${at}" t="inlineStr"><is><t>x</t></is></c>`;

test('what Excel writes is read, formatted rows and columns far out too', async () => {
  const file = await workbookOf(
    withRow('<row r="2"><c r="B2" t="inlineStr"><is><t>x</t></is></c><c r="XFD2" s="0"/></row><row r="1048576"/>'),
  );
  const [sheet] = await readWorkbook(file);
  expect(sheet).toMatchObject({
    name: '表',
    rows: [
      ['编号', '决定'],
      [null, 'x'],
    ],
  });
});

const far: Record<string, string> = {
  'a cell in the last corner': `<row r="1048576">${cell('XFD1048576')}</row>`,
  'a row beyond the last': `<row r="1e9">${cell('A1')}</row>`,
  'a row and a column, each far out': `<row r="2">${cell('XFD2')}</row><row r="900000">${cell('A900000')}</row>`,
  'other quotes, a prefix and a mark that looks like an end': `<row r='3'><c s="/>" r = 'XFD900000'><v>1</v></c></row>`,
};

test.each(Object.entries(far))('%s is refused', async (_, row) => {
  await expect(readWorkbook(await workbookOf(withRow(row)))).rejects.toThrow('离表格很远');
});

test('what unpacks to much more than a form holds is refused', async () => {
  const file = await workbookOf((xml) => xml + ' '.repeat(100_000_000));
  await expect(readWorkbook(file)).rejects.toThrow('解压后过大');
});
