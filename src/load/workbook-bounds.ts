/** Workbooks that others hand in, before they are read whole: a small file may unpack to gigabytes, or hold one cell far out. */
import { zipSync } from 'fflate';
import { UserError } from '../lib/errors.ts';
import { openZip } from '../lib/zip.ts';

/** Rows of Excel. */
const maxRow = 1_048_576;
/** Rows by columns of all sheets: empty cells before the last one take place too. */
const maxCells = 10_000_000;

/** The same workbook with the parts that are read and nothing else; null for what is none. Throws a UserError. */
export function boundedWorkbook(bytes: Uint8Array, label: string): Uint8Array | null {
  const zip = openZip(bytes);
  if (zip === null) return null;
  const parts: Record<string, Uint8Array> = Object.create(null);
  let cells = 0;
  for (const { name } of zip.entries) {
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    const part = zip.read(name);
    if (zip.tooLarge() || zip.cut) throw new UserError(`${label} 解压后过大，不像是填写的表格`);
    if (part === null) return null;
    const xml = new TextDecoder().decode(part);
    if (xml.includes('sheetData')) cells += extentOf(xml);
    if (!(cells <= maxCells))
      throw new UserError(`${label} 里有离表格很远的单元格，请删去多余的行和列（连同格式）后另存一次`);
    parts[name] = part;
  }
  return zipSync(parts, { level: 0 });
}

/** Rows by columns up to the last cell that holds something; Infinity for places that Excel has not. */
function extentOf(xml: string): number {
  let [rows, columns] = [0, 0];
  // Formatted cells without content are passed over when read.
  const filled = xml.replace(/<(?:\w{1,20}:)?c\s[^<>]{0,200}\/>/g, '');
  for (const [, at] of filled.matchAll(/(?:[\s"']|(?<!xmlns):)r\s{0,10}=\s{0,10}["']([^"'<]*)/g)) {
    const [, letters = '', row] = /^([A-Z]{0,3})(\d{1,7})$/.exec(at!) ?? [];
    if (row === undefined || Number(row) > maxRow) return Number.POSITIVE_INFINITY;
    // Without letters it is a row itself, which may be empty.
    if (letters === '') continue;
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnOf(letters));
  }
  return rows * columns;
}

/** A is 1. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
