/** Writes `data/logs/RUN.jsonl`: whole lines, bounded in size; what goes wrong with it stops no run. */
import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { inertJson } from '../../lib/chinese.ts';
import type { Log, LogEvent } from '../../model/log.ts';

export interface RunLog {
  log: Log;
  close(): void;
}

export interface LogOptions {
  now: () => Date;
  /** Also events of level `debug`, as one a page. */
  debug?: boolean;
  /** Beyond it only warnings of the run itself, errors and ends are written. */
  maxBytes?: number;
}

const longest = 500;
/** Written also when the log is full: few, and needed to know how it ended. */
const needed: ReadonlySet<LogEvent['event']> = new Set(['error', 'run-started', 'run-finished', 'site-finished']);

export const logFile = (dataDir: string, run: string) => path.join(dataDir, 'logs', `${run}.jsonl`);

/** A run that is gone on with appends. */
export function openRunLog(dataDir: string, run: string, options: LogOptions): RunLog {
  const { now, debug = false, maxBytes = 20_000_000 } = options;
  const file = logFile(dataDir, run);
  let fd: number | null = null;
  let size = 0;
  let full = false;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    fd = openSync(file, 'a+');
    size = fstatSync(fd).size;
    // A killed run may have left half a line.
    if (size > 0 && lastByte(fd, size) !== 10) size += writeSync(fd, '\n');
  } catch {}
  const write = (event: LogEvent) => {
    if (fd === null) return;
    try {
      size += writeSync(fd, lineOf(event, now()));
    } catch {}
  };
  return {
    log(event) {
      if (event.level === 'debug' && !debug) return;
      if (size >= maxBytes && !needed.has(event.event)) {
        if (!full) write({ event: 'log-full', level: 'warn', bytes: size });
        full = true;
        return;
      }
      write(event);
    },
    close() {
      if (fd !== null) closeSync(fd);
      fd = null;
    },
  };
}

/** Of an error, or of what else was thrown. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function lineOf({ event, level = 'info', site, url, reason, ...more }: LogEvent, time: Date): string {
  const entry = { time: time.toISOString(), level, event, site, url, reason, ...more };
  const json = JSON.stringify(entry, (_, value) => (typeof value === 'string' ? short(value) : value));
  return `${inertJson(json)}\n`;
}

/** A stack may be longer than a place. */
function short(text: string): string {
  const max = text.includes('\n') ? 8 * longest : longest;
  return text.length <= max ? text : `${text.slice(0, max - 1).toWellFormed()}…`;
}

function lastByte(fd: number, size: number): number {
  const byte = Buffer.alloc(1);
  readSync(fd, byte, 0, 1, size - 1);
  return byte[0]!;
}
