/** An account's feed, fetched like everything else: guarded, bounded, archived. */
import { type AccountTask, readAccount } from '../media/account.ts';
import type { Log } from '../model/log.ts';
import type { Settings } from '../model/settings.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { openArchive } from '../snapshot/archive.ts';
import { readSealed } from '../snapshot/read.ts';
import { diskError } from './disk.ts';
import { askAgain } from './network/ask-again.ts';
import { type Answer, type Failure, makeFetcher } from './network/fetch.ts';
import { type NetworkOptions, openNetwork } from './network/network.ts';
import { worthAnotherTry } from './network/outcome.ts';
import { userAgent } from './network/user-agent.ts';
import { conditionsOf, validatorsOf } from './network/validators.ts';

export interface AccountCrawl extends Omit<AccountTask, 'fetch'> {
  settings: Settings;
  network: NetworkOptions;
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
  try {
    const agent = userAgent(settings.contact);
    const archive = await openArchive(task.folder, agent, 0);
    try {
      const fetcher = makeFetcher({
        network,
        archive,
        limits: settings,
        window: settings.window,
        userAgent: agent,
        now,
        log,
        onWait,
        ...(signal && { signal }),
      });
      const fetch: AccountTask['fetch'] = async (url, seen) => {
        const options = { headers: conditionsOf(seen) };
        const asking = { patience: fetcher.patience, fetch: (address: string) => fetcher.fetch(address, options) };
        const { result } = await askAgain(asking, url, signal, mayPass);
        // What another address answers cannot be asked for by this one.
        const validators = result.ok && result.finalUrl === url ? validatorsOf(result) : undefined;
        return { ...result, ...(validators && { validators }) };
      };
      return await readAccount({ ...task, fetch });
    } finally {
      archive.close();
    }
  } catch (error) {
    throw diskError(error, task.folder);
  } finally {
    await network.close();
  }
}

/** A bridge that asks for time gets it: the next poll is soon enough. */
function mayPass(result: Answer | Failure): boolean {
  return worthAnotherTry(result) && !(result.ok && [429, 503].includes(result.status));
}
