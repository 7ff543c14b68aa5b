/** A run's record + its snapshots → the judgement. No network, no clock. */
import { hashOf } from '../../lib/hash.ts';
import { calendarRange } from '../../lib/workdays.ts';
import type { Judgement } from '../../model/results.ts';
import { ranked } from '../../score/rank.ts';
import { type JudgeTask, judgeAgency } from './judge-agency.ts';
import type { Snapshots } from './stored-run.ts';

export function judgeRun(given: JudgeTask): Judgement {
  const { record, rulesets } = given;
  const hashes = new Map<string, string>();
  const get: Snapshots['get'] = (id) => {
    const snapshot = given.snapshots.get(id);
    if (snapshot !== undefined) hashes.set(id, snapshot.sha256);
    return snapshot;
  };
  const task = { ...given, snapshots: { keys: () => given.snapshots.keys(), get } };
  const agencies = record.register.agencies
    .filter((a) => record.agencies.includes(a.id))
    .map((agency) => judgeAgency(task, agency))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = [...given.snapshots.keys()];
  for (const id of ids) if (!hashes.has(id)) get(id);
  return {
    version: 1,
    asOf: record.asOf,
    period: record.period,
    seed: hashOf([record.period, record.rulesets]),
    inputs: {
      rulesets: Object.fromEntries(rulesets.map((r) => [r.ruleset.id, r.sha256])),
      checks: task.hashes.checks,
      tables: task.hashes.tables,
      calendar: hashOf(calendarRange),
      register: record.registerSha256,
      snapshots: Object.fromEntries(ids.map((id) => [id, hashes.get(id)!])),
      histories: hashOf([record.probes, record.before, record.fixed]),
      reviews: hashOf(record.reviews),
      ...(record.attestations.length > 0 && { attestations: hashOf(record.attestations) }),
    },
    agencies: ranked(agencies),
  };
}
