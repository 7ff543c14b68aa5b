/** What may leave the browser: every request is answered with the document, through our fetcher, or not at all. */
import type { BrowserContext, Page, Request, Route } from 'playwright-core';
import type { Files } from './browser-files.ts';

export interface PageDocument {
  url: string;
  body: Uint8Array;
  contentType: string;
}

export interface Guard {
  /** The document of the coming visit; null between visits. `withData`: its frames and its POST requests are answered too. */
  show(document: PageDocument | null, withData: boolean): void;
  /** Milliseconds since the last request was answered, 0 while one waits. */
  quietFor(): number;
}

/** Other files that one page may load. */
const maxFiles = 80;
const skipped = new Set(['image', 'media', 'font', 'websocket', 'eventsource', 'manifest', 'ping', 'prefetch']);

export async function guardContext(context: BrowserContext, page: () => Page | null, files: Files): Promise<Guard> {
  let document: PageDocument | null = null;
  let withData = false;
  let given = false;
  let asked = 0;
  let waiting = 0;
  let last = performance.now();
  await context.routeWebSocket(/.*/, (socket) => socket.close());

  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    const shown = document;
    if (request.frame().page() !== page()) return route.abort();
    const navigates = request.isNavigationRequest();
    if (navigates && request.frame().parentFrame() === null) {
      // “No content” leaves the page where it is, also one that reloads itself.
      if (request.url() !== shown?.url || given) return route.fulfill({ status: 204 });
      given = true;
      return route.fulfill({ status: 200, body: Buffer.from(shown.body), contentType: shown.contentType });
    }
    if (shown === null) return route.abort();
    const isData = navigates || request.method() !== 'GET';
    if ((isData && !withData) || skipped.has(request.resourceType()) || ++asked > maxFiles) return route.abort();
    const loaded = await files.load(askedBy(request), shown.url);
    // What an earlier page asked for is not for this one.
    if (loaded === null || shown !== document) return route.abort();
    const { status, body, contentType } = loaded;
    const headers = {
      'access-control-allow-origin': '*',
      ...(contentType === null ? {} : { 'content-type': contentType }),
    };
    return route.fulfill({ status, body: Buffer.from(body), headers });
  };
  await context.route('**/*', async (route) => {
    waiting++;
    // The page may be gone before its answer is there.
    await answer(route).catch(() => route.abort().catch(() => {}));
    waiting--;
    last = performance.now();
  });
  return {
    show(next, data) {
      document = next;
      withData = data;
      given = false;
      asked = 0;
      last = performance.now();
    },
    quietFor: () => (waiting > 0 ? 0 : performance.now() - last),
  };
}

function askedBy(request: Request) {
  const url = request.url();
  const contentType = request.headers()['content-type'] ?? null;
  return { url, method: request.method(), body: request.postDataBuffer(), contentType };
}
