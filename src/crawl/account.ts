/** An account's feed, fetched like everything else: guarded, bounded, archived. */
import { type AccountTask, readAccount } from '../media/account.ts';
import type { Log } from '../model/log.ts';
import type { Settings } from '../model/settings.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { openArchive } from '../snapshot/archive.ts';
import { readSealed } from '../snapshot/read.ts';
import { diskError } from './disk.ts';
import { makeFetcher } from './network/fetch.ts';
import { type NetworkOptions, openNetwork } from './network/network.ts';
import { userAgent } from './network/user-agent.ts';

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
      return await readAccount({ ...task, fetch: (url) => fetcher.fetch(url) });
    } finally {
      archive.close();
    }
  } catch (error) {
    throw diskError(error, task.folder);
  } finally {
    await network.close();
  }
}
