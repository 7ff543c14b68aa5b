/** How failures are borne: pauses, Retry-After, rest, giving up; and the turns of a host. */
import { describe, expect, it } from 'vitest';
import { askAgain } from '../../src/crawl/network/ask-again.ts';
import { enter, isOpen, leave } from '../../src/crawl/politeness/breaker.ts';
import { machineOf, rest, takeTurn } from '../../src/crawl/politeness/politeness.ts';
import { retryAfter } from '../../src/crawl/politeness/retry-after.ts';
import { hostileFetcher, quick } from '../hostile/network-server.ts';
import { page, pages, startServer } from './server.ts';

describe('Retry-After', () => {
  const now = new Date('2026-03-01T00:00:00Z');
  it.each<[string | null, number | null]>([
    ['7', 7000],
    [' 0 ', 1000],
    ['86400', 300_000],
    ['99999999999999999999', 300_000],
    ['Sun, 01 Mar 2026 00:00:20 GMT', 20_000],
    ['Sun, 01 Mar 2020 00:00:20 GMT', 1000],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 300_000],
    ['-5', null],
    ['soon', null],
    ['2026', 300_000],
    ['1e3', null],
    [null, null],
  ])('%j', (value, ms) => expect(retryAfter(value, now)).toBe(ms));
});

describe('a failure', () => {
  it.each([429, 500, 502, 503])('%i is believed when it is met three times', async (status) => {
    const server = await startServer((_, response) => response.writeHead(status, { 'retry-after': '0' }).end());
    const { result, tries } = await askAgain(await hostileFetcher(), `${server.url}/`);
    expect([result.ok && result.status, tries, server.hits.length]).toEqual([status, 3, 3]);
  });

  it('that passes is none', async () => {
    let asked = 0;
    const server = await startServer((_, response) => response.writeHead(++asked < 3 ? 503 : 200).end('好了'));
    const { result, tries } = await askAgain(await hostileFetcher(), `${server.url}/`);
    expect([result.ok && result.status, tries]).toEqual([200, 3]);
  });

  it.each([403, 404])('%i is asked for no more often than it helps', async (status) => {
    const server = await startServer((_, response) => response.writeHead(status).end());
    await askAgain(await hostileFetcher(), `${server.url}/`);
    expect(server.hits).toHaveLength(status === 404 ? 2 : 1);
  });
});

describe('the circuit of a host', () => {
  const down = () => startServer((_, response) => response.writeHead(502).end());
  const ask = (fetcher: { fetch(url: string): Promise<unknown> }, url: string, from: number, to: number) =>
    Promise.all(Array.from({ length: to - from }, (_, i) => fetcher.fetch(`${url}/p${from + i}`)));

  it('opens, tries again one by one, and gives up after a few rests in vain, whoever asks', async () => {
    const server = await down();
    const fetcher = await hostileFetcher();
    await ask(fetcher, server.url, 0, 20);
    const results = (await ask(fetcher, server.url, 20, 60)) as { ok: boolean; reason?: string }[];
    expect(server.hits).toHaveLength(20 + quick.rests.length);
    expect(results.filter(({ reason }) => reason === 'given-up')).toHaveLength(40 - quick.rests.length);
    const another = await hostileFetcher();
    expect(await another.fetch(`${server.url}/`, { method: 'HEAD' })).toMatchObject({ ok: false, reason: 'given-up' });
  });

  it('closes when the host is back', async () => {
    let up = false;
    const server = await startServer((_, response) => response.writeHead(up ? 200 : 502).end());
    const fetcher = await hostileFetcher();
    await ask(fetcher, server.url, 0, 20);
    up = true;
    const results = (await ask(fetcher, server.url, 20, 60)) as { status?: number }[];
    expect(results.map(({ status }) => status)).toEqual(Array(40).fill(200));
  });

  it('stays closed where one address alone fails, and where answers come between', async () => {
    const server = await startServer((request, response) =>
      response.writeHead(request.url === '/good' ? 200 : 502).end(),
    );
    const fetcher = await hostileFetcher();
    for (let i = 0; i < 30; i++) await fetcher.fetch(`${server.url}/bad`);
    for (let i = 0; i < 60; i++) await fetcher.fetch(`${server.url}/${i % 10 === 0 ? 'good' : i}`);
    expect(server.hits).toHaveLength(90);
  });

  it('lets nobody wait who was told to stop', async () => {
    const origin = 'http://stopped.example';
    for (let i = 0; i < 20; i++) leave(origin, `${i}`, 'refused', { ...quick, rests: [60_000] });
    expect(isOpen(origin)).toBe(true);
    const stop = new AbortController();
    const waiting = enter(origin, stop.signal);
    stop.abort();
    await expect(waiting).rejects.toThrow();
  });
});

describe('turns', () => {
  it('scheme, port and www. are one machine', () => {
    const same = ['http://a.gov.cn/', 'https://www.a.gov.cn:8443/x', 'http://A.GOV.CN./'];
    expect(new Set(same.map((url) => machineOf(new URL(url))))).toEqual(new Set(['a.gov.cn']));
  });

  it('are given in order, no more at once than allowed, across everybody who asks', async () => {
    const order: number[] = [];
    let active = 0;
    let most = 0;
    const work = async (n: number) => {
      const release = await takeTurn('order.example', { delay: 0, concurrency: 3 });
      order.push(n);
      most = Math.max(most, ++active);
      await new Promise((resolve) => setImmediate(resolve));
      active--;
      release();
    };
    await Promise.all(Array.from({ length: 200 }, (_, n) => work(n)));
    expect(order).toEqual(Array.from({ length: 200 }, (_, n) => n));
    expect(most).toBe(3);
  });

  it('one that is stopped while it waits takes no turn', async () => {
    const pace = { delay: 0, concurrency: 1 };
    const release = await takeTurn('stop.example', pace);
    const stop = new AbortController();
    const stopped = takeTurn('stop.example', pace, stop.signal);
    const next = takeTurn('stop.example', pace);
    stop.abort();
    await expect(stopped).rejects.toThrow();
    release();
    (await next)();
    rest('stop.example', 60_000);
    const asleep = takeTurn('stop.example', pace, AbortSignal.timeout(10));
    await expect(asleep).rejects.toThrow();
  });

  it('both names of a machine share its turns', async () => {
    let active = 0;
    let most = 0;
    const server = await startServer((request, response) => {
      most = Math.max(most, ++active);
      setTimeout(() => {
        active--;
        pages({ '/': page('页') })(request, response);
      }, 5);
    });
    const resolve = ['two.example', 'www.two.example'].map((name) => `${name}:${server.port}:127.0.0.1`);
    const limits = { delay: 0, concurrency: 1, maxBytes: 10_000, timeout: 5000 };
    const one = await hostileFetcher({ limits }, { resolve });
    const other = await hostileFetcher({ limits }, { resolve });
    const ask = (i: number) =>
      (i % 2 ? one : other).fetch(`http://${i % 3 ? '' : 'www.'}two.example:${server.port}/?${i}`);
    await Promise.all(Array.from({ length: 20 }, (_, i) => ask(i)));
    expect(most).toBe(1);
  });
});
