import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface TestServer {
  port: number;
  /** Without a slash at the end. */
  url: string;
  /** `METHOD target` of every request, in order. */
  hits: string[];
  closeConnections(): void;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on 127.0.0.1 that is gone after the test. Tests that run side by side hand in their own `finished`. */
export async function startServer(handler: Handler, finished = onTestFinished): Promise<TestServer> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  finished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}`, hits, closeConnections: () => server.closeAllConnections() };
}

/** A handler that serves these pages by path; what is missing is 404. */
export function pages(texts: Record<string, string>): Handler {
  return (request, response) => {
    const text = texts[(request.url ?? '').replace(/^http:\/\/[^/]+/, '').replace(/\?.*$/, '')];
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    if (text === undefined) response.writeHead(404, headers).end(request.method === 'HEAD' ? '' : '<h1>没有</h1>');
    else response.writeHead(200, headers).end(request.method === 'HEAD' ? '' : text);
  };
}

/** A page with a title and links. */
export function page(title: string, links: readonly string[] = [], more = ''): string {
  const anchors = links.map((url, i) => `<li><a href="${url}">链接${i}</a></li>`).join('');
  return `<!doctype html><html lang="zh"><head><title>${title}</title></head><body><ul>${anchors}</ul>${more}</body></html>`;
}
