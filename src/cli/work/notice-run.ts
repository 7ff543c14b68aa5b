/** The work of `gongkai notice`. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { noticeToAll } from '../../../reports/notice.ts';
import { feedbackSheet, noticeToAgency } from '../../../reports/notice-agency.ts';
import { overdueNotice } from '../../../reports/notice-overdue.ts';
import type { NoticeContext } from '../../../reports/notice-parts.ts';
import { agencyPaths } from '../../../reports/paths.ts';
import { findBrowser } from '../../crawl/browser/browser.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { dayOf } from '../../lib/dates.ts';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { nearest } from '../../lib/names.ts';
import { rectifications } from '../../lib/rectification.ts';
import { loadSettings } from '../../load/settings.ts';
import { type WorkspaceFolders, workspaceFolders } from '../../load/workspace.ts';
import type { AgencyResult, Results } from '../../model/results.ts';
import { renderNotice } from '../../render/notice.ts';
import { openPrinter, type Printer } from '../../render/pdf.ts';
import { workbookBytes } from '../../render/workbook.ts';
import { dayFlag, wholeNumber } from '../flags.ts';
import type { NoticeFlags } from '../notice.ts';
import { reportContext } from '../run/report-context.ts';
import { loadRules } from '../run/rules.ts';
import { type RunRecord, readRunRecord } from '../run/run-record.ts';
import { readResults } from '../run/stored-run.ts';
import { type NoticeWriter, noticesFolder, noticeWriter } from './notice-files.ts';

export async function writeNotices(run: string, flags: NoticeFlags, now: () => Date): Promise<void> {
  const folders = workspaceFolders(flags.workspace);
  const record = readRunRecord(folders.dataDir, run);
  const results = readResults(folders.outDir, record.id);
  const named = flags.agency.map((name) => agencyNamed(name, record, results));
  const context = await contextOf(record, results, folders, flags, now);
  const out = flags.out ? path.resolve(flags.out) : path.join(folders.outDir, record.id, noticesFolder);
  const templates = path.join(folders.dir, 'templates');
  const printer = await printerIfThere();
  try {
    const writer = noticeWriter(out, printer, stampOf(now()));
    if (named.length === 0) await writeToAll(results, context, templates, writer);
    const agencies = named.length === 0 ? results.judgement.agencies : named;
    // The number of the notice to all is no agency's.
    const own = named.length === 0 ? { ...context, number: null } : context;
    const paths = agencyPaths(results.judgement.agencies);
    for (const agency of agencies) {
      const data = noticeToAgency(agency, results, own);
      const folder = path.join('agencies', path.basename(paths.get(agency.id)!, '.html'));
      const name = data.problemCount > 0 ? '整改通知书' : '得分单';
      const form = feedbackSheet(data);
      const more = form === null ? [] : [{ path: '整改情况反馈表.xlsx', content: await workbookBytes([form]) }];
      await writer.write(folder, name, await renderNotice('notice-agency', data, templates), more);
    }
    say(`给单位的通知${agencies.length}份：${pathToFileURL(path.join(out, 'agencies')).href}`);
    if (printer === null) say('没有找到可用的浏览器，PDF 没有生成，网页和 Word 文件都已写好。');
    else if (writer.unprinted() > 0) say(`有${writer.unprinted()}份 PDF 没有打印成功，网页和 Word 文件都已写好。`);
  } finally {
    await printer?.close();
  }
}

async function writeToAll(results: Results, context: NoticeContext, templates: string, writer: NoticeWriter) {
  const all = await renderNotice('notice-all', noticeToAll(results, context), templates);
  const folder = await writer.write('all', '通报', all);
  say(`通报：${pathToFileURL(path.join(folder, '通报.html')).href}`);
  const overdue = overdueNotice(results, { ...context, number: null });
  if (overdue === null) return say('没有逾期未整改的问题，不生成督办通知。');
  const late = await writer.write('overdue', '督办通知', await renderNotice('notice-overdue', overdue, templates));
  say(`督办通知（${overdue.count}个问题）：${pathToFileURL(path.join(late, '督办通知.html')).href}`);
}

async function contextOf(
  record: RunRecord,
  results: Results,
  folders: WorkspaceFolders,
  flags: NoticeFlags,
  now: () => Date,
): Promise<NoticeContext> {
  const settings = loadSettings(folders.dir, {
    flags: { rectifyWorkdays: flags.workdays === undefined ? undefined : wholeNumber(flags.workdays, '--workdays') },
    env: process.env,
  });
  const rules = await loadRules(record.rulesets, folders);
  return {
    ...reportContext({ rules, folders, office: settings.office }, record),
    date: flags.date === undefined ? dayOf(now().toISOString()) : dayFlag(flags.date, '--date'),
    number: flags.number ?? null,
    workdays: settings.rectifyWorkdays,
    discreet: new Set([...rules.checks].filter(([, check]) => check.reads.includes('leaks')).map(([id]) => id)),
    firstSeen: await firstSeen(folders.ledgerFile, results.judgement.asOf),
  };
}

/** By agency, since when each problem that stands is known, as the rectification list counts. */
async function firstSeen(file: string, asOf: string): Promise<NoticeContext['firstSeen']> {
  const ledger = await openLedger(file);
  try {
    const sightings = (await ledger.sightings()).filter((s) => s.asOf <= asOf);
    const standing = rectifications(sightings, { workdays: 1, today: asOf }).filter((r) => r.settledOn === null);
    const byAgency = Map.groupBy(standing, (r) => r.agency);
    return new Map([...byAgency].map(([id, own]) => [id, new Map(own.map((r) => [r.fingerprint, r.firstSeen]))]));
  } finally {
    await ledger.close();
  }
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
