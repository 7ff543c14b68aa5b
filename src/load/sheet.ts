/** Rows of a sheet that persons fill in: headers in Chinese or English, cells by their kind, every fault with its line. */
import { suggestion } from './faults.ts';
import { apiNames, type Column, kindNames, roleNames, type SheetPlan, stateNames, yesNo } from './register-headers.ts';
import type { Cell, Sheet } from './workbook.ts';

export interface Row {
  line: number;
  values: Record<string, unknown>;
}
export type Say = (line: number, message: string) => void;

/** How the headers were read, in one sentence. */
export function headersUnderstood(sheet: Sheet, headers: readonly (Column | null)[]): string {
  const pairs = headers.flatMap((c, i) => (c === null ? [] : [`${sheet.rows[0]![i]}→${c.field}`]));
  return `${sheet.name}：${pairs.join('，')}`;
}

export function readHeaders(plan: SheetPlan, sheet: Sheet, say: Say): (Column | null)[] {
  const known = plan.columns.flatMap((c) => [c.field, ...c.headers]);
  const seen = new Set<string>();
  return (sheet.rows[0] ?? []).map((cell) => {
    if (cell === null) return null;
    const name = headerKey(String(cell));
    const column = plan.columns.find((c) => [c.field, ...c.headers].some((h) => headerKey(h) === name)) ?? null;
    if (column === null)
      say(
        1,
        `没有“${cell}”这一列${suggestion(String(cell), known) || `，可用的列：${plan.columns.map((c) => c.headers[0]).join('、')}`}`,
      );
    else if (seen.has(column.field)) say(1, `“${cell}”与前面的列重复（都是 ${column.headers[0]}）`);
    if (column !== null) seen.add(column.field);
    return column;
  });
}

/** Headers are compared without white space, remarks in brackets and the star of required columns. */
function headerKey(header: string): string {
  return header.replace(/[（(][^（()）]{0,100}[)）]|[\s*＊]/g, '').toLowerCase();
}

export function readRows(sheet: Sheet, headers: (Column | null)[], say: Say): Row[] {
  const rows: Row[] = [];
  sheet.rows.slice(1).forEach((cells, i) => {
    if (cells.every((cell) => cell === null)) return;
    const line = i + 2;
    const values: Record<string, unknown> = {};
    cells.forEach((cell, at) => {
      if (cell === null) return;
      const column = headers[at];
      if (column) values[column.field] = readCell(cell, column, line, say);
      else if (column === undefined) say(line, `第 ${at + 1} 格“${cell}”上方没有列名`);
    });
    rows.push({ line, values });
  });
  return rows;
}

function readCell(cell: Cell, column: Column, line: number, say: Say): unknown {
  if (column.kind === 'shown') return undefined;
  if (column.kind === 'day') return dayOf(cell!, column, line, say);
  if (cell instanceof Date) {
    say(line, `“${column.headers[0]}”被 Excel 存成了日期，请把单元格格式改为“文本”后重填`);
    return '';
  }
  const text = cell!;
  const wrong = (expected: string, known: readonly string[]) => {
    say(line, `“${column.headers[0]}”应为${expected}，现为“${text}”${suggestion(text, known)}`);
    return undefined;
  };
  switch (column.kind) {
    case 'text':
      return text;
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : wrong('数字', []);
    case 'list':
      return split(text);
    case 'yes-no':
      return yesNo[text.toLowerCase()] ?? wrong('“是”或“否”', []);
    case 'agency-kind':
      return named(kindNames, text) ?? wrong('政府、部门、街道、乡镇、园区、事业单位之一', Object.keys(kindNames));
    case 'role':
      return named(roleNames, text) ?? wrong('“主办”或“栏目”', Object.keys(roleNames));
    case 'account-api':
      return named(apiNames, text) ?? wrong('“微信”或“微博”', Object.keys(apiNames));
    case 'account-state':
      return named(stateNames, text) ?? wrong('“正常”或“关停”', Object.keys(stateNames));
    case 'pins':
      return readPins(text, (entry) => say(line, `“${column.headers[0]}”应写成 栏目类别=网址，现为“${entry}”`));
  }
}

function named(names: Record<string, string>, text: string): string | undefined {
  if (Object.hasOwn(names, text)) return names[text];
  return Object.values(names).find((value) => value === text.toLowerCase());
}

function split(text: string): string[] {
  return text
    .split(/[、，,；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `政策文件=https://…`, one a line or separated by semicolons; 无 means that the column is not needed. */
function readPins(text: string, refuse: (entry: string) => void): Record<string, string> {
  const pins: Record<string, string> = {};
  for (const entry of text
    .split(/[；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    const [, name, url] = /^([^=＝]{1,60})[=＝](.+)$/.exec(entry) ?? [];
    if (name === undefined || url === undefined) refuse(entry);
    else pins[name.trim()] = url.trim() === '无' ? 'none' : url.trim();
  }
  return pins;
}

/** Excel turns what looks like a date into one; typed as text it is read too. */
function dayOf(cell: string | Date, column: Column, line: number, say: Say): string | undefined {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell.replace(/\s/g, ''));
  if (day !== null) return `${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}`;
  say(line, `“${column.headers[0]}”应为日期，如 2026-03-02，现为“${cell}”`);
  return undefined;
}
