import { describe, expect, it } from 'vitest';
import { crawlAndRead } from '../crawl-and-read.ts';
import { quickTask as task } from '../quick-task.ts';
import { startServer } from '../server.ts';
import { siteNeeds } from '../task.ts';

describe('a home page that cannot be seen', () => {
  it('leaves gaps for everything and no facts but the probe', async () => {
    const { facts, gaps } = await crawlAndRead(task('http://127.0.0.1:1/'));
    expect(Object.keys(facts)).toEqual(['probes']);
    expect(facts.probes).toMatchObject([{ ok: false, ours: false, status: null, reason: 'unreachable' }]);
    for (const fact of siteNeeds) expect(gaps).toContainEqual(expect.objectContaining({ fact, reason: 'unreachable' }));
  });

  it('because robots.txt forbids it says nothing about the site, not even that it is down', async () => {
    const server = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /');
    });
    const { facts, gaps } = await crawlAndRead(task(`${server.url}/`));
    expect(facts).toEqual({});
    expect(gaps).toContainEqual({ fact: 'probes', place: `${server.url}/`, reason: 'robots' });
    expect(server.hits).toEqual(['GET /robots.txt']);
  });

  it('behind a firewall is blocked, which is no proof that it is down', async () => {
    const server = await startServer((_, response) => response.writeHead(403).end());
    const { facts, gaps } = await crawlAndRead(task(`${server.url}/`));
    expect(facts.probes).toMatchObject([{ ok: false, ours: true, status: 403, reason: 'blocked' }]);
    expect(gaps).toContainEqual(expect.objectContaining({ fact: 'home', reason: 'blocked' }));
  });

  it('is on our side when the proxy is the trouble', async () => {
    const { facts } = await crawlAndRead(
      task(
        'http://www.example.gov.cn/',
        {},
        { network: { proxy: 'http://127.0.0.1:1', resolve: [], allowPrivate: false } },
      ),
    );
    expect(facts.probes).toMatchObject([{ ok: false, ours: true }]);
  });
});
