/** Writes the page above all runs. */
import path from 'node:path';
import { runsPage } from '../../../reports/runs.ts';
import { openLedger } from '../../ledger/ledger.ts';
import type { WorkspaceFolders } from '../../load/workspace.ts';
import { isThere, writeRunsIndex } from '../../publish/runs-index.ts';
import { renderPage } from '../../render/html.ts';
import { noticesFolder } from '../work/notice-files.ts';
import type { Rules } from './rules.ts';

const circularFile = path.join(noticesFolder, 'all', '通报.html');

export async function listRuns({ outDir, ledgerFile }: WorkspaceFolders, rules: Rules, office: string): Promise<void> {
  const ledger = await openLedger(ledgerFile);
  try {
    const runs = (await ledger.runs())
      .filter(({ id }) => isThere(outDir, id))
      .map((run) => ({ ...run, circular: isThere(outDir, run.id, circularFile) }));
    const rulesets = rules.rulesets.map((r) => r.ruleset);
    writeRunsIndex(outDir, renderPage('runs', runsPage(runs, await ledger.runTotals(), { office, rulesets }), ''));
  } finally {
    await ledger.close();
  }
}
