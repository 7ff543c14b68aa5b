/** The columns of whole captured sites against their navigation, as a careful reader wrote it down (trees/HOST.jsonl). */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deriveFacts } from '../../src/extract/site.ts';
import { hostOf } from '../../src/lib/urls.ts';
import { siteSchema } from '../../src/model/register.ts';
import { handedOver, table } from './stored-pages.ts';
import { type Answer, walk } from './walk.ts';

interface Expected {
  address: string;
  name: string;
  /** The column above it, as the path on its page names it. */
  parent: string | null;
  /** Several where either can be defended. */
  class: string | null | (string | null)[];
  newest: string | null;
  /** `gone`: a menu entry whose page is not there. */
  state: 'listed' | 'page' | 'empty' | 'gone';
}

const sites = [
  { host: 'rsj.gzdaozhen.gov.cn', asOf: '2021-01-04' },
  { host: 'www.zhecheng.gov.cn', asOf: '2018-07-30' },
];
const root = join(import.meta.dirname, '../../../shared/real/sites');
const there = existsSync(root);

describe.skipIf(!there)(there ? 'captured sites' : 'captured sites (skipped: ../shared is not there)', () => {
  test.each(sites)('$host', { timeout: 120_000 }, ({ host, asOf }) => {
    const home = `http://${host}/`;
    const { facts } = deriveFacts({
      site: siteSchema.parse({ id: 'captured', url: home }),
      extraPins: [],
      ...handedOver(walk(home, asOf, (url) => fileOf(join(root, host), url))),
      probes: [],
      gaps: [],
      tables: { columns: table, requirements: [], documents: {}, units: { kinds: {}, same: [] }, elements: {} },
      asOf,
    });
    const expected = rowsOf(join(import.meta.dirname, 'trees', `${host}.jsonl`));
    const found = new Map(facts.columns!.map((column) => [keyOf(column.url), column]));
    const pairs = expected.flatMap((row) => {
      const column = found.get(row.address);
      return column === undefined ? [] : [{ row, column }];
    });
    expect(misses(expected, (row) => found.has(row.address))).toEqual([]);
    // Columns of other hosts and dead entries beyond those written down are links, not pages of the site.
    const own = facts.columns!.filter((column) => hostOf(column.url) === host && column.gone !== true);
    const known = new Set(expected.map((row) => row.address));
    atLeast(0.98, own, ({ url }) => known.has(keyOf(url)));
    atLeast(0.98, pairs, ({ row, column }) => row.name === column.name);
    atLeast(0.98, pairs, ({ row, column }) => row.parent === (column.path.at(-1) ?? null));
    atLeast(0.98, pairs, ({ row, column }) => [row.class].flat().includes(column.class));
    atLeast(0.98, pairs, ({ row, column }) => row.newest === column.newest);
    atLeast(0.98, pairs, ({ row, column }) => row.state === (column.gone === true ? 'gone' : column.state));
  });
});

function misses<Row>(rows: readonly Row[], isRight: (row: Row) => boolean): string[] {
  return rows.filter((row) => !isRight(row)).map((row) => JSON.stringify(row).slice(0, 600));
}

function atLeast<Row>(share: number, rows: readonly Row[], isRight: (row: Row) => boolean): void {
  const wrong = misses(rows, isRight);
  expect(1 - wrong.length / rows.length, wrong.join('\n')).toBeGreaterThanOrEqual(share);
}

/** `/index.html` is the folder itself. */
function keyOf(url: string): string {
  const { pathname, search } = new URL(url);
  return (search === '' ? pathname.replace(/\/index\.html$/, '/') : pathname) + search;
}

/** As a server answers: a folder without its stroke leads to the folder. */
function fileOf(folder: string, url: URL): Answer | null {
  const path = join(folder, decodeURIComponent(url.pathname));
  if (!path.startsWith(folder) || !existsSync(path)) return null;
  if (!statSync(path).isDirectory()) return { body: readFileSync(path), finalUrl: url.href };
  const page = join(path, 'index.html');
  if (!existsSync(page)) return null;
  const finalUrl = url.pathname.endsWith('/') ? url.href : new URL(`${url.pathname}/`, url).href;
  return { body: readFileSync(page), finalUrl };
}

function rowsOf(file: string): Expected[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Expected);
}
