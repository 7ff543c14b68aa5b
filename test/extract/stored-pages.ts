/** Hand-made stored pages of a small invented site. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { leanPages, textFor } from '../../src/extract/site/lean.ts';
import { deriveFacts, type SiteInput } from '../../src/extract/site.ts';
import type { ListItem, PageFacts } from '../../src/model/page.ts';
import { siteSchema } from '../../src/model/register.ts';
import type { StoredPage } from '../../src/model/snapshot.ts';
import { columnTableSchema, type Tables } from '../../src/model/tables.ts';

export const host = 'http://www.qinghe.test';
export const table = columnTableSchema.parse(
  parse(readFileSync(new URL('../../checks/data/columns.yaml', import.meta.url), 'utf8')),
);

export function page(path: string, facts: Partial<PageFacts> = {}, stored: Partial<StoredPage> = {}): StoredPage {
  const url = `${host}${path}`;
  return {
    url,
    finalUrl: url,
    status: 200,
    mime: 'text/html',
    fetchedAt: '2024-03-31T08:00:00Z',
    sha256: `sha-${path}`,
    record: 'archive.warc.gz#1',
    depth: path === '/' ? 0 : 1,
    bytes: 1000,
    facts: { ...blank(url), ...facts },
    ...stored,
  };
}

function blank(url: string): PageFacts {
  return {
    url,
    kind: url === `${host}/` ? 'home' : 'other',
    title: null,
    publishedAt: null,
    publishedAtMeta: null,
    source: null,
    docNumber: null,
    issuer: null,
    columnName: null,
    breadcrumb: [],
    list: null,
    identity: { siteName: null, idCode: null, icp: null, policeNo: null, conac: false, errorReport: false },
    attachments: [],
    interprets: null,
    charset: 'utf-8',
    text: '',
    pageTitle: null,
    trouble: null,
    refresh: null,
    links: [],
    frames: [],
    scripts: [],
    datedItems: [],
    media: { images: 0, videos: 0, audios: 0 },
    leaks: [],
    template: 't',
  };
}

/** `rows('/tzgg/', ['甲', '2024-03-01'], …)`: rows that lead to pages in the folder. */
export function rows(folder: string, ...items: [title: string, date: string | null][]): ListItem[] {
  return items.map(([title, date], i) => ({ title, url: `${host}${folder}${i + 1}.html`, date }));
}

export function listPage(
  path: string,
  name: string | null,
  items: ListItem[],
  list: Partial<NonNullable<PageFacts['list']>> = {},
  more: Partial<PageFacts> = {},
): StoredPage {
  return page(path, {
    kind: 'column-list',
    columnName: name,
    breadcrumb: name === null ? [] : ['首页', name],
    list: { items, pages: null, total: null, next: [], unread: null, ...list },
    ...more,
  });
}

export function link(path: string, text: string) {
  return { url: path.startsWith('http') ? path : `${host}${path}`, text };
}

/** What a crawl hands over of its pages. */
export function handedOver(pages: StoredPage[], tables?: Pick<Tables, 'wording'>): Pick<SiteInput, 'pages' | 'textOf'> {
  const texts = new Map(pages.map(({ url, facts }) => [url, facts === null ? '' : textFor(facts)]));
  return { pages: pages.map(leanPages(tables?.wording)), textOf: (url) => texts.get(url)! };
}

export function derive(pages: StoredPage[], more: Partial<SiteInput> = {}) {
  return deriveFacts({
    ...handedOver(pages, more.tables),
    site: siteSchema.parse({ id: 'qinghe', url: `${host}/`, name: '清河县人民政府' }),
    extraPins: [],
    probes: [],
    gaps: [],
    tables: { columns: table, documents: {}, requirements: [], units: { kinds: {}, same: [] }, elements: {} },
    asOf: '2024-03-31',
    ...more,
  });
}
