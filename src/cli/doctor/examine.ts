/** All that `gongkai doctor` looks at. */
import { existsSync } from 'node:fs';
import { UserError } from '../../lib/errors.ts';
import { isWorkspace, openWorkspace, workspaceFolders } from '../../load/workspace.ts';
import { type Item, item } from './doctor-item.ts';
import { browser, calendar, disk, diskSpeed, node, power } from './doctor-machine.ts';
import { mailItem } from './doctor-mail.ts';
import { lastTimes, paceItem, slowestItem } from './doctor-pace.ts';
import { contactItem, ledgerItem, registerItem, rulesItem } from './doctor-workspace.ts';

/** `dir` undefined: the current folder, which need not be a workspace. */
export async function examine(dir: string | undefined, today: string): Promise<Item[]> {
  const folders = workspaceFolders(dir ?? '.');
  const isNone = dir === undefined && !isWorkspace('.');
  const workspace = isNone ? null : await openWorkspace(folders.dir, { env: process.env }).catch(mendable);
  const settings = workspace === null || workspace instanceof UserError ? null : workspace.settings;
  const items = [node(), await browser(settings?.browser ?? true), disk(folders.dir)];
  if (settings !== null) items.push(diskSpeed(folders.dir), power(settings.sites));
  items.push(calendar(today));
  if (workspace === null) {
    items.push(item('工作区', 'warn', '当前文件夹不是工作区；可用 gongkai init 新建，或用 --workspace 指定'));
    return items;
  }
  if (workspace instanceof UserError) items.push(failed('工作区', workspace));
  else {
    const times = lastTimes(folders.dataDir);
    items.push(registerItem(workspace), await tried('评价规则', () => rulesItem(workspace, today)));
    items.push(contactItem(workspace.settings.contact), paceItem(workspace.register, workspace.settings, times));
    if (times.length > 0) items.push(slowestItem(times));
    const mail = mailItem(workspace, process.env);
    if (mail !== null) items.push(mail);
  }
  if (existsSync(folders.ledgerFile)) items.push(await tried('台账', () => ledgerItem(folders.ledgerFile)));
  return items;
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
