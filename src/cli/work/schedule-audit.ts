/** The audit of a month: begun once, gone on with after a stop, and its summary sent. */
import { spawn } from 'node:child_process';
import { exitCodes } from '../../lib/errors.ts';
import { programFile } from '../../load/package-root.ts';
import { closedPeriod, type PlannedAudit } from '../../schedule/due.ts';
import { listRuns, type RunRecord, readAnyRecord, unfinishedRun } from '../run/run-record.ts';
import type { ScheduleFlags } from '../schedule.ts';

export function plannedAt(planned: string): PlannedAudit {
  const asOf = new Date(Date.parse(planned) + 8 * 3_600_000).toISOString().slice(0, 10);
  return { planned, asOf, period: closedPeriod(asOf) };
}

/** The run, if it ended, even where nobody was there to write that down. */
export function finishedRun(dataDir: string, { planned, asOf }: PlannedAudit): RunRecord | undefined {
  return listRuns(dataDir)
    .map((id) => readAnyRecord(dataDir, id))
    .find((r) => r.parent === undefined && r.finishedAt !== undefined && r.asOf === asOf && r.startedAt >= planned);
}

/** Begun and not ended. */
export function isOpen(dataDir: string, { asOf }: PlannedAudit): boolean {
  return unfinishedRun(dataDir)?.asOf === asOf;
}

/** A process of its own: what goes wrong in an audit does not end the schedule. Returns its exit code. */
export async function runAudit(
  due: PlannedAudit,
  dataDir: string,
  flags: ScheduleFlags,
  signal: AbortSignal,
): Promise<number> {
  const period = `${due.period.from}..${due.period.to}`;
  const what = isOpen(dataDir, due) ? ['--resume'] : ['--as-of', due.asOf, '--period', period];
  const how = [
    ...(flags.proxy === undefined ? [] : ['--proxy', flags.proxy]),
    ...(flags.resolve ?? []).flatMap((entry) => ['--resolve', entry]),
    ...(flags.allowPrivate ? ['--allow-private'] : []),
    ...(flags.delay === undefined ? [] : ['--delay', flags.delay]),
    ...(flags.maxPages === undefined ? [] : ['--max-pages', flags.maxPages]),
  ];
  const args = [programFile(), 'audit', ...what, '--workspace', flags.workspace, '--quiet', ...how];
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
