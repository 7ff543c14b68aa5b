/**
 * register.xlsx as the raw value of the register: three sheets 网站, 责任单位, 账号; row 1 holds the headers.
 * An agency with several sites takes further rows with the same 编号 whose other agency cells are empty.
 */
import { type Fault, faultsError } from '../lib/errors.ts';
import { type Locate, type Path, suggestion } from './faults.ts';
import { type Column, kindNames, roleNames, type SheetPlan, sheetPlans, yesNo } from './register-headers.ts';
import { type Cell, readWorkbook, type Sheet } from './workbook.ts';

export interface RawRegister {
  value: Record<string, unknown[]>;
  locate: Locate;
  /** How each header was read, one sentence a sheet. */
  understood: string[];
}
interface Row {
  line: number;
  values: Record<string, unknown>;
}
type Say = (line: number, message: string) => void;

/** Throws every fault of the form of the sheets at once; what the values mean is judged later. */
export async function readRegisterWorkbook(file: string, label: string): Promise<RawRegister> {
  const sheets = await readWorkbook(file, label);
  const faults: Fault[] = [];
  const understood: string[] = [];
  const rows: Record<string, Row[]> = { sites: [], agencies: [], accounts: [] };
  const titleOf: Record<string, string> = {};
  for (const sheet of sheets) {
    const plan = sheetPlans.find((p) => [p.name, ...p.titles].includes(sheet.name.trim().toLowerCase()));
    if (plan === undefined) {
      if (!/^(说明|填表说明|readme|sheet\d+)$/i.test(sheet.name.trim()) || sheet.rows.length === 0) {
        const titles = sheetPlans.map((p) => p.titles[0]!);
        const message = `没有“${sheet.name}”这种表${suggestion(sheet.name, titles) || `，应为 ${titles.join('、')}（附注可写在“说明”表）`}`;
        if (sheet.rows.length > 0) faults.push({ file: label, line: null, message });
      }
      continue;
    }
    const say: Say = (line, message) => faults.push({ file: `${label}[${sheet.name}]`, line, message });
    if (titleOf[plan.name] !== undefined) say(1, `与“${titleOf[plan.name]}”是同一种表，只能有一张`);
    titleOf[plan.name] = sheet.name;
    const headers = readHeaders(plan, sheet, say);
    understood.push(
      `${sheet.name}：${headers
        .map((c, i) => (c === null ? null : `${sheet.rows[0]![i]}→${c.field}`))
        .filter(Boolean)
        .join('，')}`,
    );
    rows[plan.name] = readRows(sheet, headers, say);
  }
  if (titleOf.agencies === undefined && faults.length === 0)
    faults.push({ file: label, line: null, message: '缺少“责任单位”表' });
  const agencies = groupAgencies(rows.agencies!, (line, message) =>
    faults.push({ file: `${label}[${titleOf.agencies}]`, line, message }),
  );
  if (faults.length > 0) throw faultsError(faults);

  const accounts = rows.accounts!.map(({ line, values: { feed, file: source, ...rest } }) => ({
    line,
    values: { ...rest, source: { ...(feed !== undefined && { feed }), ...(source !== undefined && { file: source }) } },
  }));
  const lines: Record<string, { lines: number[] }[]> = {
    sites: rows.sites!.map((r) => ({ lines: [r.line] })),
    agencies: agencies.map((a) => ({ lines: a.lines })),
    accounts: accounts.map((r) => ({ lines: [r.line] })),
  };
  return {
    value: {
      sites: rows.sites!.map((r) => r.values),
      agencies: agencies.map((a) => a.values),
      accounts: accounts.map((r) => r.values),
    },
    locate: (path) => placeOf(path, lines, titleOf, label),
    understood,
  };
}

function placeOf(
  path: Path,
  lines: Record<string, { lines: number[] }[]>,
  titleOf: Record<string, string>,
  label: string,
): { file: string; line: number | null } {
  const [part, index, field, nth] = path;
  const member = lines[String(part)]?.[Number(index)];
  if (member === undefined) return { file: label, line: null };
  // The nth site of an agency stands in the nth of its rows that names one; each row names at most one.
  const line =
    field === 'sites' && typeof nth === 'number' ? (member.lines[nth] ?? member.lines[0]!) : member.lines[0]!;
  return { file: `${label}[${titleOf[String(part)]}]`, line };
}

function readHeaders(plan: SheetPlan, sheet: Sheet, say: Say): (Column | null)[] {
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

function readRows(sheet: Sheet, headers: (Column | null)[], say: Say): Row[] {
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
    case 'list':
      return split(text);
    case 'yes-no':
      return yesNo[text.toLowerCase()] ?? wrong('“是”或“否”', []);
    case 'agency-kind':
      return named(kindNames, text) ?? wrong('政府、部门、街道、乡镇、园区、事业单位之一', Object.keys(kindNames));
    case 'role':
      return named(roleNames, text) ?? wrong('“主办”或“栏目”', Object.keys(roleNames));
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

const siteFields = ['site', 'role', 'paths', 'columns', 'sourceNames'];

/** Rows of one agency become one agency with several sites. */
function groupAgencies(rows: readonly Row[], say: Say): { values: Record<string, unknown>; lines: number[] }[] {
  const agencies: { values: Record<string, unknown>; lines: number[] }[] = [];
  for (const { line, values } of rows) {
    const own = Object.fromEntries(Object.entries(values).filter(([field]) => !siteFields.includes(field)));
    const use = Object.fromEntries(Object.entries(values).filter(([field]) => siteFields.includes(field)));
    if (use.site === undefined && Object.keys(use).length > 0) say(line, '填了“关系”“路径”等，却没有填“网站”');
    const uses = use.site === undefined ? [] : [use];
    const first = agencies.find((a) => a.values.id === own.id && own.id !== undefined);
    const isFurtherSite = first !== undefined && uses.length > 0 && Object.keys(own).length === 1;
    if (first === undefined || !isFurtherSite) {
      agencies.push({ values: { ...own, sites: uses }, lines: [line] });
    } else {
      const sites = first.values.sites as unknown[];
      if (sites.length === 0) first.lines.length = 0;
      sites.push(use);
      first.lines.push(line);
    }
  }
  return agencies;
}
