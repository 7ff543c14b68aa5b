/** `gongkai report RUN`: writes the pages of a run again from its results. */
import type { Command } from 'commander';

export function add(program: Command): void {
  program
    .command('report')
    .summary('重新生成一次评价的报告')
    .description('按已有的评价结果重新生成网页报告，不重新采集，不重新评价。')
    .argument('[RUN]', '评价编号，或 latest', 'latest')
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.')
    .action(async (run: string, flags: { workspace: string }) => {
      const { report } = await import('./work/run-report.ts');
      process.stdout.write(await report(run, flags.workspace));
    });
}
