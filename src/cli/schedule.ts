/** `gongkai schedule`: the month by itself. */
import type { Command } from 'commander';
import { addNetworkFlags, type NetworkFlags } from './flags.ts';

export interface ScheduleFlags extends NetworkFlags {
  workspace: string;
  onceDue?: boolean;
}

export function add(program: Command): void {
  const command = program
    .command('schedule')
    .summary('按月定期评价')
    .description(
      '常驻运行：按设置 cron 的时间（北京时间，遇节假日顺延到工作日）评价登记表中的全部单位，统计期截至每月29日' +
        '（二月不足29日的为最后一日）；评价前若干天起按设置的次数访问各网站首页，平时每天读取几次政务新媒体的内容；评价完成后把排名摘要发到 webhookUrl。' +
        '进度记在 data/schedule.json，重新启动不重复、不遗漏。',
    )
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.')
    .option('--once-due', '只做现在该做的，做完退出（供 cron 或 systemd 定时器调用）');
  addNetworkFlags(command).action(async (flags: ScheduleFlags) => {
    const { schedule } = await import('./work/run-schedule.ts');
    process.exitCode = await schedule(flags, () => new Date());
  });
}
