/** Visits of home pages between crawls, for the window that availability is judged by; nothing is archived. */
import type { Probe } from '../../model/facts.ts';
import type { Settings } from '../../model/settings.ts';
import { makeFetcher } from '../network/fetch.ts';
import { nowhere } from '../network/fetch-one.ts';
import { type NetworkOptions, openNetwork } from '../network/network.ts';
import { userAgent } from '../network/user-agent.ts';
import { visitHome } from '../pages/home.ts';

/** A home page that takes longer counts as not opened. */
const timeout = 15_000;

/** One visit a site, one after the other; sites whose robots.txt does not let us ask are left out. */
export async function probeHomes(
  sites: readonly { id: string; url: string }[],
  parts: { options: NetworkOptions; settings: Settings; now: () => Date; signal: AbortSignal },
): Promise<Map<string, Probe>> {
  const { options, settings, now, signal } = parts;
  const network = openNetwork(options);
  const found = new Map<string, Probe>();
  try {
    const { respectRobots } = settings;
    const limits = { ...settings, timeout: Math.min(timeout, settings.timeout) };
    const agent = userAgent(settings.contact);
    const fetcher = makeFetcher({ network, archive: nowhere, limits, userAgent: agent, now, signal, respectRobots });
    const asking = { fetcher, previous: null, readOn: (at: string) => at.slice(0, 10), signal };
    for (const { id, url } of sites) {
      if (signal.aborted) break;
      const { probe } = await visitHome(url, asking, fetcher, now);
      if (probe !== null && !signal.aborted) found.set(id, probe);
    }
    return found;
  } finally {
    await network.close();
  }
}
