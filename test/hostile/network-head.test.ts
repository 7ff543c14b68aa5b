/** What comes before the body: status lines, headers, announcements, connections. */
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { forever, hostileFetcher, rawServer, told } from './network-server.ts';

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

const cases: [string, (socket: Socket) => void, string | number][] = [
  ['no answer at all', () => {}, 'timeout'],
  ['headers that drip', (s) => forever(s, 'x', 'HTTP/1.1 200 OK\r\n', 30), 'timeout'],
  ['header lines that drip', (s) => forever(s, 'a: b\r\n', 'HTTP/1.1 200 OK\r\n', 30), 'timeout'],
  ['closed before the headers', (s) => s.end(), 'reset'],
  ['reset before the headers', (s) => s.resetAndDestroy(), 'reset'],
  ['reset in the headers', (s) => s.write('HTTP/1.1 200 OK\r\nco', () => s.resetAndDestroy()), 'reset'],
  ['closed in the headers', (s) => s.end('HTTP/1.1 200 OK\r\nco'), 'reset'],
  ['many headers', (s) => forever(s, 'a: b\r\n'.repeat(500), 'HTTP/1.1 200 OK\r\n'), 'headers-too-large'],
  ['one long header', (s) => forever(s, 'x'.repeat(5000), 'HTTP/1.1 200 OK\r\na: '), 'headers-too-large'],
  ['garbage', (s) => s.end(Buffer.from([0, 1, 2, 255, 254, 10, 13, 0])), 'bad-answer'],
  ['HTML without HTTP', (s) => s.end('<html><body>你好</body></html>'), 'bad-answer'],
  ['another protocol', (s) => s.end('SSH-2.0-OpenSSH_9.2\r\n'), 'bad-answer'],
  ['a status line without a status', (s) => s.end('HTTP/1.1 OK\r\n\r\n'), 'bad-answer'],
  ['a status of four digits', (s) => s.end('HTTP/1.1 2000 OK\r\n\r\n'), 'bad-answer'],
  ['a header without a name', (s) => s.end('HTTP/1.1 200 OK\r\n: x\r\n\r\nok'), 'bad-answer'],
  ['two lengths', (s) => s.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok'), 'bad-answer'],
  ['announcements without end', (s) => forever(s, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)), 'bad-answer'],
  ['hints without end', (s) => forever(s, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(100)), 'bad-answer'],
  ['a few announcements', (s) => s.end(`${'HTTP/1.1 102 Processing\r\n\r\n'.repeat(3)}${ok}`), 200],
  ['a change of protocol', (s) => s.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n'), 'bad-answer'],
  ['HTTP/1.0', (s) => s.end('HTTP/1.0 200 OK\r\ncontent-type: text/html\r\n\r\nok'), 200],
  ['a status without words', (s) => s.end('HTTP/1.1 200\r\ncontent-length: 2\r\n\r\nok'), 200],
  ['Chinese status words', (s) => s.end(ok.replace('OK', '成功')), 200],
  ['Chinese header values', (s) => s.end(ok.replace('\r\n', '\r\nx-from: 某市\r\n')), 200],
];

it.each(cases)('%s', async (name, answer, expected) => {
  const server = await rawServer(answer);
  const fetcher = await hostileFetcher();
  const result = await fetcher.fetch(server.url);
  told(name, result, server.hits.length);
  expect(result.ok ? result.status : result.reason).toBe(expected);
  if (!result.ok) expect(result.fault).not.toBe('ours');
});

it('a body after HEAD is not taken for the next answer', async () => {
  const server = await rawServer((socket, nth) => socket.write(nth === 1 ? `${ok}HTTP/1.1 200 OK\r\n\r\nfalse` : ok));
  const fetcher = await hostileFetcher();
  expect(await fetcher.fetch(server.url, { method: 'HEAD' })).toMatchObject({ ok: true, status: 200 });
  const result = await fetcher.fetch(server.url);
  told('a body after HEAD', result, server.hits.length);
  expect(result.ok && Buffer.from(result.body).toString()).toBe('ok');
});

it('a kept connection that the server has closed is no failure: the request goes out once more', async () => {
  const used = new Set<Socket>();
  const server = await rawServer((socket) => {
    if (used.has(socket)) socket.resetAndDestroy();
    else socket.write(ok);
    used.add(socket);
  });
  const fetcher = await hostileFetcher();
  for (let i = 0; i < 8; i++) {
    const result = await fetcher.fetch(server.url);
    if (i === 7) told('kept connections are closed', result, server.hits.length);
    expect(result).toMatchObject({ ok: true, status: 200 });
  }
  expect(server.hits.length).toBeGreaterThan(8);
});

it('a fresh connection that is reset is not asked twice at once', async () => {
  const server = await rawServer((socket) => socket.resetAndDestroy());
  const fetcher = await hostileFetcher();
  expect(await fetcher.fetch(server.url)).toMatchObject({ ok: false, reason: 'reset' });
  expect(server.hits).toHaveLength(1);
});

it('more than the length that was said is not taken for the next answer', async () => {
  const more = `${ok}HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nfalse`;
  const server = await rawServer((socket) => socket.write(more));
  const fetcher = await hostileFetcher();
  for (let i = 0; i < 3; i++) {
    const result = await fetcher.fetch(server.url);
    expect(result.ok && Buffer.from(result.body).toString()).toBe('ok');
  }
});
