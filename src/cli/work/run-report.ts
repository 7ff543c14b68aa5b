/** The pages of a run, written again. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadSettings } from '../../load/settings.ts';
import { workspaceFolders } from '../../load/workspace.ts';
import { publish } from '../run/finish-run.ts';
import { listRuns } from '../run/list-runs.ts';
import { loadRules } from '../run/rules.ts';
import { readRunRecord } from '../run/run-record.ts';
import { readResults } from '../run/stored-run.ts';

/** Returns what to tell: where they are. */
export async function report(run: string, workspace: string): Promise<string> {
  const folders = workspaceFolders(workspace);
  const { office } = loadSettings(folders.dir, { env: process.env });
  const record = readRunRecord(folders.dataDir, run);
  const rules = await loadRules(record.rulesets, folders);
  const folder = await publish({ rules, folders, office }, record, readResults(folders.outDir, record.id));
  await listRuns(folders, { rulesets: rules.rulesets.map((r) => r.ruleset), office });
  return `报告：${pathToFileURL(path.join(folder, 'index.html')).href}\n`;
}
