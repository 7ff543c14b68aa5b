/** The browser while one site uses it: one page after another, restarted after a failure, ended when the work is done. */
import { availableParallelism, totalmem } from 'node:os';
import pLimit from 'p-limit';
import type { Log } from '../../model/log.ts';
import { type Browser, maxMemory, openBrowser, type PageDocument, type Visit, type VisitOptions } from './browser.ts';
import type { Files } from './browser-files.ts';

/** As many browsers as cores, four at most, and no more than half of the memory could feed. */
export const browsers = Math.max(1, Math.min(4, availableParallelism(), Math.floor(totalmem() / 2 / maxMemory)));
const lanes = pLimit(browsers);

/** A site that fails so often in a row is left alone: each failure may take the whole time of a page. */
const maxFailures = 4;

export interface SiteBrowser {
  /** `null` when the page failed; `no-browser` when none starts. */
  visit<T>(
    document: PageDocument,
    options: VisitOptions,
    use: (visit: Visit) => Promise<T>,
  ): Promise<{ result: T } | null | 'no-browser'>;
}

/** Waits for a free lane of the machine. */
export function withBrowser<T>(
  path: string,
  files: Files,
  work: (browser: SiteBrowser) => Promise<T>,
  log: Log = () => {},
): Promise<T> {
  return lanes(async () => {
    let browser: Browser | null = null;
    let failures = 0;
    const visit: SiteBrowser['visit'] = async (document, options, use) => {
      if (failures >= maxFailures) return null;
      browser ??= await openBrowser(path, files).then(
        (opened) => {
          log({ event: 'browser-started' });
          return opened;
        },
        (error) => {
          log({ event: 'browser-started', level: 'error', reason: 'no-browser', detail: String(error) });
          return null;
        },
      );
      if (browser === null) return 'no-browser';
      let why = 'left';
      const done = await browser.visit(document, options, use).then(
        (result) => ({ result }),
        (error) => {
          why = error instanceof Error ? error.message : String(error);
          return null;
        },
      );
      failures = done === null ? failures + 1 : 0;
      if (done === null || !(await browser.leave())) {
        log({ event: 'browser-restarted', level: 'warn', url: document.url, reason: why, failures });
        await browser.close();
        browser = null;
      }
      return done;
    };
    try {
      return await work({ visit });
    } finally {
      await (browser as Browser | null)?.close();
    }
  });
}
