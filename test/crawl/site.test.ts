import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskError } from '../../src/crawl/disk.ts';
import { crawlSite, type SiteTask } from '../../src/crawl/site.ts';
import { UserError } from '../../src/lib/errors.ts';
import type { FactName } from '../../src/model/facts.ts';
import { readRecord } from '../../src/snapshot/archive.ts';
import { readSnapshot } from '../../src/snapshot/read.ts';
import { openSqlite } from '../../src/snapshot/sqlite.ts';
import { readPages, tempFolder } from '../snapshot/folder.ts';
import { page, pages, startServer } from './server.ts';
import { siteNeeds, siteTask } from './task.ts';

const patience = { pauses: [5, 10], busy: 0, rests: [1, 2] };
const task = (url: string, settings: object = {}, rest: Partial<SiteTask> = {}) =>
  siteTask(url, tempFolder(), settings, { patience, ...rest });

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
    const snapshot = await crawlSite(it);
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
    const first = await crawlSite(it);
    const asked = server.hits.length;
    expect(await crawlSite(it)).toEqual(first);
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
    const polite = await crawlSite(task(`${server.url}/`));
    expect(polite.gaps).toContainEqual({ fact: 'pages', place: `${server.url}/closed/x.html`, reason: 'robots' });
    expect(server.hits).not.toContain('GET /closed/x.html');
    const whole = await crawlSite(task(`${server.url}/`, { respectRobots: false }));
    expect(whole.gaps.filter(({ reason }) => reason === 'robots')).toEqual([]);
  });

  it('stops at its bounds, in one gap that says how many are missing', async () => {
    const links = Array.from({ length: 30 }, (_, i) => `/p${i}.html`);
    const texts = Object.fromEntries(links.map((path) => [path, page(path)]));
    const server = await startServer(pages({ '/': page('首页', links), ...texts }));
    const it = task(`${server.url}/`, { maxPages: 10 }, { needs: new Set<FactName>(['pages']) });
    const { gaps, counts } = await crawlSite(it);
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
    const { counts } = await crawlSite(
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
    const { gaps, facts } = await crawlSite(it);
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
    await crawlSite(it);
    expect(kept(it.folder)).toEqual(['200 /bm/', '200 /bm/x.html']);
    expect(readPages(it.folder).probes).toMatchObject([{ url: `${server.url}/bm/away`, status: 200, reason: null }]);
  });

  it('follows the home page to where it moved', async () => {
    const moved = await startServer(pages({ '/': page('新址', ['/n.html']), '/n.html': page('新页') }));
    const server = await startServer((_, response) => response.writeHead(301, { location: `${moved.url}/` }).end());
    const it = task(`${server.url}/`, {}, { needs: new Set<FactName>(['pages']) });
    await crawlSite(it);
    expect(kept(it.folder)).toEqual(['200 /', '200 /n.html']);
  });
});

describe('care', () => {
  it('a page that two addresses lead to is kept once', async () => {
    const server = await startServer((request, response) => {
      if (request.url === '/old') return void response.writeHead(302, { location: '/new' }).end();
      pages({ '/': page('首页', ['/old', '/new']), '/new': page('新') })(request, response);
    });
    const it = task(`${server.url}/`, { concurrency: 1 }, { needs: new Set<FactName>(['pages']) });
    const { facts } = await crawlSite(it);
    expect(facts.pages).toHaveLength(2);
  });

  it('stops where a firewall has had enough, and says so', async () => {
    const links = Array.from({ length: 60 }, (_, i) => `/p${i}.html`);
    const server = await startServer((request, response) => {
      if (request.url?.startsWith('/p')) response.writeHead(403).end();
      else pages({ '/': page('首页', links) })(request, response);
    });
    const { gaps } = await crawlSite(task(`${server.url}/`, {}, { needs: new Set<FactName>(['pages']) }));
    expect(server.hits.filter((hit) => hit.startsWith('GET /p')).length).toBeLessThan(30);
    expect(gaps).toContainEqual(expect.objectContaining({ fact: 'pages', place: 's1', reason: 'blocked' }));
  });

  it('scripts that may write the footer are kept; one that fails leaves the marks in doubt', async () => {
    const scripts = '<script src="/foot.js"></script><script src="/down.js"></script><script src="/none.js"></script>';
    const server = await startServer((request, response) => {
      if (request.url === '/foot.js') return void response.end('document.write("网站标识码：1234567890")');
      if (request.url === '/down.js') return void response.writeHead(500).end();
      pages({ '/': page('首页', [], scripts) })(request, response);
    });
    const it = task(`${server.url}/`);
    const { gaps } = await crawlSite(it);
    expect(readPages(it.folder).pages.map(({ script }) => script ?? '')).toContainEqual(
      expect.stringContaining('1234567890'),
    );
    const places = gaps.filter(({ fact }) => fact === 'identity').map(({ place }) => place);
    expect(places).toContain(`${server.url}/down.js`);
    expect(places).not.toContain(`${server.url}/none.js`);
  });

  it('what no indicator reads is not fetched', async () => {
    const server = await startServer(pages({ '/': page('首页', ['/a.html']), '/a.html': page('甲', ['/b.html']) }));
    await crawlSite(task(`${server.url}/`, {}, { needs: new Set<FactName>(['probes']) }));
    expect(server.hits).not.toContain('GET /a.html');
    await crawlSite(task(`${server.url}/`, {}, { needs: new Set<FactName>(['home']) }));
    expect(server.hits).toContain('GET /a.html');
    expect(server.hits).not.toContain('GET /b.html');
  });

  it('a full disk is one clear sentence', () => {
    const folder = tempFolder();
    const db = openSqlite(join(folder, 'x.db'));
    db.exec('CREATE TABLE t (x)');
    db.pragma('max_page_count = 3');
    const fill = () => {
      for (;;) db.exec('INSERT INTO t VALUES (hex(randomblob(4000)))');
    };
    try {
      fill();
    } catch (error) {
      expect(diskError(error, folder)).toBeInstanceOf(UserError);
    }
    db.close();
    const other = new Error('other');
    expect(diskError(other, folder)).toBe(other);
    expect.assertions(2);
  });
});

describe('a home page that cannot be seen', () => {
  it('leaves gaps for everything and no facts but the probe', async () => {
    const { facts, gaps } = await crawlSite(task('http://127.0.0.1:1/'));
    expect(Object.keys(facts)).toEqual(['probes']);
    expect(facts.probes).toMatchObject([{ ok: false, ours: false, status: null, reason: 'unreachable' }]);
    for (const fact of siteNeeds) expect(gaps).toContainEqual(expect.objectContaining({ fact, reason: 'unreachable' }));
  });

  it('because robots.txt forbids it says nothing about the site, not even that it is down', async () => {
    const server = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /');
    });
    const { facts, gaps } = await crawlSite(task(`${server.url}/`));
    expect(facts).toEqual({});
    expect(gaps).toContainEqual({ fact: 'probes', place: `${server.url}/`, reason: 'robots' });
    expect(server.hits).toEqual(['GET /robots.txt']);
  });

  it('behind a firewall is blocked, which is no proof that it is down', async () => {
    const server = await startServer((_, response) => response.writeHead(403).end());
    const { facts, gaps } = await crawlSite(task(`${server.url}/`));
    expect(facts.probes).toMatchObject([{ ok: false, ours: true, status: 403, reason: 'blocked' }]);
    expect(gaps).toContainEqual(expect.objectContaining({ fact: 'home', reason: 'blocked' }));
  });

  it('is on our side when the proxy is the trouble', async () => {
    const { facts } = await crawlSite(
      task(
        'http://www.example.gov.cn/',
        {},
        { network: { proxy: 'http://127.0.0.1:1', resolve: [], allowPrivate: false } },
      ),
    );
    expect(facts.probes).toMatchObject([{ ok: false, ours: true }]);
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
  const cut = await crawlSite(first);
  expect(cut.gaps).toContainEqual({ fact: 'pages', place: 's1', reason: 'interrupted' });
  expect(cut.counts.fetched).toBeLessThan(21);
  const { signal: _, ...again } = first;
  const whole = await crawlSite(again);
  expect(whole.gaps.filter(({ reason }) => reason === 'interrupted')).toEqual([]);
  expect(whole.counts.fetched).toBe(21);
  expect(server.hits.filter((hit) => hit === 'GET /p1.html')).toHaveLength(1);
});
