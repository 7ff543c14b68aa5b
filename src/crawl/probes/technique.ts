/** What is asked of a site beside its pages: addresses of its name, encryption, its own search. Each is asked once a snapshot. */
import { Resolver } from 'node:dns/promises';
import type { Facts, Gap } from '../../model/facts.ts';
import type { Archive } from '../../snapshot/archive.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { Shown } from '../facts/site-view.ts';
import type { Fetcher } from '../network/fetch.ts';
import type { SiteTask } from '../site.ts';
import { askHttps } from './https.ts';
import { askIpv6 } from './ipv6.ts';
import { askSearch } from './search.ts';

const resolverLimits = { timeout: 5_000, tries: 2 };

export interface Technique {
  facts: Pick<Facts, 'ipv6' | 'https' | 'search'>;
  gaps: Gap[];
}

/** `shown`: what the pages told; what no indicator reads is not asked. */
export async function askTechnique(
  { needs, signal, folder, asOf, site }: Pick<SiteTask, 'needs' | 'signal' | 'folder' | 'asOf' | 'site'>,
  { home, titles }: Shown,
  store: SnapshotStore,
  archive: Archive,
  fetcher: Fetcher,
): Promise<Technique> {
  const before = store.meta('technique');
  if (before !== null) return JSON.parse(before) as Technique;
  const found: Technique = { facts: {}, gaps: [] };
  if (home === null || signal?.aborted === true) {
    const reason = home === null ? 'unparsed' : 'interrupted';
    for (const fact of ['ipv6', 'https', 'search'] as const)
      if (needs.has(fact)) found.gaps.push({ fact, place: site.url, reason });
    return found;
  }
  const url = new URL(home.url);
  const keep = (told: { gap: Gap } | Technique['facts']) =>
    'gap' in told ? found.gaps.push(told.gap) : Object.assign(found.facts, told);
  if (needs.has('ipv6')) keep(await askIpv6(url, fetcher.viaProxy(home.url), new Resolver(resolverLimits), home));
  if (needs.has('https')) keep(await askHttps(home, fetcher));
  if (needs.has('search')) keep(await askSearch({ folder, asOf, home, titles, fetcher }));
  store.together(() => {
    store.setMeta('archiveEnd', String(archive.size()));
    store.setMeta('technique', JSON.stringify(found));
  });
  return found;
}
