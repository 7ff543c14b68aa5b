/** The work of `gongkai schedule`: looks what is due, does it, waits. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../../ledger/ledger.ts';
import { printable } from '../../lib/chinese.ts';
import { exitCodes } from '../../lib/errors.ts';
import { inCalendar } from '../../lib/workdays.ts';
import { openWorkspace, type Workspace } from '../../load/workspace.ts';
import { cronLine } from '../../schedule/cron.ts';
import { dueAudit, isPollDue, isProbeDue, type MonthPlan, type ScheduleState } from '../../schedule/due.ts';
import { readState, writeState } from '../../schedule/state.ts';
import { networkOptions, settingFlags } from '../flags.ts';
import { onStopSignal } from '../run/stop-signals.ts';
import { readResults } from '../run/stored-run.ts';
import type { ScheduleFlags } from '../schedule.ts';
import { finishedRun, isOpen, plannedAt, runAudit } from './schedule-audit.ts';
import { pollAccounts, visitHomes } from './schedule-visits.ts';
import { sendSummary } from './send-summary.ts';

const tick = 60_000;
/** Before an audit that could not be done, or a summary that did not arrive, is tried again. */
const rest = 600_000;
/** A summary that did not arrive for so long is given up. */
const patience = 86_400_000;

/** Ends by a signal, or with `onceDue` when nothing is due; returns the exit code. */
export async function schedule(flags: ScheduleFlags, now: () => Date): Promise<number> {
  const stop = new AbortController();
  const off = onStopSignal(() => stop.abort());
  try {
    for (;;) {
      const code = await doDue(flags, now, stop.signal);
      if (flags.onceDue) return stop.signal.aborted ? exitCodes.done : code;
      const isDone = code === exitCodes.done || code === exitCodes.incomplete;
      await sleep(isDone ? tick : rest, undefined, { signal: stop.signal }).catch(() => {});
      if (stop.signal.aborted) return exitCodes.done;
    }
  } finally {
    off();
  }
}

interface Due {
  workspace: Workspace;
  flags: ScheduleFlags;
  plan: MonthPlan;
  state: ScheduleState;
  /** What was done so far outlives a kill. */
  save: () => void;
  now: () => Date;
  signal: AbortSignal;
}

/** Settings and register are read each time: what the office changes holds from then on. */
async function doDue(flags: ScheduleFlags, now: () => Date, signal: AbortSignal): Promise<number> {
  const workspace = await openWorkspace(flags.workspace, { flags: settingFlags(flags), env: process.env });
  const { cron, probesPerDay, probeDays, pollsPerDay } = workspace.settings;
  const plan = { nextCron: cronLine(cron), probesPerDay, probeDays, pollsPerDay };
  const file = path.join(workspace.dataDir, 'schedule.json');
  const state = readState(file, now().toISOString());
  const due: Due = { workspace, flags, plan, state, save: () => writeState(file, state), now, signal };
  due.save();
  await lookAround(due);
  if (signal.aborted) return exitCodes.done;
  const code = await auditIfDue(due);
  await tellIfDue(due);
  return code;
}

async function lookAround({ workspace, plan, state, save, ...parts }: Due): Promise<void> {
  const { now, signal } = parts;
  if (isProbeDue(plan, state, now().toISOString())) {
    state.probedAt = now().toISOString();
    save();
    say(now, await visitHomes(workspace, parts));
  }
  if (signal.aborted || !isPollDue(plan, state, now().toISOString())) return;
  state.polledAt = now().toISOString();
  save();
  const told = await pollAccounts(workspace, parts);
  if (told !== null) say(now, told);
}

async function auditIfDue({ workspace, flags, plan, state, save, now, signal }: Due): Promise<number> {
  const { dataDir } = workspace;
  const begun = state.audits.find((audit) => audit.exit === null);
  const due = begun === undefined ? dueAudit(plan, state, now().toISOString()) : plannedAt(begun.planned);
  if (due === null) return exitCodes.done;
  if (!inCalendar(due.asOf)) say(now, `${due.asOf.slice(0, 4)}年的节假日安排不在工作日历中，只按周末顺延；请升级`);
  const audit = begun ?? { planned: due.planned, exit: null as number | null };
  if (begun === undefined) state.audits.push(audit);
  save();
  const ended = finishedRun(dataDir, due) !== undefined;
  const code = ended ? exitCodes.done : await runAudit(due, dataDir, flags, signal);
  // Stopped in the middle or not done: it is gone on with later.
  if (signal.aborted || isOpen(dataDir, due) || (code !== exitCodes.done && code !== exitCodes.incomplete)) return code;
  audit.exit = code;
  state.since = due.planned;
  const run = finishedRun(dataDir, due)?.id;
  if (run !== undefined && workspace.settings.webhookUrl !== '')
    state.summary = { run, at: null, until: new Date(now().getTime() + patience).toISOString() };
  save();
  say(now, `${due.asOf}的评价已完成`);
  return code;
}

/** The send log sees to it that it goes out once. */
async function tellIfDue({ workspace, flags, state, save, now }: Due): Promise<void> {
  const { summary } = state;
  const time = now().getTime();
  if (summary === null || (summary.at !== null && time - Date.parse(summary.at) < rest)) return;
  const ledger = await openLedger(workspace.ledgerFile);
  try {
    const network = networkOptions(flags, process.env);
    const parts = { ledger, network, now, say: (text: string) => say(now, printable(text)) };
    const isSent = await sendSummary(readResults(workspace.outDir, summary.run), workspace.settings, parts);
    state.summary = isSent || now().toISOString() > summary.until ? null : { ...summary, at: now().toISOString() };
    save();
  } finally {
    await ledger.close();
  }
}

function say(now: () => Date, text: string): void {
  process.stdout.write(`${now().toISOString()} ${text}\n`);
}
