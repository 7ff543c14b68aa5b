/** robots.txt as servers really answer for it, and what it binds. */
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { SiteTask } from '../../../src/crawl/site.ts';
import type { FactName } from '../../../src/model/facts.ts';
import { readPages, tempFolder } from '../../snapshot/folder.ts';
import { crawlAndRead } from '../crawl-and-read.ts';
import { page, pages, startServer } from '../server.ts';
import { siteTask } from '../task.ts';

const patience = { pauses: [1, 2], busy: 1, rests: [1, 2] };

/** A site whose robots.txt is answered by `robots`; its home page leads to two pages. */
async function site(robots: (response: ServerResponse) => void) {
  const texts = {
    '/': page('首页', ['/open.html', '/closed/x.html']),
    '/open.html': page('开'),
    '/closed/x.html': page('关'),
  };
  return startServer((request, response) =>
    request.url === '/robots.txt' ? robots(response) : pages(texts)(request, response),
  );
}

async function crawl(url: string, settings: object = {}, rest: Partial<SiteTask> = {}) {
  const task = siteTask(`${url}/`, tempFolder(), settings, { patience, needs: new Set<FactName>(['pages']), ...rest });
  const snapshot = await crawlAndRead(task);
  const fetched = readPages(task.folder).pages.map((p) => new URL(p.url).pathname);
  return { ...snapshot, fetched: fetched.sort() };
}

const closed = 'User-agent: *\nDisallow: /closed/';
const send =
  (status: number, body: string | Buffer, headers = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(body);

describe('rules hold', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['plain', send(200, closed, { 'content-type': 'text/plain' })],
    ['said to be HTML', send(200, closed, { 'content-type': 'text/html' })],
    ['with a byte order mark', send(200, `\ufeff${closed}`)],
    ['in UTF-16', send(200, Buffer.from(`\ufeff${closed}`, 'utf16le'))],
    [
      'with remarks in GBK',
      send(200, Buffer.concat([Buffer.from('# '), Buffer.from('bdfbd6b9d7a5c8a1', 'hex'), Buffer.from(`\n${closed}`)])),
    ],
    ['before a tail of a megabyte', send(200, `${closed}\n${'# tail\n'.repeat(150_000)}`)],
  ])('%s', async (_, robots) => {
    const server = await site(robots);
    const seen = await crawl(server.url);
    expect(seen.fetched).toEqual(['/', '/open.html']);
    expect(seen.gaps).toContainEqual({ fact: 'pages', place: `${server.url}/closed/x.html`, reason: 'robots' });
    expect(seen.robots).toMatchObject({ respected: true, said: 'rules', detail: '1条规则' });
  });
});

describe('there are none', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['404', send(404, '')],
    ['403', send(403, '')],
    ['a page instead', send(200, page('找不到页面'))],
    ['an empty file', send(200, '')],
    ['a circle of redirects', (response) => response.writeHead(302, { location: '/robots.txt' }).end()],
    ['noise', send(200, Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)))],
  ])('%s', async (_, robots) => {
    const server = await site(robots);
    const seen = await crawl(server.url);
    expect(seen.fetched).toHaveLength(3);
    expect(seen.robots).toMatchObject({ respected: true, said: 'none' });
  });
});

describe('what cannot be read forbids all, told as its own gap', () => {
  it.each<[string, (response: ServerResponse) => void, string, string[]]>([
    ['500', send(500, ''), '返回 500', []],
    ['503', send(503, '', { 'retry-after': '0' }), '返回 503', []],
    ['429', send(429, '', { 'retry-after': '0' }), '返回 429', []],
    ['a file of 6 MB', send(200, '#'.repeat(6_000_000)), '内容超过大小上限', []],
    ['no answer at all', (response) => response.destroy(), '连接被中断，没有应答', ['GET /']],
  ])('%s', async (_, robots, detail, also) => {
    const server = await site(robots);
    const seen = await crawl(server.url);
    expect(seen.fetched).toEqual([]);
    expect(seen.facts.pages).toBeUndefined();
    expect(seen.gaps).toContainEqual({ fact: 'pages', place: `${server.url}/`, reason: 'robots-unreadable' });
    expect(seen.robots).toMatchObject({ said: 'unreadable', detail });
    // Believed only after several tries; whether a silent host is there at all is asked once.
    expect(server.hits.filter((hit) => hit !== 'GET /robots.txt')).toEqual(also);
    expect(server.hits.length - also.length).toBeGreaterThanOrEqual(/MB/.test(_) ? 1 : 3);
  });

  it('but a passing failure does not', async () => {
    let asked = 0;
    const server = await site((response) => (asked++ === 0 ? send(502, '')(response) : send(200, closed)(response)));
    expect((await crawl(server.url)).fetched).toEqual(['/', '/open.html']);
  });

  it('and that the home page answers is still known', async () => {
    const server = await site((response) => response.destroy());
    expect((await crawl(server.url)).facts.probes).toMatchObject([{ ok: true, status: 200 }]);
  });
});

it('a host is asked for its own rules before its links are probed, and so is where a redirect leads', async () => {
  const hidden = await site(send(200, 'User-agent: *\nDisallow: /'));
  const open = await site(send(404, ''));
  const server = await startServer((request, response) => {
    if (request.url === '/away') response.writeHead(302, { location: `${hidden.url}/b.html` }).end();
    else pages({ '/': page('首页', [`${hidden.url}/a.html`, `${open.url}/open.html`, '/away']) })(request, response);
  });
  const seen = await crawl(server.url, {}, { needs: new Set<FactName>(['pages', 'links']) });
  expect(hidden.hits).toEqual(['GET /robots.txt']);
  expect(open.hits).toEqual(['GET /robots.txt', 'HEAD /open.html']);
  const states = seen.facts.links?.map(({ url, state, reason }) => [new URL(url).pathname, state, reason]);
  expect(states).toContainEqual(['/a.html', 'unchecked', 'robots']);
  expect(states).toContainEqual(['/away', 'unchecked', 'robots']);
});

it('set aside, nothing is asked, and the snapshot says so', async () => {
  const server = await site(send(200, closed));
  const seen = await crawl(server.url, { respectRobots: false });
  expect(seen.fetched).toHaveLength(3);
  expect(server.hits).not.toContain('GET /robots.txt');
  expect(seen.robots).toEqual({ respected: false, said: 'not-asked', detail: '', crawlDelay: null, record: null });
});

it('the delay that it asks for is kept between requests, and is told', async () => {
  const times: number[] = [];
  const server = await startServer((request, response) => {
    times.push(performance.now());
    if (request.url === '/robots.txt') send(200, 'User-agent: *\nCrawl-delay: 0.2')(response);
    else pages({ '/': page('首页', ['/a', '/b']), '/a': page('甲'), '/b': page('乙') })(request, response);
  });
  const seen = await crawl(server.url, { concurrency: 4 });
  expect(seen.robots).toMatchObject({ said: 'rules', crawlDelay: 0.2 });
  // Home page and two pages, each 200 ms after the one before; less would do here, a server may be slow to note one.
  expect(times.at(-1)! - times[1]!).toBeGreaterThan(250);
});
