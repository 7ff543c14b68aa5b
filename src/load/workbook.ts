/** Reads the cells of an XLSX file; the only importer of read-excel-file. */
import { readFileSync, statSync } from 'node:fs';
import readXlsxFile from 'read-excel-file/node';
import { UserError } from '../lib/errors.ts';
import { boundedWorkbook } from './workbook-bounds.ts';

/** Text of a cell (numbers as Excel shows whole ones), `null` when empty, a `Date` where Excel holds a date. */
export type Cell = string | Date | null;
export interface Sheet {
  name: string;
  /** Row 1 of the sheet is member 0; empty rows are kept. */
  rows: Cell[][];
}

const maxBytes = 20_000_000;

/** Throws a UserError for what is no workbook. `label` is what messages call it. */
export async function readWorkbook(file: string, label = file): Promise<Sheet[]> {
  try {
    if (statSync(file).size > maxBytes) throw new UserError(`${label} 超过 ${maxBytes / 1_000_000} MB，不像是登记表`);
    const parts = boundedWorkbook(readFileSync(file), label);
    if (parts === null) throw new Error('no workbook');
    const sheets = await readXlsxFile(Buffer.from(parts));
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UserError(`没有找到文件：${label}`, undefined, { cause });
    throw new UserError(`${label} 不是能打开的 Excel 工作簿（.xlsx）`, undefined, { cause });
  }
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined || value instanceof Date) return value ?? null;
  const text = typeof value === 'boolean' ? (value ? '是' : '否') : String(value).trim();
  return text === '' ? null : text;
}
