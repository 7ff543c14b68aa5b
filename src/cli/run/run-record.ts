/** `data/runs/RUN.json`: what a run was asked and what it stood on, so that it can be judged again without the network. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { attestationSchema } from '../../model/attestation.ts';
import type { Probe } from '../../model/facts.ts';
import { registerSchema } from '../../model/register.ts';
import { findingResultSchema } from '../../model/results.ts';
import { reviewSchema } from '../../model/review.ts';
import { settingsSchema } from '../../model/settings.ts';

const day = z.iso.date();
const period = z.strictObject({ from: day, to: day });
const askedSchema = z.strictObject({
  settings: settingsSchema,
  network: z.strictObject({
    /** Without its password. */
    proxy: z.string().optional(),
    proxyHasPassword: z.boolean(),
    noProxy: z.string(),
    resolve: z.array(z.string()),
    allowPrivate: z.boolean(),
  }),
});
export type Asked = z.output<typeof askedSchema>;

const runRecordSchema = z.strictObject({
  id: z.string(),
  parent: z.string().optional(),
  /** Fingerprints of the problems that a re-check looked at; absent in a run that judges and scores. */
  recheck: z.array(z.string()).optional(),
  /** The finished run before, for what has changed since. */
  previous: z.string().optional(),
  startedAt: z.string(),
  /** Absent while the run is under way. */
  finishedAt: z.string().optional(),
  /** How it was to crawl; absent in records of earlier versions. */
  asked: askedSchema.optional(),
  asOf: day,
  period,
  rulesets: z.array(z.string()),
  /** Agency ids judged. */
  agencies: z.array(z.string()),
  register: registerSchema,
  registerSha256: z.string(),
  /** Target id → snapshot folder below `data/`. */
  snapshots: z.record(z.string(), z.string()),
  /** Site id → snapshot folder of an earlier run, below `data/`: what has not changed since is taken from there. */
  standsOn: z.record(z.string(), z.string()).optional(),
  /** Site id → earlier probes of its home page. */
  probes: z.record(z.string(), z.array(z.custom<Probe>())),
  reviews: z.array(reviewSchema),
  attestations: z.array(attestationSchema).default([]),
  /** Agency id → findings as the run before left them, and the period that it judged. */
  before: z.record(z.string(), z.strictObject({ period, findings: z.array(findingResultSchema) })),
  /** Agency id → fingerprints that some earlier run called fixed. */
  fixed: z.record(z.string(), z.array(z.string())),
});
export type RunRecord = z.output<typeof runRecordSchema>;

const runsDir = (dataDir: string) => path.join(dataDir, 'runs');

export function saveRunRecord(dataDir: string, record: RunRecord): void {
  mkdirSync(runsDir(dataDir), { recursive: true });
  const file = path.join(runsDir(dataDir), `${record.id}.json`);
  const part = `${file}.part`;
  try {
    writeFileSync(part, JSON.stringify(record));
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Ids of all runs, oldest first: an id begins with its time. */
export function listRuns(dataDir: string): string[] {
  if (!existsSync(runsDir(dataDir))) return [];
  const names = readdirSync(runsDir(dataDir)).filter((n) => n.endsWith('.json'));
  return names.map((n) => n.slice(0, -'.json'.length)).sort();
}

/** A run with scores; `latest` means the newest finished one. */
export function readRunRecord(dataDir: string, run: string): RunRecord {
  const record = readAnyRecord(dataDir, run);
  if (record.recheck === undefined) return record;
  throw new UserError(`${run} 是一次复查，没有得分；请用它所依据的评价 ${record.parent}`, exitCodes.usage);
}

/** Of a re-check too. */
export function readAnyRecord(dataDir: string, run: string): RunRecord {
  const ids = listRuns(dataDir);
  const id = run === 'latest' ? newestFinished(dataDir, ids) : run;
  if (id === undefined) throw new UserError('还没有任何评价记录，请先运行 gongkai audit', exitCodes.usage);
  if (!ids.includes(id))
    throw new UserError(`没有编号为“${id}”的评价记录，现有：${ids.slice(-5).join('、') || '无'}`, exitCodes.usage);
  return read(dataDir, id);
}

/** The newest audit, where it began and did not end. */
export function unfinishedRun(dataDir: string): RunRecord | null {
  for (const id of listRuns(dataDir).reverse()) {
    const record = read(dataDir, id);
    // Judging stored snapshots again has nothing to go on with.
    if (record.parent === undefined) return record.finishedAt === undefined ? record : null;
  }
  return null;
}

/** The newest finished run with scores. */
export function newestFinished(dataDir: string, ids = listRuns(dataDir)): string | undefined {
  return ids.findLast((id) => isScored(read(dataDir, id)));
}

/** The newest finished run that judged the agency. */
export function newestJudging(dataDir: string, agency: string): RunRecord | undefined {
  for (const id of listRuns(dataDir).reverse()) {
    const record = read(dataDir, id);
    if (isScored(record) && record.agencies.includes(agency)) return record;
  }
  return undefined;
}

function isScored({ finishedAt, recheck }: RunRecord): boolean {
  return finishedAt !== undefined && recheck === undefined;
}

function read(dataDir: string, id: string): RunRecord {
  const file = path.join(runsDir(dataDir), `${id}.json`);
  try {
    return runRecordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new UserError(`评价记录已损坏，无法读取：${file}`, exitCodes.config, { cause });
  }
}

/** A new run id from the time in Beijing, as `20260302-091500`; never one that exists. */
export function newRunId(dataDir: string, now: Date): string {
  const time = new Date(now.getTime() + 8 * 3_600_000)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace('T', '-')
    .slice(0, 15);
  const ids = new Set(listRuns(dataDir));
  let id = time;
  for (let n = 2; ids.has(id); n++) id = `${time}-${n}`;
  return id;
}
