/** `gongkai explain`: what is judged, how, with which figures and why. */
import type { Command } from 'commander';

interface ExplainFlags {
  workspace: string;
}

export function add(program: Command): void {
  program
    .command('explain')
    .summary('说明评什么、怎么评、依据是什么')
    .description(
      '说明一个检查项、一个条款或一个单位：条款要求什么，怎样判定，用哪些数值，数值从何而来。' +
        '对单位还按最近一次评价，列出各项问题改好后能多得多少分，从多到少。',
    )
    .argument(
      '[检查项、条款编号或单位]',
      '如 column-stale、J-26、区财政局；也可写评价规则的编号；不写则列出全部检查项和评价规则',
    )
    .option('--workspace <DIR>', '工作区', '.')
    .action(async (subject: string | undefined, flags: ExplainFlags) => {
      const { explain } = await import('./work/run-explain.ts');
      process.stdout.write(await explain(subject, flags.workspace));
    });
}
