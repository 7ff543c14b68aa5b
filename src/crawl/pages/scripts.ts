/** Script files that the home page loads: footers with the identity marks are often written by them. */
import type { GapReason } from '../../model/facts.ts';
import type { PageFacts } from '../../model/page.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { Fetcher } from '../network/fetch.ts';
import { gapOf } from '../network/outcome.ts';
import { sameOwner } from '../scope/scope.ts';
import type { SiteTask } from '../site.ts';
import { type Asking, askPage } from './ask-page.ts';
import { type Keeping, keepScript } from './page.ts';

const maxScripts = 20;
const maxScriptBytes = 2_000_000;

export interface ScriptTask {
  task: SiteTask;
  store: SnapshotStore;
  fetcher: Fetcher;
  asking: Asking;
  keeping: Keeping;
}

/** One that cannot be had leaves the marks in doubt. */
export async function fetchScripts(crawl: ScriptTask, home: PageFacts): Promise<void> {
  const { task, store } = crawl;
  const own = home.scripts.filter((script) => sameOwner(script, task.site.url));
  for (const url of own.slice(0, maxScripts)) {
    if (store.page(url) === null && (await fetchScript(crawl, url)) === 'interrupted') return;
  }
  if (own.length > maxScripts) store.addGap({ fact: 'identity', place: task.site.id, reason: 'limit' });
}

export async function fetchScript(
  { store, fetcher, asking, keeping }: ScriptTask,
  url: string,
): Promise<GapReason | null> {
  const once = { ...fetcher, patience: { ...fetcher.patience, pauses: [] } };
  const { result, same } = await askPage({ ...asking, fetcher: once }, url, { maxBytes: maxScriptBytes });
  const gap = gapOf(result);
  if (gap?.reason === 'interrupted') return gap.reason;
  if (gap !== null) store.addGap({ fact: 'identity', place: url, ...gap });
  keepScript(keeping, { url, depth: 1, tries: 1 }, result, same);
  return null;
}
