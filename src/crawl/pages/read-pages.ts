/** Reads pages in one thread of the process, beside the network; it is ended when a page takes too long or too much memory. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PageInput } from '../../extract/page.ts';
import type { PageFacts } from '../../model/page.ts';
import { type FactsMessage, factsReceiver } from './facts-message.ts';

export interface PageReader {
  /** Facts of the page; null where it could not be read within the limits. Rejects for a bug of ours. */
  read(page: PageInput): Promise<PageFacts | null>;
  /** Ends the thread where no page waits for it, with all that it remembers. The next page starts another. */
  rest(): Promise<void>;
}

interface Waiting {
  page: PageInput;
  resolve(facts: PageFacts | null): void;
  reject(error: unknown): void;
}

/** The largest pages take a second; the machine may be busy. */
const usual = 60_000;
const heap = { maxOldGenerationSizeMb: 512, stackSizeMb: 4 };

/** Compiled or not, the worker stands beside this file. */
const here = fileURLToPath(import.meta.url);
const usualProgram = path.join(path.dirname(here), `read-pages-worker${path.extname(here)}`);

/** `milliseconds`: for one page. `program`: what runs in the thread. */
export function openPageReader({ milliseconds = usual, program = usualProgram } = {}): PageReader {
  /** The first one is being read, the others have been sent. */
  const waiting: Waiting[] = [];
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;

  /** Waits for the answer to the first page; an idle thread does not keep the process alive. */
  function watch(): void {
    clearTimeout(timer);
    if (waiting.length === 0) return void worker?.unref();
    worker?.ref();
    timer = setTimeout(() => giveUp((first) => first.resolve(null)), milliseconds);
  }

  async function endThread(): Promise<void> {
    // One that is being ended may still fail.
    const ending = worker?.removeAllListeners().on('error', () => {});
    worker = null;
    await ending?.terminate();
  }

  /** The first page ends with the thread; the others are sent to a new one. */
  function giveUp(tell: (first: Waiting) => void): void {
    void endThread();
    const first = waiting.shift();
    for (const { page } of waiting) send(page);
    watch();
    if (first !== undefined) tell(first);
  }

  function start(): Worker {
    const factsIn = factsReceiver();
    return new Worker(program, { resourceLimits: heap, env: {} })
      .on('message', (message: FactsMessage) => {
        const first = waiting.shift();
        watch();
        first?.resolve(factsIn(message));
      })
      .on('error', (error: NodeJS.ErrnoException) =>
        giveUp((first) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? first.resolve(null) : first.reject(error))),
      );
  }

  function send(page: PageInput): void {
    worker ??= start();
    // A copy of its own: the bytes may be part of a larger buffer.
    const body = new Uint8Array(page.body);
    worker.postMessage({ ...page, body }, [body.buffer]);
  }

  return {
    read: (page) =>
      new Promise((resolve, reject) => {
        waiting.push({ page, resolve, reject });
        send(page);
        if (waiting.length === 1) watch();
      }),
    async rest() {
      if (waiting.length === 0) await endThread();
    },
  };
}

/** All sites of a process share one. */
export const { read: readPage, rest: restReading } = openPageReader();
