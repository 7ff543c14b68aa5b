/** Prints our own pages to PDF by a browser of this machine. */
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

export interface Printer {
  /** The PDF of a page of ours; its style says paper, margins and page numbers. */
  print(html: string): Promise<Buffer>;
  close(): Promise<void>;
}

const timeout = 60_000;

/** Rejects when the browser does not start. It reaches nothing: no network, no script. */
export async function openPrinter(executablePath: string): Promise<Printer> {
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
  return {
    async print(html) {
      const page: Page = await context.newPage();
      try {
        await page.setContent(html, { timeout });
        return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
      } finally {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}
