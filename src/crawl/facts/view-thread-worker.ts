/** The thread of `view-thread.ts`: one question after the other, each answered or refused. */
import { parentPort } from 'node:worker_threads';
import { openSiteView, type SiteView } from './site-view.ts';
import type { Question, Told } from './view-thread.ts';

const views = new Map<string, SiteView>();

parentPort?.on('message', (question: Question) => parentPort?.postMessage(answer(question)));

function answer({ folder, ask, given }: Question): Told {
  const view = views.get(folder);
  try {
    if (ask === 'open') return { value: void views.set(folder, openSiteView(given)) };
    if (ask === 'seal' || ask === 'close') views.delete(folder);
    if (view === undefined) throw new Error('this view is not open');
    // The caller's types hold what each is given.
    return { value: (view[ask] as (...given: unknown[]) => unknown)(...given) };
  } catch (error) {
    if (ask === 'seal') view?.close();
    // Of SQLite's errors the code tells whether the disk is full.
    return { error, code: (error as NodeJS.ErrnoException).code };
  }
}
