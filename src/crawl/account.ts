/** An account's feed, fetched like everything else: guarded, bounded, archived. */
import { type AccountTask, type Probed, readAccount } from '../media/account.ts';
import type { Log } from '../model/log.ts';
import type { Settings } from '../model/settings.ts';
import type { LinkProbe, Snapshot } from '../model/snapshot.ts';
import { type Archive, openArchive } from '../snapshot/archive.ts';
import { readSealed } from '../snapshot/read.ts';
import { diskError } from './disk.ts';
import { askAgain } from './network/ask-again.ts';
import { type Answer, type Failure, type Fetcher, makeFetcher } from './network/fetch.ts';
import { type NetworkOptions, openNetwork } from './network/network.ts';
import { isGone, worthAnotherTry } from './network/outcome.ts';
import { userAgent } from './network/user-agent.ts';
import { conditionsOf, validatorsOf } from './network/validators.ts';
import { probeLinks } from './probes/links.ts';

export interface AccountCrawl extends Omit<AccountTask, 'fetch' | 'owner' | 'probe'> {
  settings: Settings;
  network: NetworkOptions;
  /** For the platform's interface for owners; from the environment, never kept. */
  token?: string;
  /** Links in posts are asked after too. */
  links?: true;
  signal?: AbortSignal;
  log?: Log;
  onWait?: (until: Date) => void;
}

/** A sealed folder is read and returned. UserError for a full disk and for wrong network options. */
export async function crawlAccount(task: AccountCrawl): Promise<Snapshot> {
  const sealed = readSealed(task.folder);
  if (sealed !== null) return sealed;
  const { settings, signal, now, log, onWait } = task;
  const network = openNetwork(task.network);
  const { api } = task.account.source;
  try {
    const agent = userAgent(settings.contact);
    const archive = await openArchive(task.folder, agent, 0);
    try {
      const parts = {
        network,
        archive,
        limits: settings,
        window: settings.window,
        userAgent: agent,
        now,
        log,
        onWait,
        ...(signal && { signal }),
      };
      const fetcher = makeFetcher(parts);
      const fetch: AccountTask['fetch'] = async (url, seen) => {
        const options = { headers: conditionsOf(seen) };
        const asking = { patience: fetcher.patience, fetch: (address: string) => fetcher.fetch(address, options) };
        const { result } = await askAgain(asking, url, signal, mayPass);
        // What another address answers cannot be asked for by this one.
        const validators = result.ok && result.finalUrl === url ? validatorsOf(result) : undefined;
        return { ...result, ...(validators && { validators }) };
      };
      const { token, links, ...rest } = task;
      const probe = async (urls: readonly string[]) => {
        const probed: Probed[] = [];
        const asking = makeFetcher({ ...parts, respectRobots: settings.respectRobots });
        await probeLinks(urls, asking, now, (found) => void probed.push(stateOf(found)), signal);
        return probed.sort((a, b) => (a.url < b.url ? -1 : 1));
      };
      const base = (api === 'weibo' ? settings.weiboApi : settings.wechatApi).replace(/\/+$/, '');
      const owner =
        token === undefined
          ? {}
          : { owner: { base, token, send: sendOwner(makeFetcher({ ...parts, archive: noArchive })) } };
      return await readAccount({ ...rest, ...owner, ...(links && { probe }), fetch });
    } finally {
      archive.close();
    }
  } catch (error) {
    throw diskError(error, task.folder);
  } finally {
    await network.close();
  }
}

/** Nothing is there only where that was said twice; whatever else failed may be our doing. */
function stateOf({ url, status, reason, tries, at }: LinkProbe): Probed {
  const gone = status !== null && isGone(status);
  return { url, status, at, state: gone && tries > 1 ? 'broken' : gone || reason !== null ? 'unsure' : 'ok' };
}

/** Addresses hold tokens and answers what persons wrote: nothing of them is kept. */
const noArchive: Archive = {
  write: async () => '',
  writeDerived: async () => '',
  writeAnswer: async () => '',
  writeMember: () => '',
  idOf: () => '',
  size: () => 0,
  close: () => {},
};

/** JSON is sent by POST; what is asked without a body by GET. A redirect would hand the token on. */
function sendOwner(fetcher: Fetcher): NonNullable<AccountTask['owner']>['send'] {
  return (url, json) => {
    if (json === undefined) return fetcher.exchange(url);
    const body = Buffer.from(JSON.stringify(json));
    return fetcher.exchange(url, { method: 'POST', body, contentType: 'application/json' });
  };
}

/** A bridge that asks for time gets it: the next poll is soon enough. */
function mayPass(result: Answer | Failure): boolean {
  return worthAnotherTry(result) && !(result.ok && [429, 503].includes(result.status));
}
