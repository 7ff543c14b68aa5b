/** The fictional city on loopback: an HTTP proxy (and a plain server by Host header) for all its sites. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { asOf } from './days.ts';
import type { Pages } from './model.ts';
import { cityPages } from './sites.ts';

export interface City {
  /** To be given as `--proxy`. */
  proxy: string;
  /** Folder with gongkai.yaml and register.yaml, to be copied before use. */
  workspace: string;
  registerFile: string;
  /** To be given as `--as-of`. */
  asOf: string;
  /** Host → pages; what is changed here is served from then on. */
  hosts: Map<string, Pages>;
  /** What was asked and sent so far. */
  sent: { requests: number; bytes: number; notModified: number };
  close: () => Promise<void>;
}

export async function startCity({ port = 0 } = {}): Promise<City> {
  const hosts = cityPages();
  const sent = { requests: 0, bytes: 0, notModified: 0 };
  const server = createServer((request, response) => answer(hosts, sent, request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const workspace = path.join(import.meta.dirname, 'workspace');
  return {
    proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    workspace,
    registerFile: path.join(workspace, 'register.yaml'),
    asOf,
    hosts,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** 502 for a host that is down, 404 for a page that is not there. */
function answer(
  hosts: Map<string, Pages>,
  sent: City['sent'],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = URL.parse(request.url ?? '/', `http://${request.headers.host}`);
  const pages = url && hosts.get(url.hostname);
  const reply = pages && find(pages, url!.pathname);
  if (!pages) send(502, 'text/plain', 'Bad Gateway\n');
  else if (!reply) send(404, 'text/html; charset=utf-8', '<!DOCTYPE html><title>404</title><h1>404 页面不存在</h1>');
  else send(reply.status ?? 200, reply.type, reply.body);

  function send(status: number, type: string, body: string | Uint8Array) {
    sent.requests++;
    // The oldest site's server knows nothing of conditions.
    const etag = url?.hostname.startsWith('jtj.') ? null : `"${createHash('sha256').update(body).digest('hex')}"`;
    if (etag !== null && status === 200 && request.headers['if-none-match'] === etag) {
      sent.notModified++;
      return void response.writeHead(304, { etag }).end();
    }
    response.writeHead(status, {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      ...(etag !== null && { etag }),
    });
    if (request.method !== 'HEAD') sent.bytes += Buffer.byteLength(body);
    response.end(request.method === 'HEAD' ? undefined : body);
  }
}

/** A folder and its index page are one. */
function find(pages: Pages, pathname: string) {
  return pages.get(pathname) ?? pages.get(pathname.replace(/index\.html$/, '')) ?? pages.get(`${pathname}index.html`);
}
