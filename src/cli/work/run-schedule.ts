/** The work of `gongkai schedule`: looks what is due, does it, waits. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { probeHomes } from '../../crawl/probes/probe-homes.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { exitCodes } from '../../lib/errors.ts';
import { packagePath } from '../../load/package-root.ts';
import { openWorkspace } from '../../load/workspace.ts';
import { cronLine } from '../../schedule/cron.ts';
import { closedPeriod, dueAudit, isProbeDue, type PlannedAudit } from '../../schedule/due.ts';
import { readState, writeState } from '../../schedule/state.ts';
import { networkOptions, settingFlags } from '../flags.ts';
import { listRuns, readAnyRecord, unfinishedRun } from '../run/run-record.ts';
import { onStopSignal } from '../run/stop-signals.ts';
import type { ScheduleFlags } from '../schedule.ts';

const tick = 60_000;
/** Before an audit that could not be done is tried again. */
const rest = 600_000;

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

/** Settings and register are read each time: what the office changes holds from then on. */
async function doDue(flags: ScheduleFlags, now: () => Date, signal: AbortSignal): Promise<number> {
  const workspace = await openWorkspace(flags.workspace, { flags: settingFlags(flags), env: process.env });
  const { settings, dataDir } = workspace;
  const { probesPerDay, probeDays } = settings;
  const plan = { nextCron: cronLine(settings.cron), probesPerDay, probeDays };
  const file = path.join(dataDir, 'schedule.json');
  const state = readState(file, now().toISOString());
  writeState(file, state);
  if (isProbeDue(plan, state, now().toISOString())) {
    state.probedAt = now().toISOString();
    writeState(file, state);
    const options = networkOptions(flags, process.env);
    const probes = await probeHomes(workspace.register.sites, { options, settings, now, signal });
    const ledger = await openLedger(workspace.ledgerFile);
    try {
      for (const [site, probe] of probes) await ledger.addProbes(site, [probe]);
    } finally {
      await ledger.close();
    }
    say(now, `已访问${probes.size}个网站的首页`);
  }
  if (signal.aborted) return exitCodes.done;
  const begun = state.audits.find((audit) => audit.exit === null);
  const due = begun === undefined ? dueAudit(plan, state, now().toISOString()) : plannedAt(begun.planned);
  if (due === null) return exitCodes.done;
  const audit = begun ?? { planned: due.planned, exit: null as number | null };
  if (begun === undefined) state.audits.push(audit);
  writeState(file, state);
  const code = isFinished(dataDir, due) ? exitCodes.done : await runAudit(due, dataDir, flags, signal);
  // Stopped in the middle or not done: it is gone on with later.
  const isOpen = unfinishedRun(dataDir)?.asOf === due.asOf;
  if (signal.aborted || isOpen || (code !== exitCodes.done && code !== exitCodes.incomplete)) return code;
  audit.exit = code;
  state.since = due.planned;
  writeState(file, state);
  say(now, `${due.asOf}的评价已完成`);
  return code;
}

function plannedAt(planned: string): PlannedAudit {
  const asOf = new Date(Date.parse(planned) + 8 * 3_600_000).toISOString().slice(0, 10);
  return { planned, asOf, period: closedPeriod(asOf) };
}

/** Whether it ended while nobody was there to write that down. */
function isFinished(dataDir: string, { planned, asOf }: PlannedAudit): boolean {
  return listRuns(dataDir)
    .map((id) => readAnyRecord(dataDir, id))
    .some((r) => r.parent === undefined && r.finishedAt !== undefined && r.asOf === asOf && r.startedAt >= planned);
}

/** A process of its own: what goes wrong in an audit does not end the schedule. */
async function runAudit(due: PlannedAudit, dataDir: string, flags: ScheduleFlags, signal: AbortSignal) {
  const isOpen = unfinishedRun(dataDir)?.asOf === due.asOf;
  const what = isOpen ? ['--resume'] : ['--as-of', due.asOf, '--period', `${due.period.from}..${due.period.to}`];
  const how = [
    ...(flags.proxy === undefined ? [] : ['--proxy', flags.proxy]),
    ...(flags.resolve ?? []).flatMap((entry) => ['--resolve', entry]),
    ...(flags.allowPrivate ? ['--allow-private'] : []),
    ...(flags.delay === undefined ? [] : ['--delay', flags.delay]),
    ...(flags.maxPages === undefined ? [] : ['--max-pages', flags.maxPages]),
  ];
  const args = [packagePath('bin', 'gongkai.mjs'), 'audit', ...what, '--workspace', flags.workspace, '--quiet', ...how];
  const child = spawn(process.execPath, [...process.execArgv, ...args], { stdio: 'inherit' });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  try {
    return await new Promise<number>((done, fail) => {
      child.on('error', fail);
      child.on('exit', (code) => done(code ?? exitCodes.bug));
    });
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function say(now: () => Date, text: string): void {
  process.stdout.write(`${now().toISOString()} ${text}\n`);
}
