/** One page outside any crawl, with the same guard and bounds, archived nowhere. */
import type { Settings } from '../../model/settings.ts';
import type { Archive } from '../../snapshot/archive.ts';
import { type Answer, type Failure, makeFetcher } from './fetch.ts';
import { type NetworkOptions, openNetwork } from './network.ts';
import { userAgent } from './user-agent.ts';

export const nowhere: Archive = {
  write: async () => '',
  writeDerived: async () => '',
  writeAnswer: async () => '',
  writeMember: () => '',
  idOf: () => '',
  size: () => 0,
  close: () => {},
};

export async function fetchOne(
  url: string,
  options: NetworkOptions,
  settings: Settings,
  now: () => Date,
): Promise<Answer | Failure> {
  const network = openNetwork(options);
  try {
    const agent = userAgent(settings.contact);
    const fetcher = makeFetcher({ network, archive: nowhere, limits: settings, userAgent: agent, now });
    return await fetcher.fetch(url);
  } finally {
    await network.close();
  }
}
