/** What persons vouch for: attestations.xlsx or attestations.yaml of a workspace; none is no fault. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Fault, faultsError, UserError } from '../lib/errors.ts';
import { deepFreeze } from '../lib/freeze.ts';
import { type Attestation, attestationSchema } from '../model/attestation.ts';
import type { Register } from '../model/register.ts';
import { checkValue, type Locate, suggestion } from './faults.ts';
import type { SheetPlan } from './register-headers.ts';
import { readHeaders, readRows } from './sheet.ts';
import { readWorkbook } from './workbook.ts';
import { readYaml } from './yaml-file.ts';

export const attestationSheet: SheetPlan = {
  name: 'attestations',
  titles: ['佐证', '自查填报', '情况填报'],
  columns: [
    { field: 'requirement', headers: ['条款编号', '条款'], kind: 'text', hint: '如 D-03；可用 gongkai explain 查看' },
    { field: 'agency', headers: ['单位编号', '单位', '单位名称'], kind: 'text', hint: '登记表里的编号或名称' },
    { field: 'statement', headers: ['落实情况', '情况说明', '情况'], kind: 'text', hint: '做了什么，一两句话' },
    { field: 'date', headers: ['日期', '填报日期'], kind: 'day', hint: '如 2026-03-02' },
    { field: 'by', headers: ['填报人', '确认人'], kind: 'text', hint: '谁确认的' },
    { field: 'attachment', headers: ['附件', '佐证材料'], kind: 'text', hint: '文件名或网址，可不填' },
    { field: 'expires', headers: ['有效期至', '失效日期'], kind: 'day', hint: '不填的，自填报之日起一年内有效' },
    { field: 'points', headers: ['加分'], kind: 'number', hint: '只有加分项填写' },
  ],
};

/** Frozen. Throws every fault at once, with file and line. */
export async function loadAttestations(
  dir: string,
  register: Register,
  requirements: readonly string[],
): Promise<readonly Attestation[]> {
  const found = ['attestations.xlsx', 'attestations.yaml'].filter((name) => existsSync(path.join(dir, name)));
  if (found.length === 0) return [];
  if (found.length > 1) throw new UserError(`${dir} 里有两份填报表（${found.join('、')}），请只留一份`);
  const [label] = found as [string];
  const file = path.join(dir, label);
  const raw = label.endsWith('.xlsx') ? await rowsOfWorkbook(file, label) : readYaml(file, label);
  const { data, faults } = checkValue(z.array(attestationSchema), raw.value ?? [], raw.locate);
  if (faults.length > 0) throw faultsError(faults);
  const wrong: Fault[] = [];
  const known = data!.map((row, i) => {
    const say = (message: string) => wrong.push({ ...raw.locate([i]), message });
    const agency = register.agencies.find((a) => [a.id, a.name, ...a.aliases].includes(row.agency));
    const names = register.agencies.flatMap((a) => [a.id, a.name]);
    if (agency === undefined) say(`登记表里没有单位“${row.agency}”${suggestion(row.agency, names)}`);
    if (!requirements.includes(row.requirement))
      say(`条款“${row.requirement}”不在条款表里${suggestion(row.requirement, requirements)}`);
    return { ...row, agency: agency?.id ?? row.agency };
  });
  if (wrong.length > 0) throw faultsError(wrong);
  return deepFreeze(known);
}

async function rowsOfWorkbook(file: string, label: string): Promise<{ value: unknown; locate: Locate }> {
  const sheets = await readWorkbook(file, label);
  const sheet = sheets.find((s) => attestationSheet.titles.includes(s.name.trim())) ?? sheets[0];
  const faults: Fault[] = [];
  const say = (line: number, message: string) => faults.push({ file: label, line, message });
  const rows = sheet === undefined ? [] : readRows(sheet, readHeaders(attestationSheet, sheet, say), say);
  if (faults.length > 0) throw faultsError(faults);
  return {
    value: rows.map((row) => row.values),
    locate: ([at]) => ({ file: label, line: typeof at === 'number' ? rows[at]!.line : null }),
  };
}
