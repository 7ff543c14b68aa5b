/** `gongkai audit`: crawl, judge, score, report. */
import type { Command } from 'commander';
import { findBrowser } from '../crawl/browser.ts';
import { openLedger } from '../ledger/ledger.ts';
import { exitCodes, UserError } from '../lib/errors.ts';
import { lockWorkspace } from '../load/lock.ts';
import type { WorkspaceFolders } from '../load/workspace.ts';
import { agencyKinds } from '../model/register.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { capture } from './capture.ts';
import { finishRun } from './finish-run.ts';
import * as flag from './flags.ts';
import { makeProgress } from './progress.ts';
import { factsNeeded, loadRules } from './rules.ts';
import { type RunRecord, saveRunRecord, unfinishedRun } from './run-record.ts';
import { startRun } from './start-run.ts';
import { subjectOf } from './subject.ts';

interface AuditFlags extends flag.NetworkFlags {
  workspace?: string;
  ruleset?: string[];
  asOf?: string;
  period?: string;
  kind: string;
  resume?: boolean;
  json?: boolean;
  quiet?: boolean;
  failUnder?: string;
}

export function add(program: Command, now: () => Date = () => new Date()): void {
  const command = program
    .command('audit')
    .summary('采集、评价、打分、出报告')
    .description('对登记表中的单位（默认全部）或一个网址进行评价，生成排名报告。')
    .argument('[单位或网址...]', '登记表中的单位编号或名称；或一个网址')
    .option('--workspace <DIR>', '工作区（默认当前目录）')
    .option('--ruleset <ID...>', '评价规则（默认见 gongkai.yaml）')
    .option('--as-of <DATE>', '评价日期（默认今天）')
    .option('--period <FROM..TO>', '统计期（默认评价日期前一个自然月）')
    .option('--kind <KIND>', `只给网址时的单位类别：${agencyKinds.join('、')}`, 'government')
    .option('--fail-under <N>', '有单位低于这个分数时退出码为2')
    .option('--resume', '接着上一次没有完成的评价');
  flag.addOutputFlags(flag.addNetworkFlags(command)).action(async (targets: string[], flags: AuditFlags) => {
    process.exitCode = await audit(targets, flags, now);
  });
}

async function audit(targets: readonly string[], flags: AuditFlags, now: () => Date): Promise<number> {
  const network = flag.networkOptions(flags, process.env);
  const subject = await subjectOf(targets, flags, { flags: flag.settingFlags(flags), env: process.env });
  const { folders, settings } = subject;
  const rules = await loadRules(flags.ruleset ?? settings.rulesets, folders);
  const unlock = lockWorkspace(folders.dir);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  const progress = makeProgress(process.stderr, flags.quiet ?? false);
  try {
    const record = flags.resume ? resumed(folders) : await startRun(subject, rules, flags, now());
    saveRunRecord(folders.dataDir, record);
    const snapshots = await capture({
      record,
      dataDir: folders.dataDir,
      workspaceDir: folders.dir,
      settings,
      tables: rules.tables,
      needs: factsNeeded(rules),
      network,
      browserPath: settings.browser ? findBrowser() : null,
      progress,
      signal: stop.signal,
      now,
    });
    await keepProbes(folders.ledgerFile, snapshots);
    progress.close();
    const failUnder = flags.failUnder === undefined ? null : flag.wholeNumber(flags.failUnder, '--fail-under');
    const json = flags.json ?? false;
    const code = await finishRun({ record, snapshots, rules, folders, office: settings.office, json, failUnder, now });
    if (!stop.signal.aborted) return code;
    process.stderr.write('采集被中断，报告只含已采集的部分。\n');
    return exitCodes.incomplete;
  } finally {
    process.off('SIGINT', interrupt);
    progress.close();
    unlock();
  }
}

/** Visits of home pages add up over runs to the window that availability is judged by. */
async function keepProbes(ledgerFile: string, snapshots: ReadonlyMap<string, Snapshot>): Promise<void> {
  const ledger = await openLedger(ledgerFile);
  try {
    for (const [site, { facts }] of snapshots) if (facts.probes) await ledger.addProbes(site, facts.probes);
  } finally {
    await ledger.close();
  }
}

function resumed(folders: WorkspaceFolders): RunRecord {
  const record = unfinishedRun(folders.dataDir);
  if (record === null) throw new UserError('没有未完成的评价可以接着做', exitCodes.usage);
  return record;
}
