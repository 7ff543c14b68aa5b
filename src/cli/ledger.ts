/** `gongkai ledger`: the rectification list. */
import type { Command } from 'commander';

export interface LedgerFlags {
  workspace: string;
  agency?: string;
  open?: boolean;
  overdue?: boolean;
  workdays?: string;
  json?: boolean;
}

export function add(program: Command, now: () => Date = () => new Date()): void {
  program
    .command('ledger')
    .summary('查看整改台账')
    .description('列出历次评价发现的问题：状态、首次和最近发现的日期、整改期限、是否逾期。')
    .option('--agency <ID>', '只看这个单位的（编号或名称）')
    .option('--open', '只看尚未整改的')
    .option('--overdue', '只看逾期未整改的')
    .option('--workdays <N>', '整改期限的工作日数（默认按设置）')
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.')
    .option('--json', '标准输出只给出机器可读的结果')
    .action(async (flags: LedgerFlags) => {
      const { showLedger } = await import('./work/ledger-list.ts');
      process.stdout.write(await showLedger(flags, now()));
    });
}
