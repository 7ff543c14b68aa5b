/** The work of `gongkai audit`. */
import { findBrowser } from '../crawl/browser.ts';
import { openLedger } from '../ledger/ledger.ts';
import { exitCodes, UserError } from '../lib/errors.ts';
import { lockWorkspace } from '../load/lock.ts';
import type { WorkspaceFolders } from '../load/workspace.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { AuditFlags } from './audit.ts';
import { capture } from './capture.ts';
import { finishRun } from './finish-run.ts';
import * as flag from './flags.ts';
import { makeProgress } from './progress.ts';
import { factsNeeded, loadRules } from './rules.ts';
import { openRunLog, type RunLog } from './run-log.ts';
import { type RunRecord, saveRunRecord, unfinishedRun } from './run-record.ts';
import { startRun } from './start-run.ts';
import { subjectOf } from './subject.ts';

/** Returns the exit code. */
export async function audit(targets: readonly string[], flags: AuditFlags, now: () => Date): Promise<number> {
  const network = flag.networkOptions(flags, process.env);
  const subject = await subjectOf(targets, flags, { flags: flag.settingFlags(flags), env: process.env });
  const { folders, settings } = subject;
  const rules = await loadRules(flags.ruleset ?? settings.rulesets, folders);
  const unlock = lockWorkspace(folders.dir);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  const progress = makeProgress(process.stderr, flags.quiet ?? false);
  let runLog: RunLog | undefined;
  try {
    const record = flags.resume ? resumed(folders) : await startRun(subject, rules, flags, now());
    saveRunRecord(folders.dataDir, record);
    runLog = openRunLog(folders.dataDir, record.id, { now });
    const { log } = runLog;
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
      log,
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
    runLog?.close();
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
