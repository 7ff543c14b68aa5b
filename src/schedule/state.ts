/** `data/schedule.json`: what was done, so that a restart neither repeats nor misses anything. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../lib/errors.ts';
import type { ScheduleState } from './due.ts';

const kept = 60;

/** A new schedule begins now: what was due before it is not made up for. */
export function readState(file: string, now: string): ScheduleState {
  if (!existsSync(file)) return { since: now, audits: [], probedAt: null, polledAt: null, summary: null };
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as ScheduleState;
    if (Number.isNaN(Date.parse(state.since)) || !Array.isArray(state.audits)) throw new Error('not a state');
    const { since, audits, probedAt = null, polledAt = null, summary = null } = state;
    return { since, audits, probedAt, polledAt, summary };
  } catch (cause) {
    throw new UserError(`定期评价的记录已损坏：${file}；移走后重新开始`, undefined, { cause });
  }
}

export function writeState(file: string, state: ScheduleState): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, `${JSON.stringify({ ...state, audits: state.audits.slice(-kept) }, null, 2)}\n`);
  renameSync(`${file}.part`, file);
}
