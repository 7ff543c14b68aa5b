import { connect, createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Fetcher, type FetchLimits, makeFetcher } from '../../../src/crawl/network/fetch.ts';
import { type NetworkOptions, openNetwork } from '../../../src/crawl/network/network.ts';
import { UserError } from '../../../src/lib/errors.ts';
import { openArchive, readRecord } from '../../../src/snapshot/archive.ts';
import { tempFolder } from '../../snapshot/folder.ts';
import { page, pages, startServer } from '../server.ts';

const limits: FetchLimits = { delay: 0, concurrency: 4, maxBytes: 100_000, timeout: 5000 };

async function fetcherFor(options: Partial<NetworkOptions> = {}, change: Partial<FetchLimits> = {}) {
  const folder = tempFolder();
  const network = openNetwork({ resolve: [], allowPrivate: true, ...options });
  const archive = await openArchive(folder, 'test', 0);
  onTestFinished(async () => {
    await network.close();
    archive.close();
  });
  const parts = {
    network,
    archive,
    limits: { ...limits, ...change },
    userAgent: 'Gongkai/test',
    now: () => new Date(),
  };
  return { ...makeFetcher(parts), folder } as Fetcher & { folder: string };
}

describe('addresses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://10.1.2.3/',
    'http://[::1]/',
    'http://169.254.169.254/latest/',
    'http://0x7f000001/',
    'http://[::ffff:192.168.0.1]/',
    'http://localhost/',
  ])('%s is refused', async (url) => {
    const fetcher = await fetcherFor({ allowPrivate: false });
    expect(await fetcher.fetch(url)).toMatchObject({ ok: false, reason: 'private-address' });
  });

  it.each(['http://127.0.0.1:1/', 'http://10.0.0.1/'])('a redirect to %s is refused', async (location) => {
    const server = await startServer((_, response) => response.writeHead(302, { location }).end());
    const fetcher = await fetcherFor({ allowPrivate: false, resolve: [`www.example.gov.cn:${server.port}:127.0.0.1`] });
    const result = await fetcher.fetch(`http://www.example.gov.cn:${server.port}/`);
    expect(result).toMatchObject({ ok: false, reason: 'private-address' });
    expect(server.hits).toEqual(['GET /']);
  });

  it('a fixed address is used and exempt, with the name as host', async () => {
    let host: string | undefined;
    const server = await startServer((request, response) => {
      host = request.headers.host;
      response.end('ok');
    });
    const name = `www.example.gov.cn:${server.port}`;
    const fetcher = await fetcherFor({ allowPrivate: false, resolve: [`${name}:127.0.0.1`] });
    expect(await fetcher.fetch(`http://${name}/`)).toMatchObject({ ok: true, status: 200 });
    expect(host).toBe(name);
  });

  it.each(['host:80', 'host:80:nowhere', ''])('--resolve %j is one sentence', (entry) => {
    expect(() => openNetwork({ resolve: [entry], allowPrivate: false })).toThrow(UserError);
  });
});

describe('a proxy', () => {
  it('gets http in absolute form', async () => {
    const proxy = await startServer(pages({ '/a': page('经代理') }));
    const fetcher = await fetcherFor({ allowPrivate: false, proxy: proxy.url });
    expect(await fetcher.fetch('http://www.example.gov.cn/a')).toMatchObject({ ok: true, status: 200 });
    expect(proxy.hits).toEqual(['GET http://www.example.gov.cn/a']);
  });

  it('gets https by CONNECT', async () => {
    const asked: string[] = [];
    const proxy = createServer((socket) =>
      socket.once('data', (data) => {
        asked.push(data.toString().split('\r\n')[0]!);
        socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      }),
    );
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    const { port } = proxy.address() as { port: number };
    const fetcher = await fetcherFor({ allowPrivate: false, proxy: `http://127.0.0.1:${port}` });
    expect(await fetcher.fetch('https://www.example.gov.cn/')).toMatchObject({ ok: false, fault: 'ours' });
    expect(asked).toEqual(['CONNECT www.example.gov.cn:443 HTTP/1.1']);
  });

  it.each(['http://127.0.0.1/', 'http://192.168.1.1/', 'http://localhost/', 'http://db.internal/', 'http://printer/'])(
    'is never asked for %s',
    async (url) => {
      const proxy = await startServer(pages({ '/': page('内部') }));
      const fetcher = await fetcherFor({ allowPrivate: false, proxy: proxy.url });
      expect(await fetcher.fetch(url)).toMatchObject({ ok: false, reason: 'private-address' });
      expect(proxy.hits).toEqual([]);
    },
  );

  it('is left out for the hosts of NO_PROXY', async () => {
    const proxy = await startServer(pages({}));
    const server = await startServer(pages({ '/': page('直连') }));
    const fetcher = await fetcherFor({ proxy: proxy.url, noProxy: 'example.cn, 127.0.0.1' });
    expect(await fetcher.fetch(`${server.url}/`)).toMatchObject({ ok: true, status: 200 });
    expect(proxy.hits).toEqual([]);
  });
});

describe('bounds', () => {
  it('a body without end is cut', async () => {
    const server = await startServer((_, response) => {
      const more = () => response.write('x'.repeat(10_000), () => setImmediate(more));
      more();
    });
    const fetcher = await fetcherFor();
    expect(await fetcher.fetch(server.url)).toMatchObject({ ok: false, reason: 'too-large' });
  });

  it('a body that drips for ever is a timeout', async () => {
    const server = await startServer((_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const fetcher = await fetcherFor({}, { timeout: 300 });
    expect(await fetcher.fetch(server.url)).toMatchObject({ ok: false, reason: 'too-slow' });
  });

  it('a small body that unpacks to a huge one is too large', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const server = await startServer((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    const fetcher = await fetcherFor();
    expect(await fetcher.fetch(server.url)).toMatchObject({ ok: false, reason: 'bomb' });
  });

  it('headers without end are refused', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write(`X-${'a'.repeat(5000)}: 1\r\n`), 1);
      socket.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const fetcher = await fetcherFor();
    expect(await fetcher.fetch(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, reason: 'headers-too-large' });
  });

  it('a port where nobody listens is unreachable, and theirs', async () => {
    const server = await startServer(pages({}));
    const closed = connect(server.port, '127.0.0.1');
    closed.destroy();
    const fetcher = await fetcherFor();
    expect(await fetcher.fetch('http://127.0.0.1:1/')).toMatchObject({ reason: 'unreachable', fault: 'theirs' });
  });
});

describe('redirects', () => {
  it('are followed, and every step is archived', async () => {
    const server = await startServer((request, response) => {
      if (request.url === '/') response.writeHead(301, { location: Buffer.from('/新').toString('latin1') }).end();
      else response.end('到了');
    });
    const fetcher = await fetcherFor();
    const result = await fetcher.fetch(`${server.url}/`);
    expect(result).toMatchObject({ ok: true, status: 200, finalUrl: `${server.url}/%E6%96%B0` });
    const archived = await readRecord(fetcher.folder, (result as { record: string }).record);
    expect(Buffer.from(archived.body).toString()).toBe('到了');
  });

  it('in a circle or without end are told as such', async () => {
    const server = await startServer((request, response) => {
      const n = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0);
      response.writeHead(302, { location: request.url === '/round' ? '/round' : `/n${n + 1}` }).end();
    });
    const fetcher = await fetcherFor();
    expect(await fetcher.fetch(`${server.url}/round`)).toMatchObject({ ok: false, reason: 'redirect-loop' });
    expect(await fetcher.fetch(`${server.url}/n0`)).toMatchObject({ ok: false, reason: 'redirects' });
    expect(server.hits).toHaveLength(12);
  });
});

it('bodies are decoded; the archive holds them plain', async () => {
  const server = await startServer((_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('压缩的正文')),
  );
  const fetcher = await fetcherFor();
  const result = await fetcher.fetch(server.url);
  if (!result.ok) throw new Error(result.reason);
  expect(Buffer.from(result.body).toString()).toBe('压缩的正文');
  expect(Buffer.from((await readRecord(fetcher.folder, result.record)).body).toString()).toBe('压缩的正文');
});
