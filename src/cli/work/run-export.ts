/** The work of `gongkai export-evidence`. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { nearest } from '../../lib/names.ts';
import { workspaceFolders } from '../../load/workspace.ts';
import type { Register } from '../../model/register.ts';
import { type Exported, exportSnapshot } from '../../snapshot/export.ts';
import type { ExportFlags } from '../export-evidence.ts';
import { type RunRecord, readAnyRecord } from '../run/run-record.ts';

export async function exportEvidence(run: string, names: readonly string[], flags: ExportFlags): Promise<void> {
  const { dataDir } = workspaceFolders(flags.workspace);
  const record = readAnyRecord(dataDir, run);
  const targets = targetsOf(record.register, names);
  const out = path.resolve(flags.out);
  if (existsSync(out) && (!statSync(out).isDirectory() || readdirSync(out).length > 0))
    throw new UserError(`已有内容，不覆盖：${flags.out}`, exitCodes.usage);
  const done = new Map<string, Exported | null>();
  try {
    mkdirSync(out, { recursive: true });
    for (const id of targets) {
      const folder = path.join(dataDir, record.snapshots[id]!);
      // A target that was never reached has nothing to show.
      const isThere = existsSync(path.join(folder, 'archive.warc.gz'));
      done.set(id, isThere ? await exportSnapshot(folder, path.join(out, id)) : null);
    }
    writeFileSync(path.join(out, '说明.txt'), explanation(record, done));
  } catch (error) {
    // Half a copy would pass for a whole one.
    rmSync(out, { recursive: true, force: true });
    throw error;
  }
  const copied = [...done.values()].filter((one) => one !== null).length;
  process.stdout.write(`已导出${copied}个网站和账号的证据：${out}\n`);
}

/** Sites and accounts of the named agencies, and the named sites. */
function targetsOf({ sites, accounts, agencies }: Register, names: readonly string[]): string[] {
  if (names.length === 0) return [...sites, ...accounts].map(({ id }) => id);
  const found = names.flatMap((name) => {
    const target = [...sites, ...accounts].find(({ id }) => id === name);
    if (target) return [target.id];
    const agency = agencies.find((a) => [a.id, a.name, ...a.aliases].includes(name));
    if (agency)
      return [...agency.sites.map((s) => s.site), ...accounts.filter((a) => a.agency === agency.id).map((a) => a.id)];
    const known = [...sites.map((s) => s.id), ...accounts.map((a) => a.id), ...agencies.flatMap((a) => [a.id, a.name])];
    const near = nearest(name, known);
    throw new UserError(`这次评价中没有“${name}”${near ? `，是否为“${near}”？` : ''}`, exitCodes.usage);
  });
  return [...new Set(found)];
}

function explanation({ id, asOf, register }: RunRecord, done: ReadonlyMap<string, Exported | null>): string {
  const lines = [...done].map(([target, copy]) => {
    const said =
      copy === null
        ? '没有存档：这次未能采集'
        : `存档记录${copy.records}条，其中${copy.revisits}条由以前评价的存档补入；快照校验值 ${copy.sha256}`;
    return `${target}  ${nameOf(register, target)}\n  ${said}`;
  });
  return `${[
    `评价编号：${id}`,
    `评价日期：${asOf}`,
    '',
    '每个文件夹是一个网站（或账号）的证据：',
    'archive.warc.gz  采集时收到的网页原文，WARC 1.1 格式，可用 ReplayWeb.page、pywb 等软件打开。',
    'snapshot.db      从网页中提取的内容（SQLite），其中的位置 archive.warc.gz#N 指同一文件夹中存档的第N个字节。',
    '',
    '内容与以前评价时相同的网页，原存档中只记引用；这里已补入原文，时间是这次采集的时间。',
    '快照校验值与评价结果 results.json 中的一致；有补入的记录时，副本中的位置随之改变，副本自身的校验值因此不同。',
    '原文中可能有个人信息，请勿公开。',
    '',
    ...lines,
  ].join('\n')}\n`;
}

function nameOf({ sites, accounts, agencies }: Register, target: string): string {
  const site = sites.find(({ id }) => id === target);
  const owners = agencies.filter((a) => a.sites.some((s) => s.site === target)).map(({ name }) => name);
  if (site) return `${site.name ?? owners[0] ?? ''} ${site.url}`.trim();
  const account = accounts.find(({ id }) => id === target);
  return account === undefined ? '' : `${account.name}（${account.platform}）`;
}
