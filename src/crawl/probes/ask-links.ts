/** The links of a site that no page was fetched from, asked after: drawn once in a crawl. */
import type { LinkProbe } from '../../model/snapshot.ts';
import type { Archive } from '../../snapshot/archive.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { Fetcher } from '../network/fetch.ts';
import type { SiteTask } from '../site.ts';
import { type Draw, linkSample } from './draw-links.ts';
import { probeLinks } from './links.ts';

export async function askLinks(
  task: SiteTask,
  store: SnapshotStore,
  archive: Archive,
  fetcher: Fetcher,
  draw: () => Promise<Draw>,
): Promise<void> {
  if (!task.needs.has('links') || task.signal?.aborted === true) return;
  const { drawn, left } = drawnBefore(store) ?? (await drawNow(store, draw));
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
function drawnBefore(store: SnapshotStore): Draw | null {
  const before = store.meta('drawnLinks');
  return before === null ? null : (JSON.parse(before) as Draw);
}

async function drawNow(store: SnapshotStore, draw: () => Promise<Draw>): Promise<Draw> {
  const drawn = await draw();
  store.setMeta('drawnLinks', JSON.stringify(drawn));
  return drawn;
}
