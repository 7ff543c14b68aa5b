/** `gongkai export-evidence RUN`: the evidence of a run as a copy that needs no other run, to be handed to an agency. */
import type { Command } from 'commander';

export interface ExportFlags {
  workspace: string;
  out: string;
}

export function add(program: Command): void {
  program
    .command('export-evidence')
    .summary('导出一次评价的证据')
    .description('把一次评价的快照和网页存档导出为可单独保存、移交的副本，不依赖以前的评价。')
    .argument('[RUN]', '评价编号，或 latest；可省略', 'latest')
    .argument('[TARGET...]', '单位或网站的编号、单位名称（默认全部）')
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.')
    .requiredOption('--out <DIR>', '导出到这个新文件夹')
    .action(async (run: string, targets: string[], flags: ExportFlags) => {
      const { exportEvidence } = await import('./work/run-export.ts');
      // An agency may be named without saying which run.
      if (isRun(run)) await exportEvidence(run, targets, flags);
      else await exportEvidence('latest', [run, ...targets], flags);
    });
}

function isRun(text: string): boolean {
  return text === 'latest' || /^\d{8}-\d{6}(?:-\d+)?$/.test(text);
}
