/** `gongkai report RUN`: writes the pages of a run again from its results. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { loadSettings } from '../load/settings.ts';
import { workspaceFolders } from '../load/workspace.ts';
import { loadRules } from './run/rules.ts';
import { readRunRecord } from './run/run-record.ts';
import { readResults } from './run/stored-run.ts';

export function add(program: Command): void {
  program
    .command('report')
    .summary('重新生成一次评价的报告')
    .description('按已有的评价结果重新生成网页报告，不重新采集，不重新评价。')
    .argument('[RUN]', '评价编号，或 latest', 'latest')
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.')
    .action(async (run: string, flags: { workspace: string }) => {
      const folders = workspaceFolders(flags.workspace);
      const { office } = loadSettings(folders.dir, { env: process.env });
      const record = readRunRecord(folders.dataDir, run);
      const rules = await loadRules(record.rulesets, folders);
      const { publish } = await import('./run/finish-run.ts');
      const { listRuns } = await import('./run/list-runs.ts');
      const folder = await publish({ rules, folders, office }, record, readResults(folders.outDir, record.id));
      await listRuns(folders, { rulesets: rules.rulesets.map((r) => r.ruleset), office });
      process.stdout.write(`报告：${pathToFileURL(path.join(folder, 'index.html')).href}\n`);
    });
}
