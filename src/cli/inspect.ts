/** `gongkai inspect`: what the extractor reads of a page. */
import type { Command } from 'commander';
import * as flag from './flags.ts';

export interface InspectFlags extends flag.NetworkFlags {
  url?: string;
  at?: string;
  json?: boolean;
}

export function add(program: Command, now: () => Date = () => new Date()): void {
  const command = program
    .command('inspect')
    .summary('查看从网页中读出了什么')
    .description('读取网址或文件，显示提取结果；多个文件时每个一行。')
    .argument('<网址或文件...>', '网址，或保存的网页、PDF、Word、Excel、OFD 等文件')
    .option('--url <URL>', '文件原来的网址')
    .option('--at <DATE>', '视为在这一天读取（默认今天）')
    .option('--json', '输出机器可读的结果，每个网页一行');
  flag.addNetworkFlags(command).action(async (places: string[], flags: InspectFlags) => {
    const { inspect } = await import('./work/inspect-page.ts');
    for (const place of places) process.stdout.write(`${await inspect(place, flags, now)}\n`);
  });
}
