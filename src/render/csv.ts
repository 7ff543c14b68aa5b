/** Sheets as CSV that Excel and WPS open as they are (UTF-8 with its mark) and never run, and as JSON for programs. */
import { inertJson } from '../lib/chinese.ts';
import type { SheetOut } from './workbook.ts';

type Cell = string | number | null;

export function sheetCsv({ rows }: SheetOut): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A text that a program would take for a formula begins with an apostrophe; a number stays one. */
function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[\s"']*[=+\-@|%＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Sheet name → rows as objects whose keys are the names of the columns. */
export function sheetsJson(sheets: readonly SheetOut[]): string {
  const rowsOf = ({ rows: [head = [], ...rows] }: SheetOut) =>
    rows.map((row) => Object.fromEntries(head.map((name, i) => [String(name), row[i] ?? null])));
  return `${inertJson(JSON.stringify(Object.fromEntries(sheets.map((s) => [s.name, rowsOf(s)])), null, 1))}\n`;
}
