/**
 * Account ledgers of any layout: title rows above the header, headers of one or two rows, several sheets, several accounts
 * in a cell, merged cells, one column a platform. What was understood is told, so that a person can look it over.
 */
import { oneLine } from '../lib/chinese.ts';
import { UserError } from '../lib/errors.ts';
import { accountAt, accountTypeOf, platformOf } from '../lib/platforms.ts';
import { type LedgerHeader, ledgerHeader } from './ledger-headers.ts';
import type { Cell, Sheet } from './workbook.ts';

export interface LedgerAccount {
  sheet: string;
  line: number;
  unit: string;
  platform: string | null;
  name: string;
  platformId: string | null;
  type: string | null;
  state: '正常' | '关停' | null;
  filed: boolean | null;
  verifiedAs: string | null;
  feed: string | null;
}
export interface LedgerSheet {
  sheet: string;
  /** Line of the header, null: no ledger of accounts. */
  line: number | null;
  headers: LedgerHeader[];
  /** Lines whose unit is that of the line above: merged cells look so. */
  carried: number[];
}

const maxRows = 20_000;
/** Each is held against all that is registered. */
const maxAccounts = 20_000;

export function readLedger(sheets: readonly Sheet[]): { accounts: LedgerAccount[]; sheets: LedgerSheet[] } {
  const accounts: LedgerAccount[] = [];
  const understood = sheets
    .filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)))
    .map(({ name, rows }) => readSheet({ name: oneLine(name).slice(0, 100), rows }, accounts));
  return { accounts, sheets: understood };
}

function readSheet({ name, rows }: Sheet, accounts: LedgerAccount[]): LedgerSheet {
  const top = headerRow(rows);
  if (top === null) return { sheet: name, line: null, headers: [], carried: [] };
  const headers = headersAt(rows, top);
  const carried: number[] = [];
  let unit = unitAbove(rows.slice(0, top));
  let platform: string | null = null;
  for (const [i, row] of rows.slice(top + 1, maxRows).entries()) {
    const line = top + i + 2;
    const own = cellsOf(row, headers);
    // 合计, 填表人 and remarks stand below the table.
    if (/^(?:合计|总计|小计|备注|说明|填表|填报|注[:：])/.test(textOf(row.find((cell) => cell !== null)))) continue;
    const found = accountsIn(own, { sheet: name, platformOfSheet: platformOf(name), last: platform });
    if (found.length === 0) continue;
    const told = unitIn(own);
    if (told === '' && unit !== '' && headers.some(({ field }) => field === 'unit')) carried.push(line);
    unit = told || unit;
    platform = one(own, 'platform') || platform;
    for (const account of found) accounts.push({ ...account, line, unit });
    if (accounts.length > maxAccounts) throw new UserError(`台账里的账号超过${maxAccounts}个，请分成几份导入`);
  }
  return { sheet: name, line: top + 1, headers, carried };
}

/** The row of the first fifteen that holds most known headers: names or addresses, and something beside them. */
function headerRow(rows: readonly Cell[][]): number | null {
  let best: number | null = null;
  let most = 1;
  for (const [i] of rows.slice(0, 15).entries()) {
    const headers = headersAt(rows, i);
    const known = headers.filter(({ field }) => field !== null).length;
    const any = headers.some(({ field }) => field === 'name' || field === 'platformId' || field === 'url');
    if (any && known > most) [best, most] = [i, known];
  }
  return best;
}

function headersAt(rows: readonly Cell[][], at: number): LedgerHeader[] {
  let group = '';
  return rows[at]!.map((cell, i) => {
    const above = textOf(rows[at - 1]?.[i]);
    if (above !== '') group = above;
    // Columns like 序号 have one cell over two rows.
    return ledgerHeader(oneLine(textOf(cell) || above).slice(0, 100), group);
  });
}

/** `填报单位：某区卫生健康局` above the header is the unit of all rows. */
function unitAbove(rows: readonly Cell[][]): string {
  const texts = rows.flat().map(textOf);
  return (
    texts
      .map((text) => /单位(?:名称)?(?:（盖章）|\(盖章\))?\s*[:：]\s*(\S{2,40})/.exec(text)?.[1] ?? '')
      .find(Boolean) ?? ''
  );
}

type Cells = readonly { header: LedgerHeader; text: string }[];

function cellsOf(row: readonly Cell[], headers: readonly LedgerHeader[]): Cells {
  return headers.flatMap((header, i) => {
    const text = textOf(row[i]);
    return header.field === null || header.field === 'private' || text === '' ? [] : [{ header, text }];
  });
}

function one(cells: Cells, field: LedgerHeader['field']): string {
  return oneLine(cells.find(({ header }) => header.field === field)?.text ?? '');
}

/** Who runs it comes before who is above it and who filled in the form. */
function unitIn(cells: Cells): string {
  const rank = ({ header }: Cells[number]) =>
    /主管|上级|填报|填表|报送/.test(header.text) ? 2 : /运维|运营|使用|管理|建设/.test(header.text) ? 1 : 0;
  const [first] = cells.filter(({ header }) => header.field === 'unit').sort((a, b) => rank(a) - rank(b));
  return oneLine(first?.text ?? '');
}

interface Sheeted {
  sheet: string;
  platformOfSheet: string | null;
  last: string | null;
}

/** One row holds one account, or one for each platform that has columns of its own, or several in a cell. */
function accountsIn(cells: Cells, { sheet, platformOfSheet, last }: Sheeted): Omit<LedgerAccount, 'line' | 'unit'>[] {
  const told = one(cells, 'platform');
  const byPlatform = Map.groupBy(
    cells.filter(({ header: { field } }) => field === 'name' || field === 'platformId' || field === 'url'),
    ({ header }) => header.platform,
  );
  // Columns without a platform of their own belong to the only other one.
  const shared = byPlatform.get(null) ?? [];
  const groups: [string | null, Cells][] =
    byPlatform.size === 0 ? [] : [...byPlatform].filter(([platform, own]) => platform !== null || own.some(named));
  if (groups.length === 1 && groups[0]![0] !== null && shared.length > 0) groups[0]![1] = [...groups[0]![1], ...shared];
  const state = stateOf(one(cells, 'state'));
  const filed = yesOrNo(one(cells, 'filed'));
  const verified = one(cells, 'verifiedAs');
  return groups.flatMap(([headed, own]) => {
    const names = parts(own, 'name');
    const ids = parts(own, 'platformId');
    const urls = parts(own, 'url');
    const count = Math.max(names.length, names.length === 0 ? urls.length : 0);
    return Array.from({ length: count }, (_, i) => {
      const url = urls.length === count ? urls[i]! : '';
      const at = accountAt(url);
      const platform = platformOf(told) ?? headed ?? at.platform ?? platformOfSheet ?? platformOf(last ?? '');
      const id = ids.length === count ? ids[i]! : at.platform === platform ? at.id : null;
      const name = names[i] ?? at.id ?? url;
      const type = accountTypeOf(`${one(cells, 'type')} ${told} ${name}`);
      return {
        sheet,
        platform,
        name: name.replace(/[（(](?:订阅号|服务号)[)）]/, '').slice(0, 100),
        platformId: id || null,
        type: platform === '微信' ? type : null,
        state,
        filed,
        verifiedAs: /^(?:是|否|已认证|未认证|有|无)$/.test(verified) ? null : verified || null,
        feed: /^https?:\/\/\S+$/.test(one(cells, 'feed')) ? one(cells, 'feed') : null,
      };
    });
  });
}

function named({ header }: Cells[number]): boolean {
  return header.field === 'name' || header.field === 'url';
}

function parts(cells: Cells, field: LedgerHeader['field']): string[] {
  const text = cells.find(({ header }) => header.field === field)?.text ?? '';
  return text
    .split(/[\n|、；;]|(?<=\S)[,，](?=\S)/)
    .map((part) => oneLine(part).replace(/^\d{1,2}[.．、]\s*/, ''))
    .filter((part) => part !== '')
    .slice(0, 50);
}

function stateOf(text: string): LedgerAccount['state'] {
  if (/关停|注销|停用|停更|关闭|迁移|下线|撤销|清理/.test(text)) return /未|不|拟/.test(text) ? null : '关停';
  return /正常|在用|运行|运营|开通|启用/.test(text) ? '正常' : null;
}

function yesOrNo(text: string): boolean | null {
  if (/^(?:否|未|没有|无)/.test(text)) return false;
  return /^(?:是|已|有|通过)|备案/.test(text) ? true : null;
}

/** What stands for nothing is nothing. */
function textOf(cell: Cell | undefined): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = (cell ?? '').trim();
  return /^(?:无|没有|未开通|未开设|\/|\\|-+|—+|\\|n\/a|空)$/i.test(text) ? '' : text;
}
