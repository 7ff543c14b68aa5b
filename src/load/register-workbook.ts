/**
 * register.xlsx as the raw value of the register: sheets 网站, 责任单位, 账号, 单位对应; row 1 holds the headers.
 * An agency with several sites takes further rows with the same 编号 whose other agency cells are empty.
 */
import { type Fault, faultsError } from '../lib/errors.ts';
import { type Locate, type Path, suggestion } from './faults.ts';
import { sheetPlans } from './register-headers.ts';
import { headersUnderstood, type Row, readHeaders, readRows, type Say } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

export interface RawRegister {
  value: Record<string, unknown[]>;
  locate: Locate;
  /** How each header was read, one sentence a sheet. */
  understood: string[];
}

/** Throws every fault of the form of the sheets at once; what the values mean is judged later. */
export async function readRegisterWorkbook(file: string, label: string): Promise<RawRegister> {
  const sheets = await readWorkbook(file, label);
  const faults: Fault[] = [];
  const understood: string[] = [];
  const rows: Record<string, Row[]> = { sites: [], agencies: [], accounts: [], units: [] };
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
    understood.push(headersUnderstood(sheet, headers));
    rows[plan.name] = readRows(sheet, headers, say);
  }
  if (titleOf.agencies === undefined && faults.length === 0)
    faults.push({ file: label, line: null, message: '缺少“责任单位”表' });
  const agencies = groupAgencies(rows.agencies!, (line, message) =>
    faults.push({ file: `${label}[${titleOf.agencies}]`, line, message }),
  );
  if (faults.length > 0) throw faultsError(faults);

  const accounts = rows.accounts!.map(({ line, values: { feed, file: source, api, ...rest } }) => ({
    line,
    values: {
      ...rest,
      source: {
        ...(feed !== undefined && { feed }),
        ...(source !== undefined && { file: source }),
        ...(api !== undefined && { api }),
      },
    },
  }));
  const lines: Record<string, { lines: number[] }[]> = {
    sites: rows.sites!.map((r) => ({ lines: [r.line] })),
    agencies: agencies.map((a) => ({ lines: a.lines })),
    accounts: accounts.map((r) => ({ lines: [r.line] })),
    units: rows.units!.map((r) => ({ lines: [r.line] })),
  };
  return {
    value: {
      sites: rows.sites!.map((r) => r.values),
      agencies: agencies.map((a) => a.values),
      accounts: accounts.map((r) => r.values),
      units: rows.units!.map((r) => r.values),
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
