/** Names: those that mean something inside, that change their meaning, and that vanish. */
import { describe, expect, it } from 'vitest';
import type { Lookup } from '../../src/crawl/network/guard.ts';
import { page, pages, startServer } from '../crawl/server.ts';
import { hostileFetcher, told } from './network-server.ts';

/** A resolver whose answers change: each look-up of a name takes the next. */
function names(answers: Record<string, (string | Error)[]>): { lookup: Lookup; asked: string[] } {
  const asked: string[] = [];
  const lookup = ((hostname: string, _: unknown, done: (error: Error | null, addresses: unknown) => void) => {
    const nth = asked.filter((name) => name === hostname).length;
    asked.push(hostname);
    const all = answers[hostname] ?? [];
    const answer = all[Math.min(nth, all.length - 1)] ?? failed('ENOTFOUND');
    process.nextTick(() =>
      typeof answer === 'string'
        ? done(
            null,
            answer.split(' ').map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
          )
        : done(answer, []),
    );
  }) as unknown as Lookup;
  return { lookup, asked };
}

function failed(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('a name that leads inside is refused', () => {
  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', 'fe80::1', '::ffff:127.0.0.1', 'fd12::1', '0.0.0.0'])(
    'to %s',
    async (address) => {
      const { lookup } = names({ 'inside.example.gov.cn': [address] });
      const fetcher = await hostileFetcher({}, { allowPrivate: false }, lookup);
      const result = await fetcher.fetch('http://inside.example.gov.cn/');
      told(`a name that means ${address}`, result, 0);
      expect(result).toMatchObject({ ok: false, reason: 'private-address' });
    },
  );

  it('whatever port and path, and over https too', async () => {
    const server = await startServer(pages({ '/': page('内部') }));
    const { lookup } = names({ 'inside.example.gov.cn': ['127.0.0.1'] });
    const fetcher = await hostileFetcher({}, { allowPrivate: false }, lookup);
    for (const scheme of ['http', 'https'])
      expect(await fetcher.fetch(`${scheme}://inside.example.gov.cn:${server.port}/x`)).toMatchObject({
        reason: 'private-address',
      });
    expect(server.hits).toEqual([]);
  });
});

it('a name that is public first and private then is refused then: nothing is sent inside', async () => {
  const inside = await startServer(pages({ '/': page('内部') }));
  // Public by its form, given to nobody.
  const { lookup, asked } = names({ 'turns.example.gov.cn': ['4000::1', '127.0.0.1'] });
  const fetcher = await hostileFetcher({ limits: limits(300) }, { allowPrivate: false }, lookup);
  const url = `http://turns.example.gov.cn:${inside.port}/`;
  const first = await fetcher.fetch(url);
  expect(first.ok).toBe(false);
  const then = await fetcher.fetch(url);
  told('a name that turns private', then, inside.hits.length);
  expect(then).toMatchObject({ ok: false, reason: 'private-address' });
  expect(asked.length).toBeGreaterThanOrEqual(2);
  expect(inside.hits).toEqual([]);
});

it('a name that vanishes in mid-crawl is told as such, and the other side is not blamed for certain', async () => {
  const server = await startServer(pages({ '/': page('还在') }));
  for (const code of ['ENOTFOUND', 'EAI_AGAIN']) {
    const { lookup } = names({ 'gone.example.gov.cn': ['127.0.0.1', failed(code)] });
    const fetcher = await hostileFetcher({}, {}, lookup);
    const url = `http://gone.example.gov.cn:${server.port}/`;
    expect(await fetcher.fetch(url)).toMatchObject({ ok: true, status: 200 });
    // The kept connection is closed, so that the name is looked up again.
    server.closeConnections();
    const result = await fetcher.fetch(url);
    told(`a name that vanishes with ${code}`, result, server.hits.length);
    expect(result).toMatchObject({ ok: false, reason: 'no-such-host', fault: 'unknown' });
  }
});

function limits(timeout: number) {
  return { delay: 0, concurrency: 4, maxBytes: 100_000, timeout };
}
