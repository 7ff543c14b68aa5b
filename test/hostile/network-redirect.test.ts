/** Redirects: circles, chains, ways inside, strange spellings, and sites that want their cookie back. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { type Handler, startServer } from '../crawl/server.ts';
import { hostileFetcher, told } from './network-server.ts';

const to =
  (location: string, more: Record<string, string> = {}, status = 302): Handler =>
  (_, response) =>
    response.writeHead(status, { location, ...more }).end();
const step: Handler = (request, response) => {
  const n = Number(request.url?.slice(2));
  response.writeHead(302, { location: `/n${n + 1}` }).end();
};

const away: [string, Handler, string, number][] = [
  ['to itself', to('/n0'), 'redirect-loop', 1],
  ['in a circle of two', (q, r) => to(q.url === '/n0' ? '/n1' : '/n0')(q, r), 'redirect-loop', 2],
  ['in a circle, with a cookie each time', to('/n0', { 'set-cookie': 'a=1' }), 'redirect-loop', 2],
  [
    'to itself, with another cookie each time',
    (q, r) => to('/n0', { 'set-cookie': `a=${performance.now()}` })(q, r),
    'redirects',
    11,
  ],
  ['without end', step, 'redirects', 11],
  ['nowhere', to(''), 'bad-redirect', 1],
  ['to a file', to('file:///etc/passwd'), 'bad-redirect', 1],
  ['to data', to('data:text/html,x'), 'bad-redirect', 1],
  ['to a script', to('javascript:alert(1)'), 'bad-redirect', 1],
  ['to a telephone', to('tel:12345'), 'bad-redirect', 1],
  ['to a broken address', to('http://[::1'), 'bad-redirect', 1],
  ['to an address of 3,000 characters', to(`/${'x'.repeat(3000)}`), 'bad-redirect', 1],
];

it.each(away)('a redirect %s', async (name, handler, reason, hits) => {
  const server = await startServer(handler);
  const fetcher = await hostileFetcher();
  const result = await fetcher.fetch(`${server.url}/n0`);
  told(`a redirect ${name}`, result, server.hits.length);
  expect(result).toMatchObject({ ok: false, reason });
  expect(server.hits).toHaveLength(hits);
});

it.each([
  'http://127.0.0.1/',
  'http://10.0.0.8/',
  'http://192.168.1.1:8080/admin',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.64.0.1/',
  'http://0.0.0.0/',
  'http://0/',
  'http://2130706433/',
  'http://0177.0.0.1/',
  'http://0x7f.1/',
  'http://127.1/',
  'http://１２７.０.０.１/',
  'http://[::1]/',
  'http://[::]/',
  'http://[fe80::1]/',
  'http://[fd00::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  '//127.0.0.1/',
])('a redirect to %s is not followed', async (location) => {
  const server = await startServer(to(Buffer.from(location).toString('latin1')));
  const host = `www.example.gov.cn:${server.port}`;
  const fetcher = await hostileFetcher({}, { allowPrivate: false, resolve: [`${host}:127.0.0.1`] });
  const result = await fetcher.fetch(`http://${host}/`);
  told(`a redirect to ${location}`, result, server.hits.length);
  expect(result).toMatchObject({ ok: false, reason: 'private-address' });
  expect(server.hits).toEqual(['GET /']);
});

const spelt: [string, string, string][] = [
  ['spaces', '/a b.html', '/a%20b.html'],
  ['Chinese in UTF-8', Buffer.from('/公开.html').toString('latin1'), '/%E5%85%AC%E5%BC%80.html'],
  ['Chinese in GBK', Buffer.from([0x2f, 0xb9, 0xab, 0xbf, 0xaa]).toString('latin1'), '/%B9%AB%BF%AA'],
  ['a fragment', '/b.html#top', '/b.html'],
  ['a path from here', 'c.html', '/dir/c.html'],
  ['a path from above', '../d.html', '/d.html'],
  ['a query alone', '?page=2', '/dir/start?page=2'],
  ['backslashes', '\\e.html', '/e.html'],
  ['white space around', '  /f.html  ', '/f.html'],
  ['a host without a scheme', '//HOST/g.html', '/g.html'],
  ['a name and a password', 'http://user:secret@HOST/h.html', '/h.html'],
];

it.each(spelt)('Location with %s', async (name, location, path) => {
  const server = await startServer((request, response) => {
    if (request.url === '/dir/start') to(location.replace('HOST', request.headers.host!))(request, response);
    else response.end('here');
  });
  const fetcher = await hostileFetcher();
  const result = await fetcher.fetch(`${server.url}/dir/start`);
  told(`Location with ${name}`, result, server.hits.length);
  expect(server.hits).toEqual(['GET /dir/start', `GET ${path}`]);
  expect(result).toMatchObject({ ok: true, status: 200, finalUrl: server.url + path });
});

it('a site that answers only who sends its cookie back answers; the archive says that it was sent', async () => {
  const server = await startServer((request, response) => {
    if (request.headers.cookie === 'wzws=a1; lang=zh') response.end('公开');
    else to('/', { 'set-cookie': ['wzws=a1; path=/; HttpOnly', 'lang=zh'] as never })(request, response);
  });
  const fetcher = await hostileFetcher();
  const result = await fetcher.fetch(`${server.url}/`);
  told('a cookie is required', result, server.hits.length);
  expect(result).toMatchObject({ ok: true, status: 200 });
  const archive = gunzipSync(readFileSync(join(fetcher.folder, 'archive.warc.gz'))).toString();
  expect(archive.match(/^cookie: .*$/gim)).toEqual(['cookie: wzws=a1; lang=zh']);
});

it('cookies stay with their host, path and time, and are few', async () => {
  const seen: (string | undefined)[] = [];
  const many = Array.from({ length: 100 }, (_, i) => `c${i}=${i}`);
  const server = await startServer((request, response) => {
    seen.push(request.headers.cookie);
    const set: Record<string, string[]> = {
      '/a/set': [
        'below=1',
        'all=2; path=/',
        'safe=3; path=/; secure',
        `long=${'x'.repeat(5000)}; path=/`,
        'bad=a b; path=/',
      ],
      '/a/end': ['all=; path=/; max-age=0', 'below=; expires=Thu, 01 Jan 1970 00:00:00 GMT'],
      '/many': many,
    };
    response.writeHead(200, { 'set-cookie': set[request.url!] ?? [] }).end();
  });
  const fetcher = await hostileFetcher({}, { resolve: [`other.example:${server.port}:127.0.0.1`] });
  const ask = async (path: string, host = server.url) => {
    await fetcher.fetch(host + path);
    return seen.at(-1);
  };
  await ask('/a/set');
  expect(await ask('/a/x')).toBe('below=1; all=2');
  expect(await ask('/b')).toBe('all=2');
  expect(await ask('/a/x', `http://other.example:${server.port}`)).toBeUndefined();
  await ask('/a/end');
  expect(await ask('/a/x')).toBeUndefined();
  await ask('/many');
  expect((await ask('/'))?.split('; ')).toHaveLength(19); // and the one that waits for https
});
