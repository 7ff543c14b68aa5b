import { readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { SiteTask } from '../../../src/crawl/site.ts';
import { sha256 } from '../../../src/lib/hash.ts';
import type { FactName, Facts } from '../../../src/model/facts.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { readRecord } from '../../../src/snapshot/archive.ts';
import { readPages, tempFolder } from '../../snapshot/folder.ts';
import { crawlAndRead } from '../crawl-and-read.ts';
import { page, startServer, type TestServer } from '../server.ts';
import { siteTask } from '../task.ts';

const paths = Array.from({ length: 12 }, (_, i) => `/p${i}.html`);

/** A site of thirteen pages; `texts` may be changed between the months. */
function someSite(): Record<string, string> {
  const texts: Record<string, string> = { '/': page('某市人民政府', paths) };
  for (const path of paths) texts[path] = page(`第${path}页`, [], `<p>${'正文。'.repeat(200)}</p>`);
  return texts;
}

/** How a server answers for one of its pages. */
type Manner = (request: IncomingMessage, response: ServerResponse, text: string) => void;

const type = { 'content-type': 'text/html; charset=utf-8' };
const honest: Manner = (request, response, text) => {
  const etag = `W/"${sha256(text).slice(0, 16)}"`;
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
  else response.writeHead(200, { ...type, etag }).end(request.method === 'HEAD' ? '' : text);
};
const silent: Manner = (request, response, text) =>
  void response.writeHead(200, type).end(request.method === 'HEAD' ? '' : text);
/** Once asked with a condition it never looks. */
const lying: Manner = (request, response, text) => {
  if (request.headers['if-none-match'] !== undefined) response.writeHead(304).end();
  else response.writeHead(200, { ...type, etag: '"1"' }).end(request.method === 'HEAD' ? '' : text);
};

interface Months {
  server: TestServer;
  /** Statuses of what was asked, by path, since the last month began. */
  answers: Map<string, number[]>;
  month(n: number, rest?: Partial<SiteTask>): Promise<Snapshot>;
  folder(n: number): string;
  data: string;
}

async function months(texts: Record<string, string>, manner: Manner): Promise<Months> {
  const answers = new Map<string, number[]>();
  const server = await startServer((request, response) => {
    const path = request.url ?? '';
    response.on('finish', () => answers.set(path, [...(answers.get(path) ?? []), response.statusCode]));
    const text = texts[path];
    if (text === undefined) response.writeHead(404, type).end();
    else manner(request, response, text);
  });
  const data = tempFolder();
  const folder = (n: number) => join(data, 'snapshots', `r${n}`, 's1');
  return {
    server,
    answers,
    data,
    folder,
    month(n, rest = {}) {
      answers.clear();
      const needs = new Set<FactName>(['home', 'pages', 'columns', 'documents']);
      const asOf = `2024-0${n}-28`;
      const now = () => new Date(`${asOf}T02:00:00Z`);
      const previous = n === 1 ? {} : { previous: folder(n - 1) };
      return crawlAndRead(siteTask(`${server.url}/`, folder(n), {}, { needs, asOf, now, ...previous, ...rest }));
    },
  };
}

/** Facts without when and in what order they were seen. */
function bare(facts: Facts): unknown {
  const { probes: _, ...rest } = { ...facts, pages: facts.pages?.toSorted((a, b) => (a.url < b.url ? -1 : 1)) };
  return JSON.parse(
    JSON.stringify(rest, (key, value) => (key === 'record' || key === 'fetchedAt' ? undefined : value)),
  );
}

async function fresh(it: Months, n: number): Promise<Snapshot> {
  const { previous: _, ...rest } = { previous: '' };
  return it.month(n, { ...rest, folder: join(it.data, 'fresh', `r${n}`, 's1'), previous: join(it.data, 'none') });
}

const statusesOf = (it: Months) => paths.flatMap((path) => it.answers.get(path) ?? []);

it('asks with a condition, copies what has not changed, and sees what has', async () => {
  const texts = someSite();
  const it = await months(texts, honest);
  await it.month(1);
  texts['/p3.html'] = page('改过的页', ['/new.html']);
  texts['/new.html'] = page('新页');
  const second = await it.month(2);
  expect(statusesOf(it).filter((status) => status === 200).length).toBeLessThanOrEqual(5);
  expect(it.answers.get('/p3.html')?.at(-1)).toBe(200);
  expect(it.answers.get('/new.html')).toEqual([200]);
  expect(it.answers.get('/')?.[0]).toBe(200);
  expect(bare(second.facts)).toEqual(bare((await fresh(it, 2)).facts));
  expect(second.gaps).toEqual((await fresh(it, 2)).gaps);

  const third = await it.month(3);
  expect(bare(third.facts)).toEqual(bare((await fresh(it, 3)).facts));
  // What the third month stands on is the answer of the first, not the revisit of the second.
  rmSync(it.folder(2), { recursive: true });
  for (const { url, record, sha256: hash } of readPages(it.folder(3)).pages) {
    if (url.endsWith('/p3.html') || url.endsWith('/new.html')) continue;
    expect(sha256((await readRecord(it.folder(3), record)).body)).toBe(hash);
  }
});

it('the same bytes of a server that knows no conditions are copied too, and archived as a revisit', async () => {
  const it = await months(someSite(), silent);
  const first = await it.month(1);
  const second = await it.month(2);
  expect(bare(second.facts)).toEqual(bare(first.facts));
  const raw = gunzipSync(readFileSync(join(it.folder(2), 'archive.warc.gz'))).toString('latin1');
  expect(raw.match(/WARC-Type: revisit/g)).toHaveLength(13);
  expect(raw).not.toContain(Buffer.from('正文').toString('latin1'));
});

it('a server that says "not modified" of pages that have changed is found out and asked again', async () => {
  const texts = someSite();
  const it = await months(texts, lying);
  await it.month(1);
  for (const path of paths) texts[path] = page(`新的${path}`, [], '<p>全部改写。</p>');
  const second = await it.month(2);
  const titles = readPages(it.folder(2)).pages.map(({ facts }) => facts?.pageTitle);
  expect(titles.filter((title) => title?.startsWith('新的'))).toHaveLength(12);
  expect(bare(second.facts)).toEqual(bare((await fresh(it, 2)).facts));
});

it('"not modified" without a condition is a gap, as any other odd answer', async () => {
  const it = await months(someSite(), (request, response, text) =>
    request.url === '/p1.html' ? void response.writeHead(304).end() : honest(request, response, text),
  );
  const { gaps } = await it.month(1);
  expect(gaps).toContainEqual({
    fact: 'pages',
    place: `${it.server.url}/p1.html`,
    reason: 'http-error',
    detail: '304',
  });
});

it('where the earlier bytes are gone the page is asked for without a condition', async () => {
  const it = await months(someSite(), honest);
  const first = await it.month(1);
  rmSync(join(it.folder(1), 'archive.warc.gz'));
  const second = await it.month(2);
  expect(statusesOf(it)).not.toContain(304);
  expect(bare(second.facts)).toEqual(bare(first.facts));
});

it('another extractor reads the archived bytes anew; dates that hang on the day are read anew too', async () => {
  const texts = someSite();
  const rows = [1, 2, 3, 4]
    .map((n) => `<li><a href="/p${n}.html">通知事项之${n}</a><span>03-1${n}</span></li>`)
    .join('');
  texts['/p0.html'] = page('通知公告', [], `<ul>${rows}</ul>`);
  const it = await months(texts, honest);
  await it.month(1, { extractor: 'one' });
  const dates = (n: number) =>
    readPages(it.folder(n))
      .pages.find(({ url }) => url.endsWith('/p0.html'))
      ?.facts?.datedItems.map(({ date }) => date?.slice(0, 4));
  expect(dates(1)).toEqual(['2023', '2023', '2023', '2023']);
  await it.month(2, { extractor: 'one' });
  const third = await it.month(3, { extractor: 'two' });
  expect(dates(3)).toEqual(['2024', '2024', '2024', '2024']);
  expect(bare(third.facts)).toEqual(bare((await fresh(it, 3)).facts));
});
