/** The work of `gongkai accounts import`: what was understood, then what is written. */
import path from 'node:path';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { type ImportPlan, type NewAccount, planImport } from '../../load/account-import.ts';
import { type LedgerAccount, type LedgerSheet, readLedger } from '../../load/account-ledger.ts';
import { ledgerFields } from '../../load/ledger-headers.ts';
import { addAccounts } from '../../load/register-append.ts';
import { columnClasses, loadTables } from '../../load/tables.ts';
import { readWorkbook } from '../../load/workbook.ts';
import { openWorkspace } from '../../load/workspace.ts';

/** Exit code 2 where some account could not be taken. */
export async function importAccounts(file: string, flags: { write?: boolean; workspace: string }): Promise<number> {
  const { register, registerFile } = await openWorkspace(flags.workspace);
  const ledger = readLedger(await readWorkbook(file, path.basename(file)));
  if (ledger.accounts.length === 0)
    throw new UserError(`${path.basename(file)} 里没有找到账号：需要“账号名称”或“主页网址”，以及“责任单位”“平台”等列`);
  const plan = planImport(ledger.accounts, register);
  const lines = [...ledger.sheets.flatMap(sheetLines), ...planLines(plan)];
  if (flags.write && plan.fresh.length > 0) {
    if (!/\.xlsx$/i.test(registerFile))
      throw new UserError(
        `登记表是 ${path.basename(registerFile)}，请把以下内容加入 accounts：\n${yamlOf(plan.fresh)}`,
      );
    const copy = await addAccounts(registerFile, plan.fresh, columnClasses(loadTables().tables));
    lines.push(`已写入 ${path.basename(registerFile)}：新增账号${plan.fresh.length}个；导入前的登记表另存为 ${copy}。`);
  } else if (plan.fresh.length > 0) lines.push('以上是预览，没有改动任何文件；确认无误后加 --write 写入登记表。');
  process.stdout.write(`${lines.join('\n')}\n`);
  return plan.refused.length > 0 ? exitCodes.incomplete : exitCodes.done;
}

function sheetLines({ sheet, line, headers, carried }: LedgerSheet): string[] {
  if (line === null) return [`“${sheet}”表：没有找到账号列，跳过`];
  const told = headers.filter(({ text }) => text !== '');
  const known = told.flatMap(({ text, field, platform }) =>
    field === null ? [] : [`${text}→${platform === null ? '' : platform}${ledgerFields[field]}`],
  );
  const unused = told.filter(({ field }) => field === null).map(({ text }) => text);
  return [
    `“${sheet}”表：第${line}行是列名`,
    `  ${known.join('，')}`,
    ...(unused.length > 0 ? [`  没有用到的列：${unused.join('、')}`] : []),
    ...(carried.length > 0 ? [`  责任单位沿用上一行的：第${some(carried.map(String))}行`] : []),
  ];
}

function planLines({ fresh, known, refused, unlisted }: ImportPlan): string[] {
  const differing = known.filter(({ differs }) => differs.length > 0);
  return [
    `新账号${fresh.length}个${fresh.length > 0 ? '：' : '。'}`,
    ...fresh.map(({ id, agency, from }) => `  ${id} ${labelOf(from)}，归${agency}${more(from)}`),
    `登记表里已有${known.length}个${differing.length > 0 ? '，其中与台账不一致、请人工核对的：' : '。'}`,
    ...differing.map(({ from, differs }) => `  ${labelOf(from)}：${differs.join('；')}`),
    ...(refused.length > 0 ? [`不能导入${refused.length}个：`] : []),
    ...refused.map(({ from, why }) => `  ${from.sheet}第${from.line}行 ${labelOf(from)}：${why}`),
    ...(unlisted.length > 0
      ? [`登记表里有、台账里没有的：${some(unlisted.map((a) => `${a.platform}“${a.name}”`))}`]
      : []),
  ];
}

function labelOf({ platform, name }: LedgerAccount): string {
  return `${platform ?? '未知平台'}“${name}”`;
}

function more({ type, state, filed, verifiedAs, platformId }: LedgerAccount): string {
  const filing = filed === null ? null : filed ? '已备案' : '未备案';
  const parts = [type, platformId, state, filing, verifiedAs && `认证主体${verifiedAs}`].filter(Boolean);
  return parts.length > 0 ? `（${parts.join('，')}）` : '';
}

function some(texts: readonly string[]): string {
  return texts.length > 20 ? `${texts.slice(0, 20).join('、')}等${texts.length}个` : texts.join('、');
}

/** As lines of register.yaml. */
function yamlOf(accounts: readonly NewAccount[]): string {
  const lines = accounts.map(({ id, agency, from }) => {
    const { platform, name, platformId, type, verifiedAs, filed } = from;
    const told = Object.entries({ id, agency, platform, name, platformId, type, verifiedAs, filed });
    const pairs = told.flatMap(([key, value]) => (value === null ? [] : [`${key}: ${JSON.stringify(value)}`]));
    return `  - { ${pairs.join(', ')}${from.state === '关停' ? ', state: closed' : ''} }`;
  });
  return lines.join('\n');
}
