/** `gongkai doctor`: is this machine ready, is the workspace understood as meant, and what would be slow? */
import type { Command } from 'commander';
import { dayOf } from '../lib/dates.ts';
import { exitCodes } from '../lib/errors.ts';
import type { Item } from './doctor/doctor-item.ts';

interface DoctorFlags {
  workspace?: string;
  json?: boolean;
}

export function add(program: Command, now: () => Date = () => new Date()): void {
  program
    .command('doctor')
    .summary('检查本机和工作区是否就绪')
    .description(
      '检查运行环境、浏览器、登记表、评价规则、磁盘和工作日历，估计采集要多久、什么会慢，并列出登记表是怎样被理解的。',
    )
    .option('--workspace <DIR>', '工作区（默认当前目录）')
    .option('--json', '标准输出只给出机器可读的结果')
    .action(async (flags: DoctorFlags) => {
      const { examine } = await import('./doctor/examine.ts');
      const items = await examine(flags.workspace, dayOf(now().toISOString()));
      const ok = items.every((item) => item.state !== 'fail');
      process.stdout.write(flags.json ? `${JSON.stringify({ ok, items }, null, 2)}\n` : text(items));
      process.exitCode = ok ? exitCodes.done : exitCodes.config;
    });
}

const marks = { ok: '✓', warn: '!', fail: '✗' };

function text(items: readonly Item[]): string {
  const lines = items.flatMap(({ name, state, text, details }) => [
    `${marks[state]} ${name}：${text}`,
    ...details.map((detail) => `    ${detail}`),
  ]);
  return `${lines.join('\n')}\n`;
}
