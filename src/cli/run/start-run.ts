/** The record of a new run: what it is asked, and the histories it stands on. */
import type { PastFinding } from '../../ledger/history.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { addDays, dayOf, endOfDay, monthBefore } from '../../lib/dates.ts';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { loadAttestations } from '../../load/attestations.ts';
import { requirementIds } from '../../load/tables.ts';
import type { Register } from '../../model/register.ts';
import type { FindingResult } from '../../model/results.ts';
import * as flag from '../flags.ts';
import type { Rules } from './rules.ts';
import { newestFinished, newRunId, type RunRecord } from './run-record.ts';
import { partOfRegister } from './select.ts';
import { earlierSnapshots } from './stands-on.ts';
import type { Subject } from './subject.ts';

export async function startRun(
  subject: Subject,
  rules: Rules,
  flags: { asOf?: string; period?: string },
  start: Date,
): Promise<RunRecord> {
  const asOf = flags.asOf === undefined ? dayOf(start.toISOString()) : flag.dayFlag(flags.asOf, '--as-of');
  const period = flags.period === undefined ? monthBefore(asOf) : flag.periodFlag(flags.period);
  if (period.from > asOf) throw new UserError('--period 不能晚于评价日期', exitCodes.usage);
  const register = partOfRegister(subject.register, subject.agencies);
  const id = newRunId(subject.folders.dataDir, start);
  const targets = [...register.sites, ...register.accounts].map((t) => t.id);
  const previous = newestFinished(subject.folders.dataDir);
  const rulesets = rules.rulesets.map((r) => r.ruleset.id);
  const known = requirementIds(rules.tables);
  const attestations = await loadAttestations(subject.folders.dir, subject.register, known);
  const history = await historyFor(subject, { asOf, rulesets }, register);
  return {
    id,
    ...(previous !== undefined && { previous }),
    startedAt: start.toISOString(),
    asOf,
    period,
    rulesets,
    agencies: subject.agencies,
    register,
    registerSha256: subject.registerSha256,
    snapshots: Object.fromEntries(targets.map((t) => [t, `snapshots/${id}/${t}`])),
    attestations: [...attestations],
    standsOn: earlierSnapshots(subject.folders.dataDir, register),
    ...history,
  };
}

/** Weeks of probes that an availability window may need. */
const probeDays = 31;

async function historyFor(
  { folders, agencies }: Subject,
  query: { asOf: string; rulesets: string[] },
  register: Register,
): Promise<Pick<RunRecord, 'probes' | 'reviews' | 'before' | 'fixed'>> {
  const ledger = await openLedger(folders.ledgerFile);
  try {
    const { asOf } = query;
    const [from, to] = [endOfDay(addDays(asOf, -probeDays)), endOfDay(asOf)];
    const probes = await Promise.all(
      register.sites.map(async (s) => [s.id, await ledger.probesOf(s.id, from, to)] as const),
    );
    const before = await ledger.lastRun({ ...query, agencies });
    const plain = ({ run: _, agency: __, examined: ___, ...finding }: PastFinding): FindingResult => finding;
    return {
      probes: Object.fromEntries(probes),
      reviews: await ledger.reviews(),
      before: Object.fromEntries(
        [...before].map(([agency, b]) => [agency, { period: b.period, findings: b.findings.map(plain) }]),
      ),
      fixed: await ledger.everFixed(agencies),
    };
  } finally {
    await ledger.close();
  }
}
