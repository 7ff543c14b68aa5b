/** The parts of a re-check: its record, the sites opened where problems were seen, and what is kept of it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openLedger } from '../../ledger/ledger.ts';
import { addDays, endOfDay } from '../../lib/dates.ts';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { placeOf } from '../../lib/urls.ts';
import { findRegister, loadRegister } from '../../load/register.ts';
import { columnClasses, loadTables } from '../../load/tables.ts';
import { isWorkspace, type WorkspaceFolders } from '../../load/workspace.ts';
import type { Check } from '../../model/check.ts';
import type { Register } from '../../model/register.ts';
import type { Results } from '../../model/results.ts';
import { pagesOf, readSnapshot } from '../../snapshot/read.ts';
import { reopenSnapshot } from '../../snapshot/reopen.ts';
import { placesToOpen } from './recheck-places.ts';
import type { Asked } from './recheck-task.ts';
import { newRunId, type RunRecord, saveRunRecord } from './run-record.ts';

/** Days of earlier visits of home pages that an availability window may need. */
const probeDays = 31;

export async function startRecheck(
  { parent, problems }: Asked,
  { folders, asOf, start }: { folders: WorkspaceFolders; asOf: string; start: Date },
): Promise<RunRecord> {
  if (asOf < parent.asOf) throw new UserError(`复查日期不能早于所依据的评价（${parent.asOf}）`, exitCodes.usage);
  const id = newRunId(folders.dataDir, start);
  const targets = new Set([...problems.values()].flat().map((f) => f.target));
  const register = onlyTargets(await registerNow(folders, parent), [...problems.keys()], targets);
  const ledger = await openLedger(folders.ledgerFile);
  try {
    const [from, to] = [endOfDay(addDays(asOf, -probeDays)), endOfDay(asOf)];
    const probes = register.sites.map(async (s) => [s.id, await ledger.probesOf(s.id, from, to)] as const);
    const { asked: _, finishedAt: __, previous: ___, standsOn: ____, ...base } = parent;
    return {
      ...base,
      id,
      parent: parent.id,
      recheck: [...problems.values()].flat().map((f) => f.fingerprint),
      startedAt: start.toISOString(),
      asOf,
      agencies: [...problems.keys()],
      register,
      snapshots: Object.fromEntries([...targets].map((t) => [t, `snapshots/${id}/${t}`])),
      probes: Object.fromEntries(await Promise.all(probes)),
      reviews: await ledger.reviews(),
      before: Object.fromEntries(
        [...problems].map(([agency, own]) => [agency, { period: parent.period, findings: own }]),
      ),
      fixed: {},
    };
  } finally {
    await ledger.close();
  }
}

/** Columns that the office has pinned since are a way to mend; sites that moved since are not the same place. */
async function registerNow({ dir }: WorkspaceFolders, parent: RunRecord): Promise<Register> {
  if (!isWorkspace(dir)) return parent.register;
  const { register } = await loadRegister(findRegister(dir), columnClasses(loadTables().tables));
  const sites = parent.register.sites.map((s) => register.sites.find((t) => t.id === s.id && t.url === s.url) ?? s);
  const agencies = parent.register.agencies.map((a) => register.agencies.find((b) => b.id === a.id) ?? a);
  return { ...parent.register, sites, agencies };
}

function onlyTargets(register: Register, agencies: readonly string[], targets: ReadonlySet<string>): Register {
  return {
    ...register,
    agencies: register.agencies
      .filter((a) => agencies.includes(a.id))
      .map((a) => ({ ...a, sites: a.sites.filter((s) => targets.has(s.site)) })),
    sites: register.sites.filter((s) => targets.has(s.id)),
    accounts: register.accounts.filter((a) => targets.has(a.id)),
  };
}

/** Snapshots of the sites as the parent left them, open where problems were seen. A site never reached is crawled whole. */
export function reopenSites(
  { parent, problems }: Asked,
  record: RunRecord,
  dataDir: string,
  checks: ReadonlyMap<string, Check>,
): void {
  for (const { id } of record.register.sites) {
    const from = path.join(dataDir, parent.snapshots[id] ?? '');
    if (parent.snapshots[id] === undefined || !existsSync(from)) continue;
    const findings = [...problems.values()].flat().filter((f) => f.target === id);
    const open = placesToOpen(findings, readSnapshot(from), checks, pagesOf(from));
    reopenSnapshot(from, path.join(dataDir, record.snapshots[id]!), (url) => open.has(placeOf(url)));
  }
}

export async function keepRecheck(results: Results, record: RunRecord, { dataDir, ledgerFile }: WorkspaceFolders) {
  const ledger = await openLedger(ledgerFile);
  try {
    await ledger.saveRun(results, 'recheck');
  } finally {
    await ledger.close();
  }
  saveRunRecord(dataDir, { ...record, finishedAt: results.run.finishedAt });
}
