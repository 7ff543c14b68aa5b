/** `gongkai score RUN`: judges stored snapshots again, without the network, as a new run that names its parent. */
import type { Command } from 'commander';
import * as flag from './flags.ts';

export interface ScoreFlags {
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
    const { score } = await import('./work/run-score.ts');
    process.exitCode = await score(run, flags, now);
  });
}
