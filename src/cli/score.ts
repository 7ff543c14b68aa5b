/** `gongkai score RUN`: judges stored snapshots again, without the network, as a new run that names its parent. */
import type { Command } from 'commander';
import { openLedger } from '../ledger/ledger.ts';
import { lockWorkspace } from '../load/lock.ts';
import { loadSettings } from '../load/settings.ts';
import { workspaceFolders } from '../load/workspace.ts';
import { finishRun } from './finish-run.ts';
import * as flag from './flags.ts';
import { reextract } from './reextract.ts';
import { loadRules } from './rules.ts';
import { newRunId, type RunRecord, readRunRecord, saveRunRecord } from './run-record.ts';
import { readSnapshots } from './stored-run.ts';

interface ScoreFlags {
  workspace: string;
  ruleset?: string[];
  reextract?: boolean;
  json?: boolean;
  quiet?: boolean;
  failUnder?: string;
}

export function add(program: Command, now: () => Date = () => new Date()): void {
  const command = program
    .command('score')
    .summary('按已采集的快照重新评价')
    .description('不访问网络，按已采集的快照和现有的复核意见重新评价，生成一次新的评价。')
    .argument('[RUN]', '评价编号，或 latest', 'latest')
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.')
    .option('--ruleset <ID...>', '改用其他评价规则')
    .option('--reextract', '从存档的原始网页重新提取内容')
    .option('--fail-under <N>', '有单位低于这个分数时退出码为2');
  flag.addOutputFlags(command).action(async (run: string, flags: ScoreFlags) => {
    process.exitCode = await score(run, flags, now);
  });
}

async function score(run: string, flags: ScoreFlags, now: () => Date): Promise<number> {
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
    const snapshots = flags.reextract ? await reextract(folders.dataDir, parent, stored, rules.tables) : stored;
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
