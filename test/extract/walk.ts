/** Crawls a site that is held in memory, as a crawl without limits would: every link, stub and further list page. */
import { extractPage } from '../../src/extract/page.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { hostOf, placeOf } from '../../src/lib/urls.ts';
import type { StoredPage } from '../../src/model/snapshot.ts';

export interface Answer {
  body: Uint8Array;
  /** Where a redirect led. */
  finalUrl: string;
}

/** `read` gives null where there is no page. */
export function walk(home: string, asOf: string, read: (url: URL) => Answer | null): StoredPage[] {
  const pages: StoredPage[] = [];
  const queue = [home];
  const seen = new Set(queue.map(placeOf));
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    const page = answer(url, asOf, read(new URL(url)));
    pages.push(page);
    if (page.facts === null) continue;
    const { links, frames, refresh, list } = page.facts;
    const further = [...links.map((link) => link.url), ...frames, ...(list?.next ?? [])];
    for (const next of refresh === null ? further : [refresh, ...further]) {
      if (hostOf(next) !== hostOf(home) || seen.has(placeOf(next))) continue;
      seen.add(placeOf(next));
      queue.push(next);
    }
  }
  return pages;
}

function answer(url: string, asOf: string, found: Answer | null): StoredPage {
  const { body, finalUrl } = found ?? { body: new Uint8Array(), finalUrl: url };
  return {
    url,
    finalUrl,
    status: found === null ? 404 : 200,
    mime: 'text/html',
    fetchedAt: `${asOf}T08:00:00Z`,
    sha256: sha256(body),
    record: 'archive.warc.gz#1',
    depth: placeOf(url).split('/').length - 2,
    bytes: body.length,
    facts: found === null ? null : extractPage({ body, url: finalUrl, contentType: 'text/html', at: asOf }),
  };
}
