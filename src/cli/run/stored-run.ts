/** A finished run read back from disk for judging or reporting again. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { deepFreeze } from '../../lib/freeze.ts';
import { heldOr } from '../../lib/maps.ts';
import { hostOf } from '../../lib/urls.ts';
import { allFacts } from '../../model/fact-names.ts';
import { type Results, resultsSchema } from '../../model/results.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { readSnapshot } from '../../snapshot/read.ts';
import type { RunRecord } from './run-record.ts';

/** Snapshots by target id. */
export type Snapshots = Pick<ReadonlyMap<string, Snapshot>, 'keys' | 'get'>;

/**
 * Each is read when it is asked for: those of many sites together do not fit in memory. Kept is what several agencies publish
 * on. A torn file harms its own target only: its facts become gaps, and `warn` is told once.
 */
export function readSnapshots(dataDir: string, record: RunRecord, warn: (text: string) => void): Snapshots {
  const kept = new Map<string, Snapshot>();
  const roles = record.register.agencies.flatMap(({ sites }) => sites.map(({ site }) => site));
  const read = (id: string): Snapshot => {
    try {
      const snapshot = deepFreeze(readSnapshot(path.join(dataDir, record.snapshots[id]!)));
      if (roles.indexOf(id) !== roles.lastIndexOf(id)) kept.set(id, snapshot);
      return snapshot;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      warn(error.message);
      return heldOr(kept, id, () => lostSnapshot(id, record));
    }
  };
  return {
    keys: () => Object.keys(record.snapshots).values(),
    get: (id) => (Object.hasOwn(record.snapshots, id) ? (kept.get(id) ?? read(id)) : undefined),
  };
}

/** Those alone that were captured. */
export function onlyCaptured({ get }: Snapshots, captured: readonly { id: string }[]): Snapshots {
  const ids = new Set(captured.map(({ id }) => id));
  return { keys: () => ids.values(), get: (id) => (ids.has(id) ? get(id) : undefined) };
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
