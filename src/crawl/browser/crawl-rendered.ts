/** Crawls, reads in the browser what scripts make, and crawls on where that leads. */
import type { Archive } from '../../snapshot/archive.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { Fetcher } from '../network/fetch.ts';
import { type Crawled, crawlPages } from '../pages/crawl-pages.ts';
import type { SiteTask } from '../site.ts';
import { tellPhase } from '../tell-progress.ts';
import type { Files } from './browser-files.ts';
import { renderLists } from './render-lists.ts';

/** From a home page that is all script to its columns, their lists and further list pages. */
const maxRounds = 4;

export async function crawlRendered(
  task: SiteTask,
  store: SnapshotStore,
  archive: Archive,
  fetcher: Fetcher,
  files: Files,
): Promise<Crawled> {
  let crawled = await crawlPages(task, store, archive, fetcher);
  for (let round = 0; round < maxRounds && crawled.homeReason === null; round++) {
    tellPhase(task, store, 'browser');
    const anew = await renderLists(task, store, archive, files);
    if (anew === 0) break;
    crawled = await crawlPages(task, store, archive, fetcher);
  }
  if (crawled.homeReason !== null || (task.plan?.sample ?? 0) === 0) return crawled;
  return crawlPages(task, store, archive, fetcher, true);
}
