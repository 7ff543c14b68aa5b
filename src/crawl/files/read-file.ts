/** Reads files in a thread of their own, which is ended when one takes too long or too much memory. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { unread } from '../../extract/attachment/unread.ts';
import type { FileRead } from '../../model/attachment.ts';

export interface FileReader {
  /** One after the other. Never rejects: a file that cannot be read is a `reason`. */
  read(bytes: Uint8Array): Promise<FileRead>;
  close(): Promise<void>;
}

export interface FileLimits {
  milliseconds: number;
  /** By which the memory of the process may grow while a file is read: what is unpacked lies outside the heap of the thread. */
  megabytes: number;
}

const usual: FileLimits = { milliseconds: 30_000, megabytes: 700 };
const heap = { maxOldGenerationSizeMb: 400, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
const lookEvery = 50;

/** Compiled or not, the worker stands beside this file. */
const here = fileURLToPath(import.meta.url);
const program = path.join(path.dirname(here), `read-file-worker${path.extname(here)}`);

export function openFileReader(limits: FileLimits = usual): FileReader {
  let worker: Worker | null = null;
  let before: Promise<unknown> = Promise.resolve();

  async function readNow(bytes: Uint8Array): Promise<FileRead> {
    // What its libraries print is swallowed.
    worker ??= new Worker(program, { resourceLimits: heap, stdout: true, stderr: true, env: {} });
    const answer = await askWorker(worker, bytes, limits);
    if (typeof answer !== 'string') return answer;
    const ended = worker;
    worker = null;
    await ended.terminate();
    return unread('other', answer);
  }

  return {
    read(bytes) {
      const reading = before.then(() => readNow(bytes));
      before = reading;
      return reading;
    },
    async close() {
      await before;
      await worker?.terminate();
      worker = null;
    },
  };
}

/** What was read, or why the thread is to be ended. */
type Told = FileRead | 'too-long' | 'too-large' | 'damaged';

function askWorker(worker: Worker, bytes: Uint8Array, { milliseconds, megabytes }: FileLimits): Promise<Told> {
  return new Promise((resolve) => {
    const most = process.memoryUsage.rss() + megabytes * 1e6;
    const end = (answer: Told) => {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off('message', end).off('exit', onExit).off('error', onError);
      // One that is being ended may still fail.
      if (typeof answer === 'string') worker.on('error', () => {});
      resolve(answer);
    };
    const onExit = () => end('damaged');
    const onError = (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'damaged');
    const timer = setTimeout(() => end('too-long'), milliseconds);
    const watch = setInterval(() => process.memoryUsage.rss() > most && end('too-large'), lookEvery);
    worker.on('message', end).on('exit', onExit).on('error', onError);
    worker.postMessage(bytes);
  });
}
