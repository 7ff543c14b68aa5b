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
  question: Question;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** All sites of a process share one; it does not keep the process alive. */
let worker: Worker | null = null;
let asked: Waiting | null = null;
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
    waiting.push({ question, resolve, reject });
    if (asked === null) askNext();
  });
}

/** A view that is open comes before one that is not: a site that ends makes room, in memory and for another site. */
function askNext(): void {
  const open = waiting.findIndex(({ question }) => question.ask !== 'open');
  asked = waiting.splice(Math.max(0, open), 1)[0] ?? null;
  if (asked === null) return void worker?.unref();
  worker ??= start();
  worker.ref();
  worker.postMessage(asked.question);
}

function start(): Worker {
  return new Worker(program, { env: {} })
    .on('message', (told: Told) => {
      if ('value' in told) asked?.resolve(told.value);
      else asked?.reject(Object.assign(told.error as Error, told.code !== undefined && { code: told.code }));
      askNext();
    })
    .on('error', (error) => {
      // Out of memory, most likely. The other views that it held are gone too: their next question is refused.
      worker = null;
      asked?.reject(error);
      askNext();
    });
}
