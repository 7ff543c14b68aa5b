/** Bodies: slow, endless, cut, packed. */
import type { Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { forever, hostileFetcher, maxBytes, rawServer, told } from './network-server.ts';

const head = (...lines: string[]) => `HTTP/1.1 200 OK\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
const packed = (encoding: string, body: Uint8Array) => (s: Socket) =>
  s.end(Buffer.concat([Buffer.from(head(`content-encoding: ${encoding}`)), body]));

const text = Buffer.from('公开'.repeat(2000));
const noise = Buffer.from(Array.from({ length: 40_000 }, (_, i) => (i * i * 31 + (i >> 3)) & 255));
const zeros = Buffer.alloc(20_000_000);
const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1);
const gz = gzipSync(noise);
const withName = Buffer.concat([
  gz.subarray(0, 3),
  Buffer.from([8]),
  gz.subarray(4, 10),
  Buffer.from('a.html\0'),
  gz.subarray(10),
]);

const cases: [string, (socket: Socket) => void, string | number][] = [
  ['a body that drips', (s) => forever(s, 'x', head(), 30), 'too-slow'],
  ['a body that stops', (s) => s.write(`${head('content-length: 100')}half`), 'too-slow'],
  ['a body without end', (s) => forever(s, 'x'.repeat(50_000), head()), 'too-large'],
  [
    'chunks without end',
    (s) => forever(s, `c350\r\n${'x'.repeat(50_000)}\r\n`, head('transfer-encoding: chunked')),
    'too-large',
  ],
  ['a huge length and little', (s) => s.write(`${head('content-length: 99999999999')}little`), 'too-large'],
  ['a huge length and nothing', (s) => s.write(head('content-length: 99999999999')), 'too-large'],
  ['a length that is none', (s) => s.end(`${head('content-length: much')}x`), 'bad-answer'],
  ['less than the length', (s) => s.end(`${head('content-length: 100')}half`), 'cut-short'],
  [
    'reset in the body',
    (s) => s.write(`${head('content-length: 100')}half`, () => setTimeout(() => s.resetAndDestroy(), 50)),
    'cut-short',
  ],
  ['chunks without the last', (s) => s.end(`${head('transfer-encoding: chunked')}4\r\nhalf\r\n`), 'cut-short'],
  ['chunks with a wrong size', (s) => s.end(`${head('transfer-encoding: chunked')}zz\r\nhalf\r\n`), 'bad-answer'],
  ['gzip', packed('gzip', gzipSync(text)), text.length],
  ['deflate', packed('deflate', deflateSync(text)), text.length],
  ['deflate without its frame', packed('deflate', deflateRawSync(text)), text.length],
  ['br', packed('br', brotliCompressSync(text)), text.length],
  ['two encodings', packed('deflate, gzip', gzipSync(deflateSync(text))), text.length],
  ['ten encodings', packed(Array(10).fill('gzip').join(','), gzipSync(text)), 'bad-encoding'],
  ['an unknown encoding', packed('zip', text), 'bad-encoding'],
  ['gzip that is plain', packed('gzip', text), text.length],
  [
    'gzip that is broken',
    packed('gzip', Buffer.concat([gz.subarray(0, 500), Buffer.alloc(200, 255), gz.subarray(700)])),
    'bad-encoding',
  ],
  ['gzip cut in the middle', packed('gzip', half(gz)), 'cut-short'],
  ['gzip without its checksum', packed('gzip', gz.subarray(0, -8)), noise.length],
  ['gzip with a wrong checksum', packed('gzip', Buffer.concat([gz.subarray(0, -8), Buffer.alloc(8, 1)])), noise.length],
  ['gzip with a name and no checksum', packed('gzip', withName.subarray(0, -8)), noise.length],
  ['deflate cut in the middle', packed('deflate', half(deflateSync(noise))), 'cut-short'],
  ['br cut in the middle', packed('br', half(brotliCompressSync(noise))), 'cut-short'],
  ['br that is broken', packed('br', noise), 'bad-encoding'],
  ['a gzip bomb', packed('gzip', gzipSync(zeros)), 'bomb'],
  ['a deflate bomb', packed('deflate', deflateSync(zeros)), 'bomb'],
  ['a br bomb', packed('br', brotliCompressSync(zeros)), 'bomb'],
  ['a bomb in a bomb', packed('gzip, gzip', gzipSync(gzipSync(zeros))), 'bomb'],
  ['nothing', (s) => s.end(head('content-length: 0')), 0],
  ['nothing, packed', packed('gzip', Buffer.alloc(0)), 0],
];

it.each(cases)('%s', async (name, answer, expected) => {
  const server = await rawServer(answer);
  const fetcher = await hostileFetcher();
  const result = await fetcher.fetch(server.url);
  told(name, result, server.hits.length);
  expect(result.ok ? result.body.length : result.reason).toBe(expected);
  expect(server.hits).toEqual(['GET /']);
});

it('HEAD does not mind a huge length', async () => {
  const server = await rawServer((socket) => socket.write(head(`content-length: ${maxBytes * 10}`)));
  const fetcher = await hostileFetcher();
  expect(await fetcher.fetch(server.url, { method: 'HEAD' })).toMatchObject({ ok: true, status: 200 });
});
