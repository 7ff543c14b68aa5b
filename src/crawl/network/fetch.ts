/** One fetcher for everything that goes out: guard, robots, hours, breaker, politeness, bounds, redirects by hand, archive. */
import { oneLine } from '../../lib/chinese.ts';
import { sha256 } from '../../lib/hash.ts';
import type { GapReason } from '../../model/facts.ts';
import type { Log } from '../../model/log.ts';
import type { Archive } from '../../snapshot/archive.ts';
import type { Origin } from '../../snapshot/origin.ts';
import { busyRest, enter, leave, type Outcome, type Patience, usualPatience } from '../politeness/breaker.ts';
import { makeNight, type NightOptions } from '../politeness/night.ts';
import { machineOf, type Pace, rest, takeTurn } from '../politeness/politeness.ts';
import { retryAfter } from '../politeness/retry-after.ts';
import { makeRobots, type Robots } from '../politeness/robots.ts';
import { askAgain } from './ask-again.ts';
import { makeCookieJar } from './cookies.ts';
import { type HeaderLines, headerOf } from './headers.ts';
import type { Network } from './network.ts';
import { isGone, outcomeOf, worthAnotherTry } from './outcome.ts';
import { type Received, receive } from './receive.ts';
import { redirectOf } from './redirect.ts';
import { repeats } from './validators.ts';

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
  headers: HeaderLines;
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
  method?: 'GET' | 'HEAD' | 'POST';
  /** Of a POST. */
  body?: Uint8Array;
  contentType?: string;
  maxBytes?: number;
  /** Besides the usual ones, names in lower case; not sent on to where a redirect leads. */
  headers?: Record<string, string>;
  /** The archived record of the same page, which the answer may turn out to repeat. */
  known?: Origin;
  /** Also where the host gave no answer for its robots.txt: is it there at all? */
  evenSilent?: boolean;
}

export interface Fetcher {
  /** Follows redirects; asks robots.txt before every step. */
  fetch(url: string, options?: FetchOptions): Promise<Answer | Failure>;
  /** One exchange, redirects handed back. */
  exchange(url: string, options?: FetchOptions): Promise<Answer | Failure>;
  viaProxy(url: string): boolean;
  patience: Patience;
  robots: Robots;
  /** Milliseconds that requests waited for the hours in which they are allowed. */
  waited(): number;
}

export interface FetcherParts extends Pick<NightOptions, 'onWait'> {
  network: Network;
  archive: Archive;
  limits: FetchLimits;
  userAgent: string;
  now: () => Date;
  signal?: AbortSignal | undefined;
  /** Off unless said: a single page that a person names is no crawl. */
  respectRobots?: boolean;
  /** Hours in which requests go out, as `22:00-06:00`; always unless said. */
  window?: string;
  patience?: Patience | undefined;
  log?: Log | undefined;
}

const maxRedirects = 10;

export function makeFetcher(parts: FetcherParts): Fetcher {
  const { network, archive, limits, userAgent, now, signal, patience = usualPatience, log = () => {} } = parts;
  const night = makeNight({ window: parts.window ?? '', now, signal, onWait: parts.onWait });
  const jar = makeCookieJar(now);
  const askRobots = async (url: string, maxBytes: number) => {
    const asking = { fetch: (address: string) => follow(address, { maxBytes }, false), patience };
    const mayPass = (result: Answer | Failure) => worthAnotherTry(result) && !(result.ok && isGone(result.status));
    return (await askAgain(asking, url, signal, mayPass)).result;
  };
  const robots = makeRobots(askRobots, parts.respectRobots ?? false, log);
  const usual = {
    'user-agent': userAgent,
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': 'zh-CN,zh;q=0.9',
    'accept-encoding': 'gzip, deflate, br',
  };

  /** Why robots.txt does not let us ask, else one exchange. */
  async function exchange(address: string, options: FetchOptions, asking = true): Promise<Answer | Failure> {
    const refusal = asking ? await robots.refusal(new URL(address)) : null;
    if (refusal === null || (refusal.silent && options.evenSilent === true)) return exchangeOnce(address, options);
    return failure(address, refusal.reason, refusal.detail, refusal.fault);
  }

  async function exchangeOnce(address: string, options: FetchOptions): Promise<Answer | Failure> {
    const url = new URL(address);
    const refused = network.refused(url);
    if (refused !== null) return failure(address, 'private-address', refused, 'ours');
    const machine = machineOf(url);
    let entered = false;
    let release: () => void;
    try {
      await night.come();
      entered = await enter(url.origin, signal);
      if (!entered) return failure(address, 'given-up', '', 'ours');
      release = await takeTurn(machine, paceFor(url), signal);
    } catch {
      if (entered) leave(url.origin, address, 'neither', patience);
      return failure(address, 'interrupted', '', 'ours');
    }
    const { method = 'GET', maxBytes = limits.maxBytes, body, contentType } = options;
    const cookie = jar.for(url);
    const headers: Record<string, string> = { ...usual, ...options.headers };
    if (contentType !== undefined) headers['content-type'] = contentType;
    if (cookie !== '') headers.cookie = cookie;
    const fetchedAt = now().toISOString();
    const sending = { method, headers, body, maxBytes, timeout: limits.timeout, signal };
    let outcome: Outcome = 'neither';
    try {
      const received = await receive(network, url, sending).finally(release);
      outcome = outcomeOf(received);
      return received.ok
        ? await keep(address, method, headers, received, fetchedAt, options.known)
        : { ...received, url: address };
    } finally {
      const turn = leave(url.origin, address, outcome, patience);
      if (turn !== null)
        log({ event: 'breaker', level: 'warn', url: url.origin, reason: turn.state, seconds: turn.ms / 1000 });
    }
  }

  /** Archives what came, and heeds what its headers ask. */
  async function keep(
    address: string,
    method: string,
    requestHeaders: Record<string, string>,
    { lines, ...received }: Received,
    fetchedAt: string,
    known?: Origin,
  ): Promise<Answer> {
    const url = new URL(address);
    const { status, body } = received;
    jar.keep(
      url,
      lines.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value),
    );
    if (status === 429 || status === 503) {
      const asked = retryAfter(headerOf(lines, 'retry-after'), now());
      const ms = asked ?? busyRest(url.origin, patience);
      rest(machineOf(url), ms);
      log({ event: 'rest', url: url.origin, status, seconds: ms / 1000, asked: asked !== null });
    }
    const digest = sha256(body);
    const same = known !== undefined && repeats(known, status, digest, requestHeaders);
    const record = await archive.write({
      url: address,
      method,
      requestHeaders,
      status,
      headers: lines,
      body,
      sha256: digest,
      fetchedAt,
      ...(same && { same: known }),
    });
    return {
      ...received,
      url: address,
      finalUrl: address,
      headers: lines,
      contentType: headerOf(lines, 'content-type'),
      sha256: digest,
      record,
      fetchedAt,
    };
  }

  /** A host that asks for time between requests gets them one by one. */
  function paceFor(url: URL): Pace {
    const asked = robots.delay(url);
    return asked > limits.delay ? { delay: asked, concurrency: 1 } : limits;
  }

  async function follow(address: string, options: FetchOptions, asking: boolean): Promise<Answer | Failure> {
    const seen = new Set<string>();
    let url = address;
    for (let hops = 0; ; hops++) {
      if (hops > maxRedirects) return failure(address, 'redirects', `跳转超过${maxRedirects}次`, 'theirs');
      // Where a cookie was set meanwhile, the same address may well answer.
      const step = `${url} ${jar.for(new URL(url))}`;
      if (seen.has(step)) return failure(address, 'redirect-loop', `循环跳转 ${url}`, 'theirs');
      seen.add(step);
      const answer = await exchange(url, hops === 0 ? options : { ...options, headers: {} }, asking);
      if (!answer.ok) return { ...answer, url: address };
      const next = redirectOf(answer);
      if (next === null) return { ...answer, url: address, finalUrl: url };
      if (next.url === null) return failure(address, 'bad-redirect', oneLine(next.to).slice(0, 200), 'theirs');
      url = next.url;
    }
  }

  return {
    fetch: (url, options = {}) => follow(url, options, true),
    exchange: (url, options = {}) => exchange(url, options),
    viaProxy: (url) => network.viaProxy(new URL(url)),
    patience,
    robots,
    waited: night.waited,
  };
}

function failure(url: string, reason: GapReason, detail: string, fault: Failure['fault']): Failure {
  return { ok: false, url, reason, detail, fault, ms: 0 };
}
