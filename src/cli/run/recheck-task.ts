/** What a re-check is about: open problems by name, and the run that last judged them. */
import type { Before, PastFinding } from '../../ledger/history.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { nearest } from '../../lib/names.ts';
import type { WorkspaceFolders } from '../../load/workspace.ts';
import type { FindingResult } from '../../model/results.ts';
import { newestFinished, newestJudging, type RunRecord, readRunRecord } from './run-record.ts';

export interface Asked {
  /** The run whose problems and snapshots the re-check stands on. */
  parent: RunRecord;
  /** Agency id → its problems that are to be looked at again. */
  problems: Map<string, FindingResult[]>;
}

/** One entry for each run that is stood on. UserError for a name that nothing answers to, or where nothing is open. */
export async function askedProblems(names: readonly string[], folders: WorkspaceFolders): Promise<Asked[]> {
  const newest = newestFinished(folders.dataDir);
  if (newest === undefined) throw new UserError('还没有任何评价记录，请先运行 gongkai audit', exitCodes.usage);
  const known = await lastStates(folders);
  const agencies = [...known.values()].flatMap(({ record }) => record.register.agencies);
  const found = new Map<string, Map<string, PastFinding>>();
  const add = (agency: string, finding: PastFinding) => {
    if (!found.has(agency)) found.set(agency, new Map());
    found.get(agency)!.set(finding.fingerprint, finding);
  };
  for (const name of names) {
    const agency = agencies.find((a) => [a.id, a.name, ...a.aliases].includes(name));
    if (agency !== undefined) {
      for (const finding of known.get(agency.id)?.before.findings.filter(isOpenProblem) ?? []) add(agency.id, finding);
      continue;
    }
    const one = [...known].flatMap(([id, { before }]) =>
      before.findings.filter((f) => f.fingerprint === name).map((finding) => ({ id, finding })),
    );
    if (one.length === 0) throw unknown(name, agencies);
    const open = one.filter(({ finding }) => isOpen(finding));
    if (open.length === 0) throw new UserError(`编号为“${name}”的问题已整改或不予认定，不必复查`, exitCodes.usage);
    for (const { id, finding } of open) add(id, finding);
  }
  const byRun = Map.groupBy(found, ([id]) => known.get(id)!.before.run);
  return [...byRun].map(([run, own]) => ({
    parent: readRunRecord(folders.dataDir, run),
    problems: new Map(own.map(([id, problems]) => [id, [...problems.values()].map(plain)])),
  }));
}

function plain({ run: _, agency: __, examined: ___, ...finding }: PastFinding): FindingResult {
  return finding;
}

/** Each agency of the newest run that judged it, as that run and re-checks since have left it. */
async function lastStates({ dataDir, ledgerFile }: WorkspaceFolders) {
  const ledger = await openLedger(ledgerFile);
  try {
    const states = new Map<string, { record: RunRecord; before: Before }>();
    for (const agency of (await ledger.agencyNames()).keys()) {
      const record = newestJudging(dataDir, agency);
      if (record === undefined) continue;
      const last = await ledger.lastRun({ asOf: '9999-12-31', rulesets: record.rulesets, agencies: [agency] });
      const before = last.get(agency);
      if (before !== undefined) states.set(agency, { record, before });
    }
    return states;
  } finally {
    await ledger.close();
  }
}

function isOpen({ state }: PastFinding): boolean {
  return state !== 'fixed' && state !== 'dismissed';
}

function isOpenProblem(finding: PastFinding): boolean {
  return finding.outcome === 'bad' && isOpen(finding);
}

function unknown(name: string, agencies: readonly { id: string; name: string }[]): UserError {
  const near = nearest(
    name,
    agencies.flatMap((a) => [a.id, a.name]),
  );
  return new UserError(
    `没有叫“${name}”的已评价单位，也没有这个编号的问题${near ? `；是否为“${near}”？` : '；问题编号见 gongkai ledger'}`,
    exitCodes.usage,
  );
}
