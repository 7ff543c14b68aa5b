/** Writes the page above all runs. */
import path from 'node:path';
import { runsPage } from '../../../reports/runs.ts';
import { openLedger } from '../../ledger/ledger.ts';
import type { WorkspaceFolders } from '../../load/workspace.ts';
import type { Ruleset } from '../../model/ruleset.ts';
import { isThere, writeRunsIndex } from '../../publish/runs-index.ts';
import { renderPage } from '../../render/html.ts';
import { noticesFolder } from '../work/notice-files.ts';

const circularFile = path.join(noticesFolder, 'all', '通报.html');

export async function listRuns(
  { outDir, ledgerFile }: WorkspaceFolders,
  context: { rulesets: readonly Ruleset[]; office: string },
): Promise<void> {
  const ledger = await openLedger(ledgerFile);
  try {
    const runs = (await ledger.runs())
      .filter(({ id }) => isThere(outDir, id))
      .map((run) => ({ ...run, circular: isThere(outDir, run.id, circularFile) }));
    writeRunsIndex(outDir, renderPage('runs', runsPage(runs, await ledger.runTotals(), context), ''));
  } finally {
    await ledger.close();
  }
}
