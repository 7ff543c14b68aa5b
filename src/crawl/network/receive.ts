/** The network part of one exchange; whatever goes wrong here is told, not thrown. */
import { decodeBody } from './body.ts';
import { explain, wasClosed } from './explain.ts';
import type { Failure } from './fetch.ts';
import type { Gathered } from './gather.ts';
import { headerLines, headerOf } from './headers.ts';
import { isStale } from './kept-socket.ts';
import { maxKept, type Network, type SendOptions } from './network.ts';

export interface Received {
  ok: true;
  status: number;
  lines: [string, string][];
  body: Uint8Array;
  ms: number;
}

export interface ReceiveOptions {
  method: 'GET' | 'HEAD' | 'POST';
  headers: Record<string, string>;
  body: Uint8Array | undefined;
  maxBytes: number;
  /** Milliseconds for the whole exchange. */
  timeout: number;
  signal: AbortSignal | undefined;
}

export async function receive(network: Network, url: URL, options: ReceiveOptions): Promise<Received | Failure> {
  const { method, headers, body: sent, maxBytes, timeout } = options;
  const started = performance.now();
  // One controller for all that may end it: signals made of signals cost more than the rest of an exchange.
  const ending = new AbortController();
  let late = false;
  const stop = () => ending.abort(options.signal?.reason);
  const timer = setTimeout(() => {
    late = true;
    ending.abort(new DOMException('too late', 'TimeoutError'));
  }, timeout);
  if (options.signal?.aborted) stop();
  options.signal?.addEventListener('abort', stop, { once: true });
  const took = () => Math.round(performance.now() - started);
  let answered = false;
  let informational = 0;
  const onHead = (status: number) => {
    answered = status >= 200;
    if (!answered && ++informational > maxInformational)
      ending.abort(Object.assign(new Error('informational answers without end'), { code: 'EINFORMATIONAL' }));
  };
  try {
    const asked = { method, headers, body: sent, maxBytes, timeout, signal: ending.signal, onHead };
    const { status, headers: said, body: raw } = await send(network, url, asked);
    const lines = headerLines(said);
    const body = decodeBody(raw, headerOf(lines, 'content-encoding') ?? '', maxBytes);
    return { ok: true, status, lines, body, ms: took() };
  } catch (error) {
    const stopped = options.signal?.aborted === true;
    const circumstances = { late, stopped, viaProxy: network.viaProxy(url), answered };
    return { ok: false, url: url.href, ...explain(error, circumstances), ms: took() };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
  }
}

/** Servers may announce that they are busy, but not for ever. */
const maxInformational = 20;

/** A kept connection may have been closed by the server just when it was used: that is no failure of the page. */
async function send(network: Network, url: URL, options: SendOptions): Promise<Gathered> {
  for (let kept = maxKept; ; kept--) {
    try {
      return await network.send(url, options);
    } catch (error) {
      if (kept === 0 || options.method === 'POST' || !wasClosed(error) || !isStale(error)) throw error;
    }
  }
}
