/** Flags that several commands share, and reading them. */
import type { Command } from 'commander';
import type { NetworkOptions } from '../crawl/network/network.ts';
import { isDay } from '../lib/dates.ts';
import { exitCodes, UserError } from '../lib/errors.ts';
import type { Settings } from '../model/settings.ts';

export interface NetworkFlags {
  proxy?: string;
  resolve?: string[];
  allowPrivate?: boolean;
  delay?: string;
  maxPages?: string;
}

export function addNetworkFlags(command: Command): Command {
  return command
    .option('--proxy <URL>', '经代理访问（也读取 HTTP_PROXY、HTTPS_PROXY、NO_PROXY）')
    .option(
      '--resolve <HOST:PORT:ADDR>',
      '指定主机的地址，可多次使用（同 curl）',
      (v: string, all: string[]) => [...all, v],
      [],
    )
    .option('--allow-private', '允许访问内网和本机地址')
    .option('--delay <MS>', '同一主机两次请求的间隔毫秒数')
    .option('--max-pages <N>', '每个网站最多采集的页面数');
}

export function addOutputFlags(command: Command): Command {
  return command.option('--json', '标准输出只给出机器可读的结果').option('--quiet', '不显示进度');
}

export function networkOptions(flags: NetworkFlags, env: NodeJS.ProcessEnv): NetworkOptions {
  const proxy = flags.proxy ?? env.HTTP_PROXY ?? env.http_proxy ?? env.HTTPS_PROXY ?? env.https_proxy;
  if (proxy !== undefined && proxy !== '' && !/^https?:$/.test(URL.parse(proxy)?.protocol ?? ''))
    throw new UserError(`代理地址应为以 http:// 或 https:// 开头的网址：${proxy}`, exitCodes.usage);
  return {
    ...(proxy && { proxy }),
    noProxy: flags.proxy === undefined ? (env.NO_PROXY ?? env.no_proxy ?? '') : '',
    resolve: flags.resolve ?? [],
    allowPrivate: flags.allowPrivate ?? false,
  };
}

/** Settings that the command line overrides. */
export function settingFlags(flags: NetworkFlags): Partial<Settings> {
  return {
    ...(flags.delay !== undefined && { delay: wholeNumber(flags.delay, '--delay') }),
    ...(flags.maxPages !== undefined && { maxPages: wholeNumber(flags.maxPages, '--max-pages') }),
  };
}

export function wholeNumber(text: string, flag: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UserError(`${flag} 应为整数：${text}`, exitCodes.usage);
  return Number(text);
}

export function dayFlag(text: string, flag: string): string {
  if (!isDay(text)) throw new UserError(`${flag} 应为真实存在的日期，形如 2026-03-02：${text}`, exitCodes.usage);
  return text;
}

/** `FROM..TO` */
export function periodFlag(text: string): { from: string; to: string } {
  const [from = '', to = '', more] = text.split('..');
  if (more !== undefined || !isDay(from) || !isDay(to) || from > to)
    throw new UserError(`--period 应为 起日..止日，形如 2026-02-01..2026-02-28：${text}`, exitCodes.usage);
  return { from, to };
}
