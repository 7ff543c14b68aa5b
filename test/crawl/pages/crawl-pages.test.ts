import { expect, it } from 'vitest';
import type { FactName } from '../../../src/model/facts.ts';
import { readPages } from '../../snapshot/folder.ts';
import { crawlAndRead } from '../crawl-and-read.ts';
import { quickTask as task } from '../quick-task.ts';
import { page, pages, startServer } from '../server.ts';

it('a page that two addresses lead to is kept once', async () => {
  const server = await startServer((request, response) => {
    if (request.url === '/old') return void response.writeHead(302, { location: '/new' }).end();
    pages({ '/': page('首页', ['/old', '/new']), '/new': page('新') })(request, response);
  });
  const it = task(`${server.url}/`, { concurrency: 1 }, { needs: new Set<FactName>(['pages']) });
  const { facts } = await crawlAndRead(it);
  expect(facts.pages).toHaveLength(2);
});

it('stops where a firewall has had enough, and says so', async () => {
  const links = Array.from({ length: 60 }, (_, i) => `/p${i}.html`);
  const server = await startServer((request, response) => {
    if (request.url?.startsWith('/p')) response.writeHead(403).end();
    else pages({ '/': page('首页', links) })(request, response);
  });
  const { gaps } = await crawlAndRead(task(`${server.url}/`, {}, { needs: new Set<FactName>(['pages']) }));
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
  const { gaps } = await crawlAndRead(it);
  expect(readPages(it.folder).pages.map(({ script }) => script ?? '')).toContainEqual(
    expect.stringContaining('1234567890'),
  );
  const places = gaps.filter(({ fact }) => fact === 'identity').map(({ place }) => place);
  expect(places).toContain(`${server.url}/down.js`);
  expect(places).not.toContain(`${server.url}/none.js`);
});

it('what no indicator reads is not fetched', async () => {
  const server = await startServer(pages({ '/': page('首页', ['/a.html']), '/a.html': page('甲', ['/b.html']) }));
  await crawlAndRead(task(`${server.url}/`, {}, { needs: new Set<FactName>(['probes']) }));
  expect(server.hits).not.toContain('GET /a.html');
  await crawlAndRead(task(`${server.url}/`, {}, { needs: new Set<FactName>(['home']) }));
  expect(server.hits).toContain('GET /a.html');
  expect(server.hits).not.toContain('GET /b.html');
});
