/** What `audit --resume` goes on with: the run as it was asked, whatever the command line and the settings say now. */
import type { NetworkOptions } from '../../crawl/network/network.ts';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { loadSettings } from '../../load/settings.ts';
import type { WorkspaceFolders } from '../../load/workspace.ts';
import type { Settings } from '../../model/settings.ts';
import type { AuditFlags } from '../audit.ts';
import * as flag from '../flags.ts';
import { type Asked, type RunRecord, unfinishedRun } from './run-record.ts';

export interface Resumed {
  record: RunRecord;
  settings: Settings;
  network: NetworkOptions;
}

/** UserError where there is nothing to go on with. */
export function resumeRun(folders: WorkspaceFolders, flags: AuditFlags): Resumed {
  const record = unfinishedRun(folders.dataDir);
  if (record === null) throw new UserError('没有未完成的评价可以接着做', exitCodes.usage);
  const settings = record.asked?.settings ?? loadSettings(folders.dir, { env: process.env });
  return { record, settings, network: networkOf(record.asked, flags) };
}

/** How the outside is reached may have changed since, and a password of a proxy was not kept: what is said now counts. */
function networkOf(asked: Asked | undefined, flags: AuditFlags): NetworkOptions {
  const now = flag.networkOptions(flags, process.env);
  if (asked === undefined) return now;
  const { proxyHasPassword, ...before } = asked.network;
  const again = flags.proxy !== undefined || proxyHasPassword;
  if (proxyHasPassword && now.proxy === undefined)
    throw new UserError(
      `原来的代理 ${before.proxy} 要求密码，密码没有保存，请用 --proxy 或 HTTP_PROXY 再次给出`,
      exitCodes.usage,
    );
  const { proxy, noProxy } = again ? now : before;
  return {
    ...(proxy !== undefined && { proxy }),
    ...(noProxy !== undefined && { noProxy }),
    resolve: now.resolve.length > 0 ? now.resolve : before.resolve,
    allowPrivate: now.allowPrivate || before.allowPrivate,
  };
}

/** What is kept of how the outside was reached. */
export function askedOf(settings: Settings, { proxy, noProxy = '', resolve, allowPrivate }: NetworkOptions): Asked {
  const network = { noProxy, resolve: [...resolve], allowPrivate };
  const url = proxy === undefined ? null : URL.parse(proxy);
  if (url === null) return { settings, network: { ...network, proxyHasPassword: false } };
  const proxyHasPassword = url.username !== '' || url.password !== '';
  url.username = '';
  url.password = '';
  return { settings, network: { ...network, proxy: url.href, proxyHasPassword } };
}

/** Flags that say anew what the run was already told; they have no effect. */
export function ignoredFlags(targets: readonly string[], flags: AuditFlags): string[] {
  const said: [string, unknown][] = [
    ['--ruleset', flags.ruleset],
    ['--as-of', flags.asOf],
    ['--period', flags.period],
    ['--delay', flags.delay],
    ['--max-pages', flags.maxPages],
  ];
  const names = targets.filter((target) => !/^https?:\/\//i.test(target));
  return [...names, ...said.filter(([, value]) => value !== undefined).map(([name]) => name)];
}
