/** Our engine, fetcher, frontier, store and archive, with the floor's reading of a page in place of the full one. */
import { readFileSync } from 'node:fs';
import pLimit from 'p-limit';
import { type Answer, makeFetcher } from '../../src/crawl/network/fetch.ts';
import { openNetwork } from '../../src/crawl/network/network.ts';
import { runEngine, type Target, type Visit } from '../../src/crawl/pages/engine.ts';
import { makeScope } from '../../src/crawl/scope/scope.ts';
import type { SiteTask } from '../../src/crawl/site.ts';
import { openArchive } from '../../src/snapshot/archive.ts';
import { openSnapshot } from '../../src/snapshot/store.ts';
import { charsetOf, readLinks } from './read-links.ts';
import { benchTask } from './task.ts';

const [input = '', folder = ''] = process.argv.slice(2);
const origins: string[] = JSON.parse(readFileSync(input, 'utf8'));
const tasks = origins.map((origin, i) => benchTask(origin, i, folder));
await pLimit(tasks[0]?.settings.sites ?? 1).map(tasks, crawl);

async function crawl({ site, folder, settings, network: options, now }: SiteTask): Promise<void> {
  const store = openSnapshot(folder);
  const network = openNetwork(options);
  const archive = await openArchive(folder, 'bench', 0);
  const parts = { network, archive, limits: settings, userAgent: 'bench', now };
  const fetcher = makeFetcher({ ...parts, respectRobots: true });
  const scope = makeScope(site.url);
  const seen = new Set<string>();
  const choose = (urls: readonly string[], depth: number): Target[] =>
    urls.flatMap((url) => {
      const key = scope.keyOf(url);
      if (key === '' || seen.has(key)) return [];
      seen.add(key);
      return { url, key, depth };
    });
  const keep = ({ finalUrl, status, fetchedAt, sha256, record, body }: Answer, links: string[], text: string) => {
    const page = { url: finalUrl, finalUrl, status, mime: 'text/html', fetchedAt, sha256, record, bytes: body.length };
    store.together(() => {
      store.setMeta('archiveEnd', String(archive.size()));
      store.savePage({ ...page, depth: 0, facts: null, script: JSON.stringify({ links, text }) });
    });
  };
  const visit = async ({ url, depth, add }: Visit): Promise<'done'> => {
    const answer = await fetcher.fetch(url);
    if (!answer.ok || answer.status !== 200) return 'done';
    const html = new TextDecoder(charsetOf(answer.contentType ?? '')).decode(answer.body);
    const { links, text } = readLinks(html, url);
    keep(answer, links, text);
    await add(choose(links, depth + 1));
    return 'done';
  };
  await runEngine({
    frontier: store.frontier,
    concurrency: settings.concurrency,
    visit,
    start: choose([site.url], 0),
    left: () => 3_600_000,
  });
  archive.close();
  store.close();
  await network.close();
}
