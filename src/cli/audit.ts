/** `gongkai audit`: crawl, judge, score, report. */
import type { Command } from 'commander';
import { agencyKinds } from '../model/register.ts';
import * as flag from './flags.ts';

export interface AuditFlags extends flag.NetworkFlags {
  workspace?: string;
  ruleset?: string[];
  asOf?: string;
  period?: string;
  kind: string;
  resume?: boolean;
  json?: boolean;
  quiet?: boolean;
  failUnder?: string;
}

export function add(program: Command, now: () => Date = () => new Date()): void {
  const command = program
    .command('audit')
    .summary('采集、评价、打分、出报告')
    .description('对登记表中的单位（默认全部）或一个网址进行评价，生成排名报告。')
    .argument('[单位或网址...]', '登记表中的单位编号或名称；或一个网址')
    .option('--workspace <DIR>', '工作区（默认当前目录）')
    .option('--ruleset <ID...>', '评价规则（默认见 gongkai.yaml）')
    .option('--as-of <DATE>', '评价日期（默认今天）')
    .option('--period <FROM..TO>', '统计期（默认评价日期前一个自然月）')
    .option('--kind <KIND>', `只给网址时的单位类别：${agencyKinds.join('、')}`, 'government')
    .option('--fail-under <N>', '有单位低于这个分数时退出码为2')
    .option('--resume', '接着上一次没有完成的评价');
  flag.addOutputFlags(flag.addNetworkFlags(command)).action(async (targets: string[], flags: AuditFlags) => {
    // The crawler and the browser's driver are loaded only when they are needed.
    const { audit } = await import('./work/run-audit.ts');
    process.exitCode = await audit(targets, flags, now);
  });
}
