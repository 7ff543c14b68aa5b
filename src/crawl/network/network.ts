/** How the outside is reached: proxy, fixed addresses, and the guard at connect time. Only importer of undici. */
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, ProxyAgent } from 'undici';
import { UserError } from '../../lib/errors.ts';
import { isLocalName, isPrivateAddress, literalAddress } from './address.ts';
import { type Bounds, type Gathered, gather } from './gather.ts';
import { guardedLookup, type Lookup, privateAddress } from './guard.ts';
import { watch } from './kept-socket.ts';
import { trusted } from './trust.ts';

export interface NetworkOptions {
  /** Address of an HTTP proxy; it is exempt from the address guard. */
  proxy?: string;
  /** Hosts that are reached without the proxy, as in NO_PROXY: names, `.suffix`, `*`, separated by commas. */
  noProxy?: string;
  /** `HOST:PORT:ADDR` as curl takes them; these are exempt from the address guard. */
  resolve: readonly string[];
  allowPrivate: boolean;
}

export interface Network {
  /** Whether the host is reached through the proxy. */
  viaProxy(url: URL): boolean;
  /** Why the address is refused before anything is sent, null when it may be tried. */
  refused(url: URL): string | null;
  /** Throws TooLarge, what the signal aborts for, and what undici tells. */
  send(url: URL, options: SendOptions): Promise<Gathered>;
  close(): Promise<void>;
}

export interface SendOptions extends Bounds {
  method: 'GET' | 'HEAD' | 'POST';
  headers: Record<string, string>;
  body?: Uint8Array | undefined;
  timeout: number;
}

/** Connections kept to one host. */
export const maxKept = 16;

/** UserError when the proxy or a `HOST:PORT:ADDR` is not well formed. `lookup` finds the addresses of a name. */
export function openNetwork(options: NetworkOptions, lookup: Lookup = systemLookup): Network {
  const fixed = fixedAddresses(options.resolve);
  const limits = {
    maxHeaderSize: 32 * 1024,
    allowH2: false,
    pipelining: 1,
    keepAliveTimeout: 5_000,
    connections: maxKept,
  };
  const direct = new Agent({ ...limits, connect: guardedConnector(fixed, options.allowPrivate, lookup) });
  const proxy = options.proxy === undefined ? null : new ProxyAgent({ ...limits, uri: proxyUrl(options.proxy) });
  const bypass = (options.noProxy ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const viaProxy = (url: URL): boolean =>
    proxy !== null && !fixed.has(hostPort(url)) && !bypass.some((rule) => matches(url.hostname.toLowerCase(), rule));

  return {
    viaProxy,
    refused(url) {
      if (options.allowPrivate || fixed.has(hostPort(url))) return null;
      const literal = literalAddress(url.hostname);
      if (literal !== null) return isPrivateAddress(literal) ? `内部地址 ${literal}` : null;
      return viaProxy(url) && isLocalName(url.hostname) ? `内部名称 ${url.hostname}` : null;
    },
    send(url, { method, headers, body = null, timeout, ...bounds }) {
      const { origin, pathname, search } = url;
      const timeouts = { headersTimeout: timeout, bodyTimeout: timeout };
      const asked = { origin, path: pathname + search, method, headers, body, ...timeouts };
      const dispatcher = viaProxy(url) ? proxy! : direct;
      return gather((handler) => dispatcher.dispatch(asked, handler), method === 'HEAD', bounds);
    },
    async close() {
      await Promise.all([direct.destroy(), proxy?.destroy()]);
    },
  };
}

function proxyUrl(address: string): string {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new UserError(`代理地址无法识别：${address}`, 64);
  return url.href;
}

/** `host:port` → address. */
function fixedAddresses(entries: readonly string[]): Map<string, string> {
  const map = new Map<string, string>();
  for (const entry of entries) {
    const [, host, port, address] = /^([^:]+):(\d{1,5}):\[?([\da-fA-F.:]+)\]?$/.exec(entry) ?? [];
    if (address === undefined || literalAddress(address) === null)
      throw new UserError(`--resolve 应写作 主机:端口:地址，实为：${entry}`, 64);
    map.set(`${host!.toLowerCase()}:${port}`, address);
  }
  return map;
}

function hostPort(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}

function matches(host: string, rule: string): boolean {
  const name = rule.replace(/^\*?\./, '').replace(/:\d+$/, '');
  return rule === '*' || host === name || host.endsWith(`.${name}`);
}

/**
 * Connects after look-up only where every address that is used is public. The look-up is the connection's own: a name
 * cannot mean one address when it is checked and another when it is used.
 */
function guardedConnector(
  fixed: ReadonlyMap<string, string>,
  allowPrivate: boolean,
  lookup: Lookup,
): buildConnector.connector {
  const build = (find: LookupFunction, secure: boolean) =>
    buildConnector({
      allowH2: false,
      timeout: 10_000,
      lookup: find,
      ...(secure && { secureContext: trusted() }),
    } as buildConnector.BuildOptions);
  // The lists of certificates are not read for a crawl that never needs them.
  const both = (find: LookupFunction): buildConnector.connector => {
    const plain = build(find, false);
    let secure: buildConnector.connector | null = null;
    return (options, done) => {
      if (options.protocol !== 'https:') return plain(options, done);
      secure ??= build(find, true);
      return secure(options, done);
    };
  };
  const free = both(lookup as LookupFunction);
  const guarded = both(guardedLookup(lookup));
  return (options, tell) => {
    const done = telling(tell);
    const port = options.port || (options.protocol === 'https:' ? '443' : '80');
    const address = fixed.get(`${options.hostname.toLowerCase()}:${port}`);
    if (address !== undefined)
      return free({ ...options, hostname: address, servername: options.servername || options.hostname }, done);
    if (allowPrivate) return free(options, done);
    const literal = literalAddress(options.hostname);
    if (literal !== null && isPrivateAddress(literal)) return done(privateAddress(literal), null);
    return guarded(options, done);
  };
}

function telling(done: buildConnector.Callback): buildConnector.Callback {
  return (...result) => {
    if (result[1]) watch(result[1]);
    done(...result);
  };
}
