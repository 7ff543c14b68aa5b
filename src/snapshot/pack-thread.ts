/** Packs exchanges in one thread of the process, so that the network need not wait for it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Exchange } from './warc.ts';

interface Waiting {
  resolve(members: Uint8Array): void;
  reject(error: unknown): void;
}

/** Compiled or not, the worker stands beside this file. */
const here = fileURLToPath(import.meta.url);
const program = path.join(path.dirname(here), `pack-worker${path.extname(here)}`);

const waiting = new Map<string, Waiting>();
let worker: Worker | null = null;

/** As `packExchange`; `id` is new. Rejects for a bug of ours. */
export function packInThread(exchange: Exchange, id: string): Promise<Uint8Array> {
  // A copy of its own: the bytes may be part of a larger buffer.
  const body = new Uint8Array(exchange.body);
  worker ??= start();
  worker.ref();
  worker.postMessage({ exchange: { ...exchange, body }, id }, [body.buffer]);
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

function start(): Worker {
  return new Worker(program, { env: {} })
    .on('message', ({ id, members }: { id: string; members: Uint8Array }) => {
      waiting.get(id)?.resolve(members);
      waiting.delete(id);
      // An idle thread does not keep the process alive.
      if (waiting.size === 0) worker?.unref();
    })
    .on('error', (error) => {
      worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
}
