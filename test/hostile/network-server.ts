/** Servers that misbehave, and a fetcher that must not mind. With GONGKAI_TABLE=1 each file prints what its cases got. */
import { createServer, type Socket } from 'node:net';
import { afterAll, onTestFinished } from 'vitest';
import {
  type Answer,
  type Failure,
  type Fetcher,
  type FetcherParts,
  makeFetcher,
} from '../../src/crawl/network/fetch.ts';
import type { Lookup } from '../../src/crawl/network/guard.ts';
import { type NetworkOptions, openNetwork } from '../../src/crawl/network/network.ts';
import { openArchive } from '../../src/snapshot/archive.ts';
import { tempFolder } from '../snapshot/folder.ts';

export const maxBytes = 200_000;
export const quick = { pauses: [1, 2], busy: 1, rests: [1, 2] };

export interface HostileFetcher extends Fetcher {
  folder: string;
}

export async function hostileFetcher(
  parts: Partial<FetcherParts> = {},
  options: Partial<NetworkOptions> = {},
  lookup?: Lookup,
): Promise<HostileFetcher> {
  const folder = tempFolder();
  const network = openNetwork({ resolve: [], allowPrivate: true, ...options }, lookup);
  const archive = await openArchive(folder, 'test', 0);
  onTestFinished(async () => {
    await network.close();
    archive.close();
  });
  const limits = { delay: 0, concurrency: 4, maxBytes, timeout: 2000 };
  const rest = { userAgent: 'Gongkai/test', now: () => new Date(), patience: quick };
  return { ...makeFetcher({ network, archive, limits, ...rest, ...parts }), folder };
}

export interface RawServer {
  port: number;
  url: string;
  /** First lines of the requests. */
  hits: string[];
  connections: number;
}

/** Answers every request on a connection by what `answer` does with the socket. */
export async function rawServer(answer: (socket: Socket, nth: number) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    raw.connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.on('data', (data) => {
      for (const [line] of data.toString('latin1').matchAll(/^[A-Z]+ \S+ HTTP\/1\.1/gm)) {
        raw.hits.push(line.replace(' HTTP/1.1', ''));
        answer(socket, raw.hits.length);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as { port: number };
  const raw: RawServer = { port, url: `http://127.0.0.1:${port}/`, hits: [], connections: 0 };
  return raw;
}

/** Writes `text` again and again, after `first`, until the other side has had enough. */
export function forever(socket: Socket, text: string, first = '', every = 1): void {
  socket.write(first);
  const timer = setInterval(() => {
    if (socket.writableLength < 1_000_000) socket.write(text);
  }, every);
  socket.on('close', () => clearInterval(timer));
}

const table: string[] = [];
afterAll(() => {
  if (process.env.GONGKAI_TABLE === '1') process.stdout.write(`${table.join('\n')}\n`);
});

/** Notes what a case got, for the table. */
export function told(name: string, result: Answer | Failure, requests: number): void {
  const got = result.ok ? `${result.status}, ${result.body.length} bytes` : `${result.reason} (${result.fault})`;
  table.push(`| ${name} | ${got} | ${requests} requests |`);
}
