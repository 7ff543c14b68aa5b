/** `gongkai recheck`: open problems looked at again, without a whole audit. */
import type { Command } from 'commander';
import { addNetworkFlags, addOutputFlags, type NetworkFlags } from './flags.ts';

export interface RecheckFlags extends NetworkFlags {
  workspace: string;
  asOf?: string;
  json?: boolean;
  quiet?: boolean;
}

export function add(program: Command, now: () => Date = () => new Date()): void {
  const command = program
    .command('recheck')
    .summary('复查尚未整改的问题')
    .description(
      '只重新查看所列单位尚未整改的问题（或所列编号的问题）所在的页面，并更新整改台账：看到已改的记为已整改，' +
        '仍然存在的记为未整改，没能看到的记为未复查。不重新打分，不改变最近一次评价的得分和排名。',
    )
    .argument('<单位或问题编号...>', '登记表中单位的编号或名称；或台账、工作簿中的问题编号')
    .option('--as-of <DATE>', '复查日期（默认今天）')
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.');
  addOutputFlags(addNetworkFlags(command)).action(async (names: string[], flags: RecheckFlags) => {
    const { recheck } = await import('./work/run-recheck.ts');
    process.exitCode = await recheck(names, flags, now);
  });
}
