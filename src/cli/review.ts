/** `gongkai review`: persons' decisions on findings, taken from the workbook of a run or told one by one. */
import type { Command } from 'commander';

const now = () => new Date();

export function add(program: Command): void {
  const review = program
    .command('review')
    .summary('记录复核意见并重新计分')
    .description('人工对问题和存疑的决定：认定、不予认定、申诉中、采信情况说明。决定只增不删，以最后一次为准。');
  review
    .command(`import`)
    .summary('导入填好的工作簿或反馈表')
    .description(
      '读取评价结果中 workbook.xlsx 里填写了“决定”的各行，或单位填回的“整改情况反馈表.xlsx”：异议记为申诉中，整改情况记入台账。' +
        '全部无误才记录，然后重新计分。',
    )
    .argument('<文件>', '填好的 workbook.xlsx 或 整改情况反馈表.xlsx')
    .option('--run <RUN>', '针对哪次评价', 'latest')
    .option('--no-score', '只记录，不重新计分')
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.')
    .action(async (file: string, flags: { run: string; score: boolean; workspace: string }) => {
      const { importReviews } = await import('./work/run-review.ts');
      process.exitCode = await importReviews(file, flags, now);
    });
  review
    .command('add')
    .summary('记录一条决定')
    .description('对一个问题作出决定；编号见工作簿或 results.json。')
    .argument('<编号>', '问题的编号')
    .requiredOption('--decision <决定>', '认定、不予认定、申诉中、采信情况说明')
    .requiredOption('--reason <理由>', '为什么')
    .requiredOption('--by <决定人>', '谁决定的')
    .option('--attachment <文件>', '佐证材料')
    .option('--expires <DATE>', '有效期至')
    .option('--scope <范围>', '除本条外还适用于什么：page（该单位此页面上的全部问题）、agency（该单位的全部同类问题）')
    .option('--run <RUN>', '针对哪次评价', 'latest')
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.')
    .action(async (fingerprint: string, flags) => {
      const { addReview } = await import('./work/run-review.ts');
      await addReview(fingerprint, flags, now);
    });
  review
    .command('list')
    .summary('列出复核意见')
    .description('按时间列出全部决定，包括已被后来的决定取代的。')
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.')
    .action(async (flags: { workspace: string }) => {
      const { listReviews } = await import('./work/run-review.ts');
      await listReviews(flags.workspace);
    });
}
