/** The work of `gongkai notice`. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { noticeToAll } from '../../../reports/notice.ts';
import { feedbackSheet, noticeToAgency } from '../../../reports/notice-agency.ts';
import { overdueNotice } from '../../../reports/notice-overdue.ts';
import type { NoticeContext } from '../../../reports/notice-parts.ts';
import { agencyPaths } from '../../../reports/paths.ts';
import { findBrowser } from '../../crawl/browser/browser.ts';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { nearest } from '../../lib/names.ts';
import { workspaceFolders } from '../../load/workspace.ts';
import type { AgencyResult, Results } from '../../model/results.ts';
import { renderNotice } from '../../render/notice.ts';
import { openPrinter, type Printer } from '../../render/pdf.ts';
import { workbookBytes } from '../../render/workbook.ts';
import type { NoticeFlags } from '../notice.ts';
import { listRuns } from '../run/list-runs.ts';
import { type RunRecord, readRunRecord } from '../run/run-record.ts';
import { readResults } from '../run/stored-run.ts';
import { noticeContext } from './notice-context.ts';
import { type NoticeWriter, noticesFolder, noticeWriter, ownFolder } from './notice-files.ts';

interface Writing {
  results: Results;
  context: NoticeContext;
  templates: string;
  writer: NoticeWriter;
}

export async function writeNotices(run: string, flags: NoticeFlags, now: () => Date): Promise<void> {
  const folders = workspaceFolders(flags.workspace);
  const record = readRunRecord(folders.dataDir, run);
  const results = readResults(folders.outDir, record.id);
  const named = flags.agency.map((name) => agencyNamed(name, record, results));
  const context = await noticeContext(record, folders, flags, now);
  const out = flags.out ? path.resolve(flags.out) : path.join(folders.outDir, record.id, noticesFolder);
  const printer = await printerIfThere();
  try {
    const writer = noticeWriter(out, printer, stampOf(now()));
    const work = { results, context, templates: path.join(folders.dir, 'templates'), writer };
    const agencies = named.length === 0 ? results.judgement.agencies : named;
    if (named.length === 0 && !flags.overdue) await writeToAll(work);
    await writeOverdue(work, agencies, named.length === 0);
    if (!flags.overdue) await writeToEach(work, agencies, named.length === 0);
    if (writer.unprinted() === 0) return;
    if (printer === null) say('没有找到可用的浏览器，PDF 没有生成，网页和 Word 文件都已写好。');
    else say(`有${writer.unprinted()}份 PDF 没有打印成功，网页和 Word 文件都已写好。`);
  } finally {
    await printer?.close();
  }
  // The page above all runs links the circular.
  await listRuns(folders, context);
}

async function writeToAll({ results, context, templates, writer }: Writing): Promise<void> {
  const all = await renderNotice('notice-all', noticeToAll(results, context), templates);
  const folder = await writer.write('all', '通报', all);
  say(`通报：${pathToFileURL(path.join(folder, '通报.html')).href}`);
}

/** The number of the notice to all is no agency's. */
async function writeToEach(work: Writing, agencies: readonly AgencyResult[], isAll: boolean): Promise<void> {
  const { results, templates, writer } = work;
  const context = isAll ? { ...work.context, number: null } : work.context;
  const paths = agencyPaths(results.judgement.agencies);
  await writer.several(agencies, async (agency) => {
    const data = noticeToAgency(agency, results, context);
    const name = data.left > 0 ? '整改通知书' : '得分单';
    const form = feedbackSheet(data);
    const more = form === null ? [] : [{ path: '整改情况反馈表.xlsx', content: await workbookBytes([form]) }];
    await writer.write(
      ownFolder('agencies', paths.get(agency.id)!),
      name,
      await renderNotice('notice-agency', data, templates),
      more,
    );
  });
  say(`给单位的通知${agencies.length}份：${pathToFileURL(path.join(writer.out, 'agencies')).href}`);
}

/** The list of all, and to each agency its own. What is overdue no more is set aside, so that it is not sent. */
async function writeOverdue(work: Writing, agencies: readonly AgencyResult[], isAll: boolean): Promise<void> {
  const { results, templates, writer } = work;
  const context = { ...work.context, number: null };
  const noticeOf = (own: readonly AgencyResult[]) =>
    overdueNotice({ ...results, judgement: { ...results.judgement, agencies: [...own] } }, context);
  const write = async (folder: string, own: readonly AgencyResult[]) => {
    const notice = noticeOf(own);
    if (notice === null) return writer.setAside(folder);
    await writer.write(folder, '督办通知', await renderNotice('notice-overdue', notice, templates));
  };
  const paths = agencyPaths(results.judgement.agencies);
  const all = isAll ? noticeOf(agencies) : null;
  if (isAll) await write('overdue', agencies);
  await writer.several(agencies, (agency) => write(ownFolder('overdue', paths.get(agency.id)!), [agency]));
  if (!isAll) return;
  if (all === null) return say('没有逾期未整改的问题，不生成督办通知。');
  say(
    `督办通知（${all.count}个问题，${all.agencies.length}个单位）：${pathToFileURL(path.join(writer.out, 'overdue', '督办通知.html')).href}`,
  );
}

/** By its id, its name or another name of it. */
function agencyNamed(name: string, { register }: RunRecord, { judgement }: Results): AgencyResult {
  const registered = register.agencies.find((a) => [a.id, a.name, ...a.aliases].includes(name));
  const agency = judgement.agencies.find((a) => a.id === (registered?.id ?? name));
  if (agency !== undefined) return agency;
  const near = nearest(
    name,
    judgement.agencies.flatMap((a) => [a.id, a.name]),
  );
  throw new UserError(`这次评价中没有“${name}”${near ? `，是否为“${near}”？` : ''}`, exitCodes.usage);
}

async function printerIfThere(): Promise<Printer | null> {
  const executable = findBrowser();
  if (executable === null) return null;
  return openPrinter(executable).catch(() => null);
}

/** Beijing time, as `20260302-091500`. */
function stampOf(now: Date): string {
  const text = new Date(now.getTime() + 8 * 3_600_000).toISOString();
  return text.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
