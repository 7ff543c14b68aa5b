/** A headless Chrome or Chromium that gets every byte through our own fetcher. Only importer of playwright-core's code. */
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import type { Files } from './browser-files.ts';
import { type Guard, guardContext, type PageDocument } from './browser-guard.ts';
import { memoryOf } from './browser-memory.ts';
import { findExecutable } from './find-browser.ts';

export type { PageDocument } from './browser-guard.ts';

/** Loaded when first needed: it takes as long as a hundred pages, and most sites need no browser. */
const playwright = () => createRequire(import.meta.url)('playwright-core') as typeof import('playwright-core');

/** The executable of a browser on this machine; null without one. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  return findExecutable(env, () => {
    try {
      return playwright().chromium.executablePath();
    } catch {
      return '';
    }
  });
}

export interface Visit {
  page: Page;
  /** Milliseconds since the page last waited for anything. */
  quietFor(): number;
}

export interface Browser {
  /**
   * Shows a page whose own document is given, and hands it to `use`. One page after another, never two at once. Rejects
   * after `timeout` ms, when it crashes or holds too much memory: then the browser is of no more use, close it.
   */
  visit<T>(document: PageDocument, options: VisitOptions, use: (visit: Visit) => Promise<T>): Promise<T>;
  /** Leaves the page; false where it cannot be left behind: then the browser is of no more use either. */
  leave(): Promise<boolean>;
  /** Ends it at once, whatever it is doing. */
  close(): Promise<void>;
}

export interface VisitOptions {
  timeout: number;
  /** Frames and requests with POST are answered too: what fills lists. */
  withData?: boolean;
}

/** Of all processes of one browser. */
export const maxMemory = 1_200_000_000;
const memoryEvery = 250;

const flags = [
  // Whatever does not go through our fetcher must find nothing: no name, and no way but a proxy that does not exist.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://nowhere.invalid:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--blink-settings=imagesEnabled=false',
  '--js-flags=--max-old-space-size=512',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Signals are the run's: it ends in order, and the browser with it. */
const deaf = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };

/** Rejects when it does not start. */
export async function openBrowser(executablePath: string, files: Files): Promise<Browser> {
  const { chromium } = playwright();
  const asRoot = process.getuid?.() === 0;
  const options = { executablePath, args: flags, chromiumSandbox: !asRoot, timeout: 30_000, ...deaf };
  // A server of its own can be killed when a page has hung it.
  const server = await chromium.launchServer({ ...options, host: '127.0.0.1' });
  const kill = () => server.kill();
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const context = await browser.newContext({
      serviceWorkers: 'block',
      acceptDownloads: false,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 800 },
    });
    await context.addInitScript(forget);
    let page: Page | null = null;
    const guard = await guardContext(context, () => page, files);
    page = await context.newPage();
    page.on('dialog', (dialog) => {
      const stays = dialog.type() === 'beforeunload';
      void (stays ? dialog.accept() : dialog.dismiss()).catch(() => {});
    });
    context.on('page', (other) => void other.close().catch(() => {}));
    return tenant(context, page, guard, server.process().pid ?? 0, kill);
  } catch (error) {
    await kill();
    throw error;
  }
}

/** Runs first in every document: one page's memory is no other's, there is nobody to talk to, and loading is not stopped. */
const forget = `(() => {
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) delete globalThis[name];
  globalThis.stop = () => {};
  if (globalThis.top !== globalThis) return;
  try { localStorage.clear(); sessionStorage.clear(); globalThis.name = ''; } catch {}
})()`;

const loadLimit = 20_000;
const leaveLimit = 10_000;

function tenant(context: BrowserContext, page: Page, guard: Guard, pid: number, kill: () => Promise<void>): Browser {
  return {
    async visit(document, { timeout, withData = false }, use) {
      return bounded(timeout, page, pid, kill, async () => {
        guard.show(document, withData);
        await page.goto(document.url, { waitUntil: 'commit', timeout });
        // One that stops its own loading, or waits for a script that never comes, is looked at as it stands.
        await page.waitForLoadState('domcontentloaded', { timeout: Math.min(timeout, loadLimit) }).catch(() => {});
        return use({ page, quietFor: guard.quietFor });
      });
    },
    async leave() {
      guard.show(null, false);
      const left = bounded(leaveLimit, page, pid, kill, async () => {
        await page.goto('about:blank', { timeout: leaveLimit });
        await context.clearCookies();
      });
      return left.then(
        () => true,
        () => false,
      );
    },
    close: kill,
  };
}

async function bounded<T>(
  timeout: number,
  page: Page,
  pid: number,
  kill: () => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const ends = new Promise<never>((_, reject) => {
    const fail = (why: string) => () => reject(new Error(why));
    const timer = setTimeout(fail('timeout'), timeout);
    const watch = setInterval(() => {
      if (memoryOf(pid) <= maxMemory) return;
      reject(new Error('memory'));
      // The machine must not wait for whoever closes it.
      void kill();
    }, memoryEvery);
    const crashed = fail('crash');
    page.once('crash', crashed).once('close', crashed);
    stop.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      clearInterval(watch);
      page.off('crash', crashed).off('close', crashed);
    });
  });
  const working = work();
  // It may fail after the race is over.
  working.catch(() => {});
  return Promise.race([working, ends]).finally(() => stop.abort());
}
