/** A headless Chrome or Chromium that gets every byte through our own fetcher. Only importer of playwright-core. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import type { Answer, Failure, Fetcher } from './fetch.ts';

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

/** The executable of a browser on this machine: GONGKAI_BROWSER_PATH, the usual places, then Playwright's own; null without one. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env.GONGKAI_BROWSER_PATH;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...names.flatMap((name) => onPath.map((folder) => join(folder, name))),
    ...usualPlaces(env),
    ownBrowser(),
  ];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

function usualPlaces(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (process.platform !== 'win32') return ['/snap/bin/chromium'];
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((f) => f !== undefined);
  return folders.flatMap((folder) => [
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]);
}

function ownBrowser(): string {
  try {
    return chromium.executablePath();
  } catch {
    return '';
  }
}

export interface Browser {
  /**
   * Loads a page whose own document is given, and hands it to `use`; rejects after `timeout` ms or when it crashes. After
   * that the browser may hang: close it.
   */
  withPage<T>(document: PageDocument, timeout: number, use: (page: Page) => Promise<T>): Promise<T>;
  /** Ends it at once, whatever it is doing. */
  close(): Promise<void>;
}

export interface PageDocument {
  url: string;
  body: Uint8Array;
  contentType: string;
}

const flags = [
  // Whatever does not go through our fetcher must find nothing.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Other files that one page may load. */
const maxFiles = 60;
const skipped = new Set(['image', 'media', 'font', 'websocket', 'eventsource', 'manifest', 'ping', 'prefetch']);

/** Rejects when it does not start. */
export async function openBrowser(executablePath: string, fetcher: Fetcher): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  const options = { executablePath, args: flags, chromiumSandbox: !asRoot, timeout: 30_000, handleSIGINT: false };
  // A server of its own can be killed when a page has hung it.
  const server = await chromium.launchServer({ ...options, host: '127.0.0.1' });
  const browser = await chromium.connect(server.wsEndpoint()).catch(async (error) => {
    await server.kill();
    throw error;
  });
  const files = new Map<string, Promise<Answer | Failure>>();
  return {
    async withPage(document, timeout, use) {
      const context = await browser.newContext({ serviceWorkers: 'block', acceptDownloads: false, locale: 'zh-CN' });
      await guard(context, document, fetcher, files);
      const page = await context.newPage();
      const result = await within(timeout, page, async () => {
        await page.goto(document.url, { waitUntil: 'domcontentloaded', timeout });
        return use(page);
      });
      await context.close();
      return result;
    },
    close: () => server.kill(),
  };
}

/** Every request is answered with the document, through our fetcher, or not at all. */
async function guard(
  context: BrowserContext,
  document: PageDocument,
  fetcher: Fetcher,
  files: Map<string, Promise<Answer | Failure>>,
): Promise<void> {
  let asked = 0;
  await context.routeWebSocket(/.*/, (socket) => socket.close());
  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    const url = request.url();
    if (request.isNavigationRequest() && request.frame().parentFrame() === null) {
      if (url !== document.url) return route.abort();
      return route.fulfill({ status: 200, body: Buffer.from(document.body), contentType: document.contentType });
    }
    if (request.method() !== 'GET' || skipped.has(request.resourceType()) || ++asked > maxFiles) return route.abort();
    if (!/^https?:/.test(url)) return route.abort();
    let file = files.get(url);
    if (file === undefined) {
      file = fetcher.fetch(url, { maxBytes: 5_000_000 });
      files.set(url, file);
    }
    const loaded = await file.catch(() => null);
    if (loaded === null || !loaded.ok) return route.abort();
    const { status, body, contentType } = loaded;
    const headers = {
      'access-control-allow-origin': '*',
      ...(contentType === null ? {} : { 'content-type': contentType }),
    };
    return route.fulfill({ status, body: Buffer.from(body), headers });
  };
  // The page may be gone before its answer is there.
  await context.route('**/*', (route) => answer(route).catch(() => {}));
}

function within<T>(timeout: number, page: Page, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const ends = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), timeout);
    page.once('crash', () => reject(new Error('crash')));
  });
  return Promise.race([work(), ends]).finally(() => clearTimeout(timer));
}
