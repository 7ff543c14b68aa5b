/** Views of sites in a thread of their own: what looks at thousands of pages at once holds up no request. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SiteView, ViewTask } from './site-view.ts';

/** A view whose answers come from the thread. */
export type ViewThere = {
  [Ask in keyof SiteView]: (...given: Parameters<SiteView[Ask]>) => Promise<ReturnType<SiteView[Ask]>>;
};

export type Question = { folder: string } & (
  | { ask: 'open'; given: ViewTask }
  | { ask: keyof SiteView; given: unknown[] }
);

export type Told = { value: unknown } | { error: unknown; code: string | undefined };

/** Compiled or not, the worker stands beside this file. */
const here = fileURLToPath(import.meta.url);
const program = path.join(path.dirname(here), `view-thread-worker${path.extname(here)}`);

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** All sites of a process share one; it does not keep the process alive. */
let worker: Worker | null = null;
const waiting: Waiting[] = [];

export async function openView(task: ViewTask): Promise<ViewThere> {
  const { site, folder, asOf, tables, seed, plan, extraPins } = task;
  await ask({ folder, ask: 'open', given: { site, folder, asOf, tables, seed, plan, extraPins } });
  const asking =
    (name: keyof SiteView) =>
    (...given: unknown[]) =>
      ask({ folder, ask: name, given });
  const names: (keyof SiteView)[] = ['files', 'add', 'draw', 'templates', 'derive', 'seal', 'close'];
  return Object.fromEntries(names.map((name) => [name, asking(name)])) as unknown as ViewThere;
}

function ask(question: Question): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker ??= start();
    waiting.push({ resolve, reject });
    worker.ref();
    worker.postMessage(question);
  });
}

function start(): Worker {
  return new Worker(program, { env: {} })
    .on('message', (told: Told) => {
      const first = waiting.shift();
      if (waiting.length === 0) worker?.unref();
      if ('value' in told) first?.resolve(told.value);
      else first?.reject(Object.assign(told.error as Error, told.code !== undefined && { code: told.code }));
    })
    .on('error', (error) => {
      // Out of memory, most likely: the views that it held are gone.
      worker = null;
      for (const { reject } of waiting.splice(0)) reject(error);
    });
}
