/** The links of a site that no page was fetched from, asked after: drawn once in a crawl. */
import type { LeanPage } from '../../extract/site/lean.ts';
import type { LinkProbe } from '../../model/snapshot.ts';
import type { Archive } from '../../snapshot/archive.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { Fetcher } from '../network/fetch.ts';
import { pageKey } from '../scope/scope.ts';
import type { SiteTask } from '../site.ts';
import { drawLinks, linkSample, probeLinks } from './links.ts';

export async function askLinks(
  task: SiteTask,
  store: SnapshotStore,
  archive: Archive,
  pages: readonly LeanPage[],
  fetcher: Fetcher,
): Promise<void> {
  if (!task.needs.has('links') || task.signal?.aborted === true) return;
  const { drawn, left } = drawnBefore(store) ?? drawNow(task, store, pages);
  const asked = new Set(store.probes().map(({ url }) => url));
  const save = (probe: LinkProbe) =>
    store.together(() => {
      store.setMeta('archiveEnd', String(archive.size()));
      store.saveProbe(probe);
    });
  const open = drawn.filter((url) => !asked.has(url));
  await probeLinks(open, fetcher, task.now, save, task.signal);
  if (left > 0) {
    const detail = `抽查${linkSample}条，未查${left}条`;
    store.addGap({ fact: 'links', place: task.site.id, reason: 'limit', detail });
  }
}

/** The draw of a run that is gone on with: links that were asked after since do not make room for others. */
function drawnBefore(store: SnapshotStore): ReturnType<typeof drawLinks> | null {
  const before = store.meta('drawnLinks');
  return before === null ? null : (JSON.parse(before) as ReturnType<typeof drawLinks>);
}

function drawNow(task: SiteTask, store: SnapshotStore, pages: readonly LeanPage[]): ReturnType<typeof drawLinks> {
  const known = new Set<string>();
  for (const { url, finalUrl } of pages) known.add(pageKey(url)).add(pageKey(finalUrl));
  for (const { url } of store.probes()) known.add(pageKey(url));
  for (const { place, reason } of store.gaps()) if (reason === 'robots') known.add(pageKey(place));
  const draw = drawLinks(pages, known, task.seed);
  store.setMeta('drawnLinks', JSON.stringify(draw));
  return draw;
}
