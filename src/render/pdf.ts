/** Prints our own pages to PDF by a browser of this machine. */
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import type { Page } from 'playwright-core';

export interface Printer {
  /** The PDF of a page of ours; its style says paper, margins and page numbers. Several at a time, the others wait. */
  print(html: string): Promise<Buffer>;
  /** So many are printed at a time. */
  lanes: number;
  close(): Promise<void>;
}

/** For one page; a machine may be busy. */
const timeout = 120_000;
/** Each takes some 150 MB. */
const mostLanes = 4;

/** By default one a core. */
const lanesHere = () => Math.max(1, Math.min(mostLanes, availableParallelism()));

/** Rejects when the browser does not start. It reaches nothing: no network, no script. */
export async function openPrinter(executablePath: string, lanes = lanesHere()): Promise<Printer> {
  const { chromium } = createRequire(import.meta.url)('playwright-core') as typeof import('playwright-core');
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--proxy-server=http://nowhere.invalid:9',
    ],
    timeout,
  });
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true, locale: 'zh-CN' });
  // A page that has printed costs half of a new one: its fonts are loaded.
  const idle: Page[] = [];
  const turn = turns(lanes);
  return {
    lanes,
    print: (html) =>
      turn(async () => {
        const page = idle.pop() ?? (await context.newPage());
        try {
          await page.setContent(html, { timeout });
          const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
          idle.push(page);
          return pdf;
        } catch (error) {
          await page.close().catch(() => {});
          throw error;
        }
      }),
    close: () => browser.close(),
  };
}

/** Runs so many works at a time, in the order of their coming. */
function turns(lanes: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= lanes) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
