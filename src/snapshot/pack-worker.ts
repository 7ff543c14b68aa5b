/** The thread of `pack-thread.ts`: an exchange in, its members out. */
import { parentPort } from 'node:worker_threads';
import { packExchange } from './pack.ts';
import type { Exchange } from './warc.ts';

parentPort?.on('message', async ({ exchange, id }: { exchange: Exchange; id: string }) => {
  parentPort?.postMessage({ id, members: await packExchange(exchange, id) });
});
