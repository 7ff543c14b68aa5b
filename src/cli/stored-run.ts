/** A finished run read back from disk for judging or reporting again. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exitCodes, UserError } from '../lib/errors.ts';
import { deepFreeze } from '../lib/freeze.ts';
import { hostOf } from '../lib/urls.ts';
import type { FactName } from '../model/facts.ts';
import { type Results, resultsSchema } from '../model/results.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { readSnapshot } from '../snapshot/read.ts';
import type { RunRecord } from './run-record.ts';

const allFacts: readonly FactName[] = [
  'home',
  'identity',
  'columns',
  'documents',
  'pages',
  'links',
  'leaks',
  'accessibility',
  'probes',
  'posts',
];

/** Snapshots by target id. A torn file harms its own target only: its facts become gaps, and `warn` is told. */
export function readSnapshots(dataDir: string, record: RunRecord, warn: (text: string) => void): Map<string, Snapshot> {
  return new Map(
    Object.entries(record.snapshots).map(([id, folder]) => {
      try {
        return [id, deepFreeze(readSnapshot(path.join(dataDir, folder)))];
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        warn(error.message);
        return [id, lostSnapshot(id, record)];
      }
    }),
  );
}

function lostSnapshot(id: string, record: RunRecord): Snapshot {
  const site = record.register.sites.find((s) => s.id === id);
  return {
    target: id,
    type: site ? 'site' : 'account',
    url: site?.url ?? '',
    facts: {},
    gaps: allFacts.map((fact) => ({
      fact,
      place: site ? hostOf(site.url) : id,
      reason: 'unparsed',
      detail: '快照文件损坏',
    })),
    startedAt: record.startedAt,
    finishedAt: record.startedAt,
    counts: { fetched: 0, shown: 0 },
    sha256: '',
  };
}

/** The results of an earlier run for comparison; null where its folder was taken away or does not fit any more. */
export function resultsIfThere(outDir: string, run: string): Results | null {
  try {
    return readResults(outDir, run);
  } catch {
    return null;
  }
}

/** The results that a run published. */
export function readResults(outDir: string, run: string): Results {
  const file = path.join(outDir, run, 'results.json');
  if (!existsSync(file)) throw new UserError(`没有找到这次评价的结果文件：${file}`, exitCodes.usage);
  try {
    return resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new UserError(`结果文件已损坏：${file}，可用 gongkai score ${run} 重新生成`, exitCodes.config, { cause });
  }
}
