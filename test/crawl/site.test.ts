import { describe, expect, it } from 'vitest';
import type { FactName } from '../../src/model/facts.ts';
import { readRecord } from '../../src/snapshot/archive.ts';
import { readSnapshot } from '../../src/snapshot/read.ts';
import { readPages } from '../snapshot/folder.ts';
import { crawlAndRead } from './crawl-and-read.ts';
import { quickTask as task } from './quick-task.ts';
import { page, pages, startServer } from './server.ts';

const kept = (folder: string) =>
  readPages(folder)
    .pages.map(({ url, status }) => `${status} ${new URL(url).pathname}`)
    .sort();

describe('a tiny site', () => {
  it('is crawled to its ends, sealed, and its bytes can be read back', async () => {
    const server = await startServer(
      pages({
        '/': page('某市人民政府', [
          '/a.html',
          '/b.html',
          '/gone.html',
          '/file.pdf',
          '/lost.pdf',
          '/a.html?utm_source=x',
        ]),
        '/a.html': page('甲', ['/c.html#top', '/']),
        '/b.html': page('乙', ['javascript:;', 'mailto:a@b.cn']),
        '/c.html': page('丙'),
        '/file.pdf': '%PDF',
      }),
    );
    const it = task(`${server.url}/`);
    const snapshot = await crawlAndRead(it);
    expect(kept(it.folder)).toEqual(['200 /', '200 /a.html', '200 /b.html', '200 /c.html', '404 /gone.html']);
    expect(server.hits.filter((hit) => hit === 'GET /gone.html')).toHaveLength(2);
    expect(server.hits.filter((hit) => hit === 'GET /a.html')).toHaveLength(1);
    const probes = readPages(it.folder).probes.map(({ url, status, tries }) => [new URL(url).pathname, status, tries]);
    expect(probes.sort()).toEqual([
      ['/file.pdf', 200, 1],
      ['/gone.html', 404, 2],
      ['/lost.pdf', 404, 2],
    ]);
    expect(snapshot.facts.probes).toMatchObject([{ ok: true, status: 200, ours: false }]);
    expect(snapshot.facts.pages).toHaveLength(4);
    expect(snapshot.gaps.filter(({ fact }) => fact === 'pages')).toEqual([]);
    expect(readSnapshot(it.folder)).toEqual(snapshot);
    const first = readPages(it.folder).pages[0]!;
    expect(Buffer.from((await readRecord(it.folder, first.record)).body).toString()).toContain('某市人民政府');
  });

  it('a sealed folder is not fetched again', async () => {
    const server = await startServer(pages({ '/': page('首页') }));
    const it = task(`${server.url}/`);
    const first = await crawlAndRead(it);
    const asked = server.hits.length;
    expect(await crawlAndRead(it)).toEqual(first);
    expect(server.hits).toHaveLength(asked);
  });

  it('robots.txt is honoured, with a gap, and can be set aside', async () => {
    const texts = {
      '/': page('首页', ['/open.html', '/closed/x.html']),
      '/open.html': page('开'),
      '/closed/x.html': page('关'),
    };
    const server = await startServer((request, response) => {
      if (request.url !== '/robots.txt') return pages(texts)(request, response);
      response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /closed/');
    });
    const polite = await crawlAndRead(task(`${server.url}/`));
    expect(polite.gaps).toContainEqual({ fact: 'pages', place: `${server.url}/closed/x.html`, reason: 'robots' });
    expect(server.hits).not.toContain('GET /closed/x.html');
    const whole = await crawlAndRead(task(`${server.url}/`, { respectRobots: false }));
    expect(whole.gaps.filter(({ reason }) => reason === 'robots')).toEqual([]);
  });

  it('stops at its bounds, in one gap that says how many are missing', async () => {
    const links = Array.from({ length: 30 }, (_, i) => `/p${i}.html`);
    const texts = Object.fromEntries(links.map((path) => [path, page(path)]));
    const server = await startServer(pages({ '/': page('首页', links), ...texts }));
    const it = task(`${server.url}/`, { maxPages: 10 }, { needs: new Set<FactName>(['pages']) });
    const { gaps, counts } = await crawlAndRead(it);
    const limits = gaps.filter(({ fact, reason }) => fact === 'pages' && reason === 'limit');
    expect(limits).toHaveLength(1);
    expect(limits[0]!.detail).toContain('20');
    expect(counts.shown).toBe(31);
  });

  it('a trap that invents addresses ends', async () => {
    const server = await startServer((request, response) => {
      const n = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0);
      response.writeHead(200, { 'content-type': 'text/html' }).end(page(`${n}`, [`/t${n * 2 + 1}`, `/t${n * 2 + 2}`]));
    });
    const { counts } = await crawlAndRead(
      task(`${server.url}/`, { maxPages: 20, maxDepth: 50 }, { needs: new Set<FactName>(['pages']) }),
    );
    expect(counts.fetched).toBeLessThanOrEqual(21);
  });

  it('failures become gaps with their reason, blame nobody else, and a second try is given', async () => {
    let shaky = 0;
    const server = await startServer((request, response) => {
      if (request.url === '/broken') return void response.writeHead(500).end();
      if (request.url === '/wall') return void response.writeHead(403).end();
      if (request.url === '/shaky' && shaky++ === 0) return void response.writeHead(503, { 'retry-after': '0' }).end();
      if (request.url === '/circle') return void response.writeHead(302, { location: '/circle' }).end();
      pages({ '/': page('首页', ['/broken', '/wall', '/shaky', '/circle']), '/shaky': page('好了') })(
        request,
        response,
      );
    });
    const it = task(`${server.url}/`, {}, { needs: new Set<FactName>(['pages']) });
    const { gaps, facts } = await crawlAndRead(it);
    const reasons = Object.fromEntries(
      gaps.filter(({ fact }) => fact === 'pages').map(({ place, reason }) => [new URL(place).pathname, reason]),
    );
    expect(reasons).toEqual({ '/broken': 'http-error', '/wall': 'blocked', '/circle': 'redirect-loop' });
    expect(facts.pages?.map(({ url }) => new URL(url).pathname).sort()).toEqual(['/', '/shaky']);
  });

  it('keeps to its host and path, also after redirects', async () => {
    const other = await startServer(pages({ '/': page('别家') }));
    const server = await startServer((request, response) => {
      if (request.url === '/bm/away') return void response.writeHead(302, { location: `${other.url}/` }).end();
      pages({
        '/bm/': page('部门', ['/bm/x.html', '/other/y.html', `${other.url}/z`, '/bm/away']),
        '/bm/x.html': page('内'),
        '/other/y.html': page('外'),
      })(request, response);
    });
    const it = task(`${server.url}/bm/`, {}, { needs: new Set<FactName>(['pages']) });
    await crawlAndRead(it);
    expect(kept(it.folder)).toEqual(['200 /bm/', '200 /bm/x.html']);
    expect(readPages(it.folder).probes).toMatchObject([{ url: `${server.url}/bm/away`, status: 200, reason: null }]);
  });

  it('follows the home page to where it moved', async () => {
    const moved = await startServer(pages({ '/': page('新址', ['/n.html']), '/n.html': page('新页') }));
    const server = await startServer((_, response) => response.writeHead(301, { location: `${moved.url}/` }).end());
    const it = task(`${server.url}/`, {}, { needs: new Set<FactName>(['pages']) });
    await crawlAndRead(it);
    expect(kept(it.folder)).toEqual(['200 /', '200 /n.html']);
  });
});

it('an interrupted crawl is sealed with a gap and goes on later', async () => {
  const stop = new AbortController();
  const links = Array.from({ length: 20 }, (_, i) => `/p${i}.html`);
  const texts = { '/': page('首页', links), ...Object.fromEntries(links.map((path) => [path, page(path)])) };
  const server = await startServer((request, response) => {
    if (request.url === '/p5.html') stop.abort();
    pages(texts)(request, response);
  });
  const first = task(
    `${server.url}/`,
    { concurrency: 1 },
    { needs: new Set<FactName>(['pages']), signal: stop.signal },
  );
  const cut = await crawlAndRead(first);
  expect(cut.gaps).toContainEqual({ fact: 'pages', place: 's1', reason: 'interrupted' });
  expect(cut.counts.fetched).toBeLessThan(21);
  const { signal: _, ...again } = first;
  const whole = await crawlAndRead(again);
  expect(whole.gaps.filter(({ reason }) => reason === 'interrupted')).toEqual([]);
  expect(whole.counts.fetched).toBe(21);
  expect(server.hits.filter((hit) => hit === 'GET /p1.html')).toHaveLength(1);
});
