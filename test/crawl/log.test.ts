/** What the log of a run tells of a crawl. */
import { expect, it } from 'vitest';
import { crawlSite } from '../../src/crawl/site.ts';
import type { FactName } from '../../src/model/facts.ts';
import type { LogEvent } from '../../src/model/log.ts';
import { hostileFetcher } from '../hostile/network-server.ts';
import { tempFolder } from '../snapshot/folder.ts';
import { page, pages, startServer } from './server.ts';
import { siteTask } from './task.ts';

it('robots.txt, each page, and how much was planned', async () => {
  const texts = { '/': page('首页', ['/a', '/no/b', '/gone']), '/a': page('甲') };
  const server = await startServer((request, response) => {
    if (request.url !== '/robots.txt') return pages(texts)(request, response);
    response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /no/');
  });
  const events: LogEvent[] = [];
  const log = (event: LogEvent) => void events.push(event);
  await crawlSite(siteTask(`${server.url}/`, tempFolder(), {}, { needs: new Set<FactName>(['pages']), log }));
  const of = (name: string) => events.filter(({ event }) => event === name);
  expect(of('robots')).toEqual([
    { event: 'robots', url: server.url, said: 'rules', detail: '1条规则', crawlDelay: null },
  ]);
  expect(of('plan')).toEqual([{ event: 'plan', asked: 4, leftOut: 0, sampled: 0, missing: 0 }]);
  const told = of('page').map(({ url, level, status, reason }) => [url, level, status ?? reason]);
  expect(told.sort()).toEqual([
    [`${server.url}/a`, 'debug', 200],
    [`${server.url}/gone`, 'debug', 404],
    [`${server.url}/no/b`, 'debug', 'robots'],
  ]);
  expect(of('gap')).toContainEqual({ event: 'gap', fact: 'pages', url: `${server.url}/no/b`, reason: 'robots' });
});

it('rest that a host asks for, and its circuit: opened, closed again, given up', async () => {
  let status = 502;
  const server = await startServer((_, response) => response.writeHead(status, { 'retry-after': '0' }).end());
  const events: LogEvent[] = [];
  const fetcher = await hostileFetcher({ log: (event) => void events.push(event) });
  const ask = async (n: number) => {
    for (let i = 0; i < n; i++) await fetcher.fetch(`${server.url}/${status}-${i}`);
  };
  const told = () => events.splice(0).map(({ event, reason, url }) => [event, reason, url]);
  await ask(20);
  expect(told()).toEqual([['breaker', 'opened', server.url]]);
  status = 200;
  await ask(1);
  expect(told()).toEqual([['breaker', 'closed', server.url]]);
  status = 502;
  await ask(40);
  expect(told().at(-1)).toEqual(['breaker', 'given-up', server.url]);
  status = 503;
  const other = await startServer((_, response) => response.writeHead(503, { 'retry-after': '0' }).end());
  await fetcher.fetch(`${other.url}/`);
  expect(events).toEqual([{ event: 'rest', url: other.url, status: 503, seconds: 1, asked: true }]);
});
