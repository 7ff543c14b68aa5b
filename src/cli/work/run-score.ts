/** The work of `gongkai score`. */
import { openLedger } from '../../ledger/ledger.ts';
import { loadAttestations } from '../../load/attestations.ts';
import { lockWorkspace } from '../../load/lock.ts';
import { findRegister, loadRegister } from '../../load/register.ts';
import { loadSettings } from '../../load/settings.ts';
import { columnClasses, requirementIds } from '../../load/tables.ts';
import { isWorkspace, workspaceFolders } from '../../load/workspace.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import * as flag from '../flags.ts';
import { finishRun } from '../run/finish-run.ts';
import { reextract } from '../run/reextract.ts';
import { loadRules, type Rules } from '../run/rules.ts';
import { newRunId, type RunRecord, readRunRecord, saveRunRecord } from '../run/run-record.ts';
import { readSnapshots, type Snapshots } from '../run/stored-run.ts';
import type { ScoreFlags } from '../score.ts';

/** Returns the exit code. */
export async function score(run: string, flags: ScoreFlags, now: () => Date): Promise<number> {
  const folders = workspaceFolders(flags.workspace);
  const { office } = loadSettings(folders.dir, { env: process.env });
  const parent = readRunRecord(folders.dataDir, run);
  const unlock = lockWorkspace(folders.dir);
  try {
    const rules = await loadRules(flags.ruleset ?? parent.rulesets, folders);
    let torn = false;
    const stored = readSnapshots(folders.dataDir, parent, (text) => {
      torn = true;
      process.stderr.write(`${text}\n`);
    });
    const snapshots = flags.reextract ? await reextract(folders.dataDir, parent, allOf(stored), rules.tables) : stored;
    const start = now();
    const ledger = await openLedger(folders.ledgerFile);
    const reviews = await ledger.reviews().finally(() => ledger.close());
    const { finishedAt: _, ...asked } = parent;
    const record: RunRecord = {
      ...asked,
      id: newRunId(folders.dataDir, start),
      parent: parent.id,
      startedAt: start.toISOString(),
      rulesets: rules.rulesets.map((r) => r.ruleset.id),
      reviews,
      attestations: await statementsNow(folders.dir, parent, rules),
    };
    saveRunRecord(folders.dataDir, record);
    const failUnder = flags.failUnder === undefined ? null : flag.wholeNumber(flags.failUnder, '--fail-under');
    const json = flags.json ?? false;
    const code = await finishRun({ record, snapshots, rules, folders, office, json, failUnder, now });
    return torn && code === 0 ? 2 : code;
  } finally {
    unlock();
  }
}

/** What persons vouch for by now; a run by address alone has a folder without a register. */
async function statementsNow(dir: string, parent: RunRecord, { tables }: Rules): Promise<RunRecord['attestations']> {
  if (!isWorkspace(dir)) return parent.attestations;
  const { register } = await loadRegister(findRegister(dir), columnClasses(tables));
  return [...(await loadAttestations(dir, register, requirementIds(tables)))];
}

function allOf(stored: Snapshots): Map<string, Snapshot> {
  return new Map(Array.from(stored.keys(), (id) => [id, stored.get(id)!]));
}
