/** One fetcher for everything that goes out: guard, politeness, bounds, redirects by hand, archive. */
import { sha256 } from '../lib/hash.ts';
import { httpUrl } from '../lib/urls.ts';
import type { GapReason } from '../model/facts.ts';
import type { Archive } from '../snapshot/archive.ts';
import { BadEncoding, decodeBody, readBounded, TooLarge } from './body.ts';
import { type Network, privateAddressCode } from './network.ts';
import { type Pace, rest, takeTurn } from './politeness.ts';

export interface FetchLimits extends Pace {
  maxBytes: number;
  /** Milliseconds for one whole exchange. */
  timeout: number;
}

export interface Answer {
  ok: true;
  url: string;
  /** Address after redirects. */
  finalUrl: string;
  status: number;
  headers: readonly (readonly [string, string])[];
  contentType: string | null;
  body: Uint8Array;
  sha256: string;
  record: string;
  fetchedAt: string;
  ms: number;
}

export interface Failure {
  ok: false;
  url: string;
  reason: GapReason;
  detail: string;
  /** Ours: our proxy, our limits, our list of certificates. Unknown: no answer, which a broken network of ours would look like too. */
  fault: 'theirs' | 'ours' | 'unknown';
  ms: number;
}

export interface FetchOptions {
  method?: 'GET' | 'HEAD';
  maxBytes?: number;
}

export interface Fetcher {
  fetch(url: string, options?: FetchOptions): Promise<Answer | Failure>;
  /** One exchange, redirects handed back. */
  exchange(url: string, options?: FetchOptions): Promise<Answer | Failure>;
  viaProxy(url: string): boolean;
}

interface Received {
  ok: true;
  status: number;
  lines: [string, string][];
  body: Uint8Array;
  fetchedAt: string;
  ms: number;
}

const maxRedirects = 10;

export function makeFetcher(parts: {
  network: Network;
  archive: Archive;
  limits: FetchLimits;
  userAgent: string;
  now: () => Date;
  signal?: AbortSignal;
}): Fetcher {
  const { network, archive, limits, userAgent, now, signal } = parts;
  const headers = {
    'user-agent': userAgent,
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': 'zh-CN,zh;q=0.9',
    'accept-encoding': 'gzip, deflate, br',
  };

  async function exchange(address: string, options: FetchOptions = {}): Promise<Answer | Failure> {
    const url = new URL(address);
    const refused = network.refused(url);
    if (refused !== null) return failure(address, 'private-address', refused, 'ours', 0);
    let release: () => void;
    try {
      release = await takeTurn(url.host, limits, signal);
    } catch {
      return failure(address, 'interrupted', '', 'ours', 0);
    }
    const received = await receive(url, address, options).finally(release);
    if (!received.ok) return received;
    const { lines, ...exchanged } = received;
    const { status, body, fetchedAt } = received;
    if (status === 429 || status === 503) rest(url.host, retryAfter(headerOf(lines, 'retry-after')));
    const method = options.method ?? 'GET';
    const asked = { url: address, method, requestHeaders: headers };
    const record = await archive.write({ ...asked, status, headers: lines, body, fetchedAt });
    return {
      ...exchanged,
      url: address,
      finalUrl: address,
      headers: lines,
      contentType: headerOf(lines, 'content-type'),
      sha256: sha256(body),
      record,
    };
  }

  /** The network part of an exchange; whatever goes wrong here is told, not thrown. */
  async function receive(url: URL, address: string, options: FetchOptions): Promise<Received | Failure> {
    const started = performance.now();
    const timeout = AbortSignal.timeout(limits.timeout);
    const method = options.method ?? 'GET';
    const max = options.maxBytes ?? limits.maxBytes;
    try {
      const fetchedAt = now().toISOString();
      const bounded = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
      const response = await network.send(url, { method, headers, timeout: limits.timeout, signal: bounded });
      const lines = headerLines(response.headers);
      const raw = await readBounded(response.body, max);
      const body = decodeBody(raw, headerOf(lines, 'content-encoding') ?? '', max);
      const ms = Math.round(performance.now() - started);
      return { ok: true, status: response.statusCode, lines, body, fetchedAt, ms };
    } catch (error) {
      const ms = Math.round(performance.now() - started);
      return { ...explain(error, timeout.aborted, signal?.aborted === true, network.viaProxy(url)), url: address, ms };
    }
  }

  async function fetch(address: string, options: FetchOptions = {}): Promise<Answer | Failure> {
    const seen = new Set([address]);
    let url = address;
    for (let hops = 0; ; hops++) {
      const answer = await exchange(url, options);
      if (!answer.ok) return { ...answer, url: address };
      const next = redirectOf(answer);
      if (next === null) return { ...answer, url: address, finalUrl: url };
      if (seen.has(next)) return failure(address, 'redirects', `循环跳转 ${next}`, 'theirs', answer.ms);
      if (hops === maxRedirects) return failure(address, 'redirects', `跳转超过${maxRedirects}次`, 'theirs', answer.ms);
      seen.add(next);
      url = next;
    }
  }

  return { fetch, exchange, viaProxy: (url) => network.viaProxy(new URL(url)) };
}

/** Where an answer redirects to, null when it does not or leads nowhere. */
export function redirectOf(answer: Answer): string | null {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return null;
  return httpUrl(latin1ToUtf8(headerOf(answer.headers, 'location') ?? ''), answer.url);
}

/** Header bytes may arrive as Latin-1; addresses in them are often UTF-8. */
function latin1ToUtf8(text: string): string {
  if (!/^[\x00-\xff]*$/.test(text)) return text;
  const utf8 = Buffer.from(text, 'latin1').toString('utf8');
  return utf8.includes('\ufffd') ? text : utf8;
}

function headerLines(headers: Record<string, string | string[] | undefined>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((v): [string, string] => [name, v]),
  );
}

function headerOf(headers: readonly (readonly [string, string])[], name: string): string | null {
  return headers.find(([n]) => n.toLowerCase() === name)?.[1] ?? null;
}

/** Milliseconds that a Retry-After header asks for: 5 s where it does not say, at most a minute. */
function retryAfter(value: string | null): number {
  const seconds = value === null ? Number.NaN : Number(value);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), 60) * 1000 : 5000;
}

function failure(url: string, reason: GapReason, detail: string, fault: Failure['fault'], ms: number): Failure {
  return { ok: false, url, reason, detail, fault, ms };
}

const unanswered = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN']);

function explain(error: unknown, late: boolean, stopped: boolean, viaProxy: boolean): Omit<Failure, 'url' | 'ms'> {
  const { code = '', message = '' } = (error ?? {}) as NodeJS.ErrnoException;
  const because = (reason: GapReason, fault: Failure['fault'], detail = code) => ({
    ok: false as const,
    reason,
    detail,
    fault,
  });
  if (error instanceof TooLarge) return because('too-large', 'ours', '');
  if (error instanceof BadEncoding) return because('bad-encoding', 'ours', message);
  if (stopped) return because('interrupted', 'ours', '');
  if (code === privateAddressCode) return because('private-address', 'ours', message);
  if (late || /TIMEOUT|ETIMEDOUT/.test(code)) return because('timeout', viaProxy ? 'ours' : 'unknown');
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) return because('unreachable', 'ours');
  const fault = viaProxy ? 'ours' : unanswered.has(code) ? 'unknown' : 'theirs';
  return because('unreachable', fault, code || message.slice(0, 100));
}
