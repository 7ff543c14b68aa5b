/** `gongkai doctor`: is this machine ready, and is the workspace understood as meant? */
import { existsSync, statfsSync } from 'node:fs';
import type { Command } from 'commander';
import { openLedger } from '../ledger/ledger.ts';
import { dayOf } from '../lib/dates.ts';
import { exitCodes, UserError } from '../lib/errors.ts';
import { calendarRange, inCalendar } from '../lib/workdays.ts';
import { isWorkspace, openWorkspace, type Workspace, workspaceFolders } from '../load/workspace.ts';
import { loadRules } from './rules.ts';

export interface Item {
  name: string;
  state: 'ok' | 'warn' | 'fail';
  text: string;
  details: string[];
}

interface DoctorFlags {
  workspace?: string;
  json?: boolean;
}

export function add(program: Command, now: () => Date = () => new Date()): void {
  program
    .command('doctor')
    .summary('检查本机和工作区是否就绪')
    .description('检查运行环境、浏览器、登记表、评价规则、磁盘和工作日历，并列出登记表是怎样被理解的。')
    .option('--workspace <DIR>', '工作区（默认当前目录）')
    .option('--json', '标准输出只给出机器可读的结果')
    .action(async (flags: DoctorFlags) => {
      const items = await examine(flags.workspace, dayOf(now().toISOString()));
      const ok = items.every((item) => item.state !== 'fail');
      process.stdout.write(flags.json ? `${JSON.stringify({ ok, items }, null, 2)}\n` : text(items));
      process.exitCode = ok ? exitCodes.done : exitCodes.config;
    });
}

/** `dir` undefined: the current folder, which need not be a workspace. */
export async function examine(dir: string | undefined, today: string): Promise<Item[]> {
  const folders = workspaceFolders(dir ?? '.');
  const items = [node(), await browser(), disk(folders.dir), calendar(today)];
  if (dir === undefined && !isWorkspace('.')) {
    items.push(item('工作区', 'warn', '当前文件夹不是工作区；可用 gongkai init 新建，或用 --workspace 指定'));
    return items;
  }
  const workspace = await openWorkspace(folders.dir, { env: process.env }).catch(mendable);
  if (workspace instanceof UserError) items.push(failed('工作区', workspace));
  else items.push(registerItem(workspace), await tried('评价规则', () => rulesItem(workspace, today)));
  if (existsSync(folders.ledgerFile)) items.push(await tried('台账', () => ledgerItem(folders.ledgerFile)));
  return items;
}

function item(name: string, state: Item['state'], text: string, details: string[] = []): Item {
  return { name, state, text, details };
}

async function tried(name: string, work: () => Promise<Item>): Promise<Item> {
  const done = await work().catch(mendable);
  return done instanceof UserError ? failed(name, done) : done;
}

/** A mistake of theirs is what the doctor looks for; a bug of ours goes on up. */
function mendable(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}

/** One detail a fault. */
function failed(name: string, error: UserError): Item {
  const lines = error.message.split('\n');
  return lines.length === 1 ? item(name, 'fail', error.message) : item(name, 'fail', `有${lines.length}处错误`, lines);
}

function node(): Item {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return major >= 24
    ? item('Node.js', 'ok', process.versions.node)
    : item('Node.js', 'fail', `${process.versions.node}，需要 24 或更新的版本`);
}

async function browser(): Promise<Item> {
  const { findBrowser } = await import('../crawl/browser.ts');
  const found = findBrowser();
  return found === null
    ? item('浏览器', 'warn', '没有找到 Chrome 或 Chromium，无障碍等检查将记为未能查看，不扣分')
    : item('浏览器', 'ok', found);
}

const scarce = 2e9;

function disk(dir: string): Item {
  try {
    const { bavail, bsize } = statfsSync(existsSync(dir) ? dir : '.');
    const free = `可用 ${((Number(bavail) * Number(bsize)) / 1e9).toFixed(1)} GB`;
    const enough = bavail * bsize >= scarce;
    return item('磁盘', enough ? 'ok' : 'warn', enough ? free : `${free}，可能不够存放网页存档`);
  } catch {
    return item('磁盘', 'warn', '无法得知可用空间');
  }
}

function calendar(today: string): Item {
  const range = `${calendarRange.from} 至 ${calendarRange.to}`;
  return inCalendar(today)
    ? item('工作日历', 'ok', range)
    : item('工作日历', 'warn', `${range}，不含今天；之后的工作日期限将记为存疑，请升级`);
}

function registerItem({ register, registerFile, registerUnderstood }: Workspace): Item {
  const { sites, agencies, accounts } = register;
  const used = new Set(agencies.flatMap((a) => a.sites.map((s) => s.site)));
  const idle = sites.filter((s) => !used.has(s.id)).map((s) => `网站“${s.id}”没有单位使用，不会被检查`);
  const bare = agencies
    .filter((a) => a.sites.length === 0 && !accounts.some((account) => account.agency === a.id))
    .map((a) => `单位“${a.name}”没有网站和账号，无从评价`);
  const vague = agencies.flatMap((a) =>
    a.sites
      .filter((use) => use.role === 'section' && use.paths.length === 0 && Object.keys(use.columns).length === 0)
      .map((use) => `单位“${a.name}”在网站“${use.site}”上的路径和栏目都没有填，无从评价`),
  );
  const gaps = [...idle, ...bare, ...vague];
  return item(
    '登记表',
    gaps.length > 0 ? 'warn' : 'ok',
    `${registerFile}：网站${sites.length}个，单位${agencies.length}个，账号${accounts.length}个`,
    [...registerUnderstood, ...gaps],
  );
}

async function rulesItem(workspace: Workspace, today: string): Promise<Item> {
  const { rulesets } = await loadRules(workspace.settings.rulesets, workspace);
  const lines = rulesets.map(({ ruleset: { id, title, indicators, inForce } }) => {
    const past = inForce.to !== null && inForce.to < today ? `，已于${inForce.to}期满，结果会注明` : '';
    return `${id}：${title}，${indicators.length}项指标${past}`;
  });
  return item('评价规则', 'ok', `${rulesets.length}套`, lines);
}

async function ledgerItem(file: string): Promise<Item> {
  const ledger = await openLedger(file);
  try {
    const runs = await ledger.runs();
    return item('台账', 'ok', `${runs.length}次检查${runs[0] === undefined ? '' : `，最近一次 ${runs[0].id}`}`);
  } finally {
    await ledger.close();
  }
}

const marks = { ok: '✓', warn: '!', fail: '✗' };

function text(items: readonly Item[]): string {
  const lines = items.flatMap(({ name, state, text, details }) => [
    `${marks[state]} ${name}：${text}`,
    ...details.map((detail) => `    ${detail}`),
  ]);
  return `${lines.join('\n')}\n`;
}
