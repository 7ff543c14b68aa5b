/** The work of `gongkai audit`. */
import { findBrowser } from '../../crawl/browser/browser.ts';
import type { NetworkOptions } from '../../crawl/network/network.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { version } from '../../lib/version.ts';
import { lockWorkspace } from '../../load/lock.ts';
import type { WorkspaceFolders } from '../../load/workspace.ts';
import type { Settings } from '../../model/settings.ts';
import type { AuditFlags } from '../audit.ts';
import * as flag from '../flags.ts';
import { type Captured, capture } from '../run/capture.ts';
import { finishRun } from '../run/finish-run.ts';
import { makeProgress } from '../run/progress.ts';
import { askedOf, ignoredFlags, resumeRun } from '../run/resume-run.ts';
import { factsNeeded, loadRules, planFor, type Rules } from '../run/rules.ts';
import { openRunLog, stackOf } from '../run/run-log.ts';
import { type RunRecord, saveRunRecord } from '../run/run-record.ts';
import { startRun } from '../run/start-run.ts';
import { onStopSignal } from '../run/stop-signals.ts';
import { onlyCaptured, readSnapshots } from '../run/stored-run.ts';
import { foldersOf, type Subject, subjectOf } from '../run/subject.ts';

interface Work {
  folders: WorkspaceFolders;
  record: RunRecord;
  rules: Rules;
  settings: Settings;
  network: NetworkOptions;
}

/** Returns the exit code. */
export async function audit(targets: readonly string[], flags: AuditFlags, now: () => Date): Promise<number> {
  const network = flag.networkOptions(flags, process.env);
  const failUnder = flags.failUnder === undefined ? null : flag.wholeNumber(flags.failUnder, '--fail-under');
  const sources = { flags: flag.settingFlags(flags), env: process.env };
  const subject = flags.resume ? null : await subjectOf(targets, flags, sources);
  const folders = subject?.folders ?? foldersOf(targets, flags);
  const unlock = lockWorkspace(folders.dir);
  const stop = new AbortController();
  const offSignals = onStopSignal(() => stop.abort());
  try {
    const work =
      subject === null ? await oldWork(folders, targets, flags) : await newWork(subject, flags, network, now());
    return await auditing(work, { flags, failUnder, signal: stop.signal, now });
  } finally {
    offSignals();
    unlock();
  }
}

async function newWork(subject: Subject, flags: AuditFlags, network: NetworkOptions, start: Date): Promise<Work> {
  const { folders, settings } = subject;
  const rules = await loadRules(flags.ruleset ?? settings.rulesets, folders);
  const record = { ...(await startRun(subject, rules, flags, start)), asked: askedOf(settings, network) };
  return { folders, record, rules, settings, network };
}

async function oldWork(folders: WorkspaceFolders, targets: readonly string[], flags: AuditFlags): Promise<Work> {
  const work = resumeRun(folders, flags);
  const ignored = ignoredFlags(targets, flags);
  if (ignored.length > 0)
    process.stderr.write(`接着 ${work.record.id} 原来的要求进行，本次给出的不起作用：${ignored.join(' ')}\n`);
  return { folders, ...work, rules: await loadRules(work.record.rulesets, folders) };
}

interface How {
  flags: AuditFlags;
  failUnder: number | null;
  signal: AbortSignal;
  now: () => Date;
}

async function auditing(
  { folders, record, rules, settings, network }: Work,
  { flags, failUnder, signal, now }: How,
): Promise<number> {
  saveRunRecord(folders.dataDir, record);
  const { log, close } = openRunLog(folders.dataDir, record.id, { now, debug: settings.logPages });
  const progress = makeProgress(process.stderr, flags.quiet ?? false);
  const begun = performance.now();
  const { sites, accounts } = record.register;
  log({ event: 'run-started', tool: version, sites: sites.length, accounts: accounts.length, resumed: !!flags.resume });
  try {
    const captured = await capture({
      record,
      dataDir: folders.dataDir,
      workspaceDir: folders.dir,
      settings,
      tables: rules.tables,
      needs: factsNeeded(rules),
      plan: planFor(rules, record),
      network,
      browserPath: settings.browser ? findBrowser() : null,
      progress,
      log,
      signal,
      now,
    });
    progress.close();
    await keepProbes(folders.ledgerFile, captured);
    const stored = readSnapshots(folders.dataDir, record, (text) => process.stderr.write(`${text}\n`));
    const snapshots = onlyCaptured(stored, captured);
    const json = flags.json ?? false;
    const task = { record, snapshots, rules, folders, office: settings.office, json, failUnder, now };
    const code = await finishRun(task);
    const seconds = Math.round((performance.now() - begun) / 1000);
    log({ event: 'run-finished', exit: code, seconds, ...(signal.aborted && { reason: 'interrupted' }) });
    return code;
  } catch (error) {
    log({ event: 'error', level: 'error', detail: stackOf(error) });
    throw error;
  } finally {
    progress.close();
    close();
  }
}

/** Visits of home pages add up over runs to the window that availability is judged by. */
async function keepProbes(ledgerFile: string, captured: readonly Captured[]): Promise<void> {
  const ledger = await openLedger(ledgerFile);
  try {
    for (const { id, probes } of captured) if (probes) await ledger.addProbes(id, probes);
  } finally {
    await ledger.close();
  }
}
