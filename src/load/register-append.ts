/** New accounts into register.xlsx: rows are added, nothing that is there changes; the file of before is kept beside it. */
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../lib/errors.ts';
import type { NewAccount } from './account-import.ts';
import { appendRows } from './append-rows.ts';
import { loadRegister } from './register.ts';
import { sheetPlans } from './register-headers.ts';
import { readHeaders } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

/** Returns the name of the copy. The new file is read as a register before it takes the place of the old one. */
export async function addAccounts(
  file: string,
  accounts: readonly NewAccount[],
  classes: readonly string[],
): Promise<string> {
  const before = await loadRegister(file, classes);
  const plan = sheetPlans.find(({ name }) => name === 'accounts')!;
  const sheet = (await readWorkbook(file)).find((s) =>
    [plan.name, ...plan.titles].includes(s.name.trim().toLowerCase()),
  );
  if (sheet === undefined)
    throw new UserError('登记表里没有“账号”表，请从 register.template.xlsx 复制一张（gongkai init 会生成），再导入');
  const places = new Map(
    readHeaders(plan, sheet, () => {}).flatMap((column, at) => (column ? [[column.field, at]] : [])),
  );
  const headers = new Map<number, string>();
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  const values = accounts.map(valuesOf);
  for (const { field, headers: names } of plan.columns) {
    if (places.has(field) || !values.some((row) => row[field])) continue;
    places.set(field, width + headers.size);
    headers.set(width + headers.size, names[0]!);
  }
  const rows = values.map(
    (row) => new Map(Object.entries(row).flatMap(([field, value]) => (value ? [[places.get(field)!, value]] : []))),
  );
  const last = sheet.rows.findLastIndex((row) => row.some((cell) => cell !== null));
  const bytes = appendRows(readFileSync(file), { sheet: sheet.name, headers, after: Math.max(1, last + 1), rows });
  const part = file.replace(/\.xlsx$/i, '.part.xlsx');
  writeFileSync(part, bytes);
  try {
    const after = await loadRegister(part, classes);
    const kept = JSON.stringify(after.register.accounts.slice(0, before.register.accounts.length));
    const others = ({ accounts: _, ...rest }: typeof after.register) => JSON.stringify(rest);
    const whole = after.register.accounts.length === before.register.accounts.length + accounts.length;
    if (
      !whole ||
      kept !== JSON.stringify(before.register.accounts) ||
      others(after.register) !== others(before.register)
    )
      throw new UserError('写入后的登记表与原来的不一致，没有改动原文件；请在 Excel 中另存一次后重试');
    const copy = copyName(file);
    copyFileSync(file, copy);
    renameSync(part, file);
    return path.basename(copy);
  } finally {
    rmSync(part, { force: true });
  }
}

function valuesOf({ id, agency, from }: NewAccount): Record<string, string> {
  const { platform, name, platformId, type, verifiedAs, state, filed, feed } = from;
  const some = { platformId, type, verifiedAs, state, feed, filed: filed === null ? null : filed ? '是' : '否' };
  const told = Object.entries(some).flatMap(([field, value]) => (value === null ? [] : [[field, value]]));
  return { id, agency, platform: platform!, name, ...Object.fromEntries(told) };
}

function copyName(file: string): string {
  for (let n = 1; ; n++) {
    const copy = file.replace(/\.xlsx$/i, `.导入前${n > 1 ? n : ''}.xlsx`);
    if (!existsSync(copy)) return copy;
  }
}
