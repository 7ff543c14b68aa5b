/** The work of `gongkai ledger`. */
import { existsSync } from 'node:fs';
import { stateWords } from '../../../reports/words.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { printable } from '../../lib/chinese.ts';
import { dayOf } from '../../lib/dates.ts';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { nearest } from '../../lib/names.ts';
import { type Rectification, rectifications } from '../../lib/rectification.ts';
import { loadSettings } from '../../load/settings.ts';
import { workspaceFolders } from '../../load/workspace.ts';
import { mendWords, type Response } from '../../model/response.ts';
import { wholeNumber } from '../flags.ts';
import type { LedgerFlags } from '../ledger.ts';

/** The text to print: the list for people, or with `json` one object. */
export async function showLedger(flags: LedgerFlags, now: Date): Promise<string> {
  const { dir, ledgerFile } = workspaceFolders(flags.workspace);
  const { rectifyWorkdays: workdays } = loadSettings(dir, {
    flags: { rectifyWorkdays: flags.workdays === undefined ? undefined : wholeNumber(flags.workdays, '--workdays') },
    env: process.env,
  });
  const today = dayOf(now.toISOString());
  if (!existsSync(ledgerFile)) throw new UserError(`这里还没有台账，请先运行 gongkai audit：${dir}`, exitCodes.usage);
  const ledger = await openLedger(ledgerFile);
  try {
    const names = await ledger.agencyNames();
    const agency = flags.agency === undefined ? undefined : agencyId(flags.agency, names);
    const all = rectifications(await ledger.sightings(agency), { workdays, today });
    const said = new Map((await ledger.responses()).map((response) => [response.fingerprint, response]));
    const items = all
      .filter((item) => !flags.open || item.settledOn === null)
      .filter((item) => !flags.overdue || item.overdue === true)
      .map((item) => {
        const response = said.get(item.fingerprint);
        return { ...item, agencyName: names.get(item.agency) ?? item.agency, ...(response && { response }) };
      });
    return flags.json ? `${JSON.stringify({ version: 1, today, workdays, items }, null, 2)}\n` : listText(items, today);
  } finally {
    await ledger.close();
  }
}

function agencyId(name: string, names: ReadonlyMap<string, string>): string {
  const id = names.has(name) ? name : [...names].find(([, own]) => own === name)?.[0];
  if (id !== undefined) return id;
  const near = nearest(name, [...names].flat());
  throw new UserError(`台账中没有“${name}”${near ? `，是否为“${near}”？` : ''}`, exitCodes.usage);
}

interface Item extends Rectification {
  agencyName: string;
  /** What the agency said last of its mending. */
  response?: Response;
}

function listText(items: readonly Item[], today: string): string {
  if (items.length === 0) return '没有符合条件的问题。\n';
  const groups = Map.groupBy(items, (item) => item.agency);
  const blocks = [...groups.values()].map((own) => {
    const late = own.filter((item) => item.overdue === true).length;
    const head = `${printable(own[0]!.agencyName)}（${own.length}个问题${late > 0 ? `，逾期${late}个` : ''}）`;
    return [head, ...own.map((item) => `  ${itemText(item)}`)].join('\n');
  });
  return `整改台账（截至${today}）\n\n${blocks.join('\n\n')}\n`;
}

function itemText(item: Item): string {
  const days = `首次发现${item.firstSeen}，最近发现${item.lastSeen}`;
  return `[${stateWords[item.state]}] ${printable(item.text)}\n    ${days}，${timeText(item)}${responseText(item)}；编号 ${item.fingerprint}`;
}

function responseText({ response }: Item): string {
  if (response === undefined) return '';
  return printable(`；单位反馈${mendWords[response.mended]}（${response.by}，${response.at}）`);
}

function timeText(item: Rectification): string {
  if (item.settledOn !== null) return `${stateWords[item.state]}${item.settledOn}`;
  const deadline = `期限${item.deadline}`;
  if (item.review === 'appeal') return `${deadline}（申诉中）`;
  if (item.overdue === true) return `${deadline}，逾期${item.lateWorkdays}个工作日`;
  return item.overdue === null ? `${deadline}（是否逾期不能确定）` : deadline;
}
