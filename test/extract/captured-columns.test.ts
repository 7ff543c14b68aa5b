import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { extractPage } from '../../src/extract/page.ts';
import { deriveFacts } from '../../src/extract/site.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { placeOf } from '../../src/lib/urls.ts';
import { siteSchema } from '../../src/model/register.ts';
import type { StoredPage } from '../../src/model/snapshot.ts';
import { table } from './stored-pages.ts';

/** Whole captured sites beside the checkout; skipped where they are not. */
const root = fileURLToPath(new URL('../../../shared/real/sites/', import.meta.url));
const hosts = existsSync(root) ? readdirSync(root) : [];
const asOf = '2021-01-04';

describe.skipIf(hosts.length === 0)('columns of captured sites (needs ../shared/real)', () => {
  test.each(hosts)('site %#', { timeout: 120_000 }, (host) => {
    const bytes = new Map<string, Uint8Array>();
    for (const path of readdirSync(root + host, { recursive: true, encoding: 'utf8' }))
      if (/(^|\/)index(_\d+)?\.html$/.test(path))
        bytes.set(`http://${host}/${path}`, readFileSync(`${root}${host}/${path}`));
    const pages = [...bytes].map(([url, body]) => storedPage(url, body));
    const { facts } = deriveFacts({
      site: siteSchema.parse({ id: 'captured', url: `http://${host}/` }),
      extraPins: [],
      pages,
      probes: [],
      gaps: [],
      tables: { columns: table, requirements: [], documents: {}, units: { kinds: {}, same: [] }, elements: {} },
      asOf,
    });
    const columns = facts.columns!;
    const listed = new Set(columns.filter((c) => c.state === 'listed').map((c) => c.class));
    expect(['动态要闻', '通知公告', '政策文件'].filter((cls) => !listed.has(cls))).toEqual([]);
    const places = columns.map((c) => placeOf(c.url));
    expect(new Set(places).size).toBe(places.length);
    for (const column of columns) {
      if (column.state === 'empty') expect(datesShown(bytes.get(column.url)!), column.url).toEqual([]);
      if (column.newest !== null) expect(column.newest <= asOf).toBe(true);
    }
  });
});

function storedPage(url: string, body: Uint8Array): StoredPage {
  return {
    url,
    finalUrl: url,
    status: 200,
    mime: 'text/html',
    fetchedAt: `${asOf}T08:00:00Z`,
    sha256: sha256(body),
    record: 'archive.warc.gz#1',
    depth: 1,
    bytes: body.length,
    facts: extractPage({ body, url, contentType: 'text/html', at: asOf }),
  };
}

/** Days that a reader of the page would see. */
function datesShown(body: Uint8Array): string[] {
  const html = Buffer.from(body).toString('utf8');
  return html.replace(/<!--[\s\S]*?-->|<script[\s\S]*?<\/script>/gi, '').match(/20\d\d-\d\d-\d\d/g) ?? [];
}
