/** robots.txt of the hosts of one crawl (RFC 9309): pages, link probes, redirects and the browser ask here first. */
import { decode } from '../../extract/html/decode.ts';
import { gapWords } from '../../lib/gaps.ts';
import type { Log } from '../../model/log.ts';
import type { RobotsRecord } from '../../model/snapshot.ts';
import type { Answer, Failure } from '../network/fetch.ts';
import { parseRobots, type Rules } from './robots-rules.ts';

/** Why an address must not be asked for. */
export interface Refusal extends Pick<Failure, 'reason' | 'detail' | 'fault'> {
  /** The host gave no answer at all, not even that there is no robots.txt. */
  silent: boolean;
}

export interface Robots {
  /** Null where the address may be asked for. */
  refusal(url: URL): Promise<Refusal | null>;
  /** Milliseconds that the host asks to be left alone between requests, as far as its file has been read. */
  delay(url: URL): number;
  said(url: URL): Promise<RobotsRecord>;
}

const agent = 'gongkai';
const maxBytes = 5_000_000;
/** A site that asks for more could never be looked at in a night. */
export const longestDelay = 30_000;

interface File {
  record: RobotsRecord;
  rules: Rules | null;
  refusal: Refusal | null;
}

/** With `respect` off nothing is asked. */
export function makeRobots(
  ask: (url: string, maxBytes: number) => Promise<Answer | Failure>,
  respect: boolean,
  log: Log,
): Robots {
  const files = new Map<string, Promise<File>>();
  const delays = new Map<string, number>();

  async function read(origin: string): Promise<File> {
    const result = await ask(`${origin}/robots.txt`, maxBytes);
    // Nothing was learnt: the next crawl asks again.
    if (!result.ok && result.reason === 'interrupted') files.delete(origin);
    const file = fileOf(result);
    const { said, detail, crawlDelay } = file.record;
    log({ event: 'robots', url: origin, said, detail, crawlDelay });
    const seconds = file.rules?.crawlDelay ?? null;
    if (seconds !== null) delays.set(origin, Math.min(seconds * 1000, longestDelay));
    return file;
  }
  function fileAt({ origin }: URL): Promise<File> {
    let file = files.get(origin);
    if (file === undefined) {
      file = read(origin);
      files.set(origin, file);
    }
    return file;
  }

  return {
    async refusal(url) {
      if (!respect) return null;
      const { rules, refusal } = await fileAt(url);
      if (refusal !== null || rules === null || rules.allows(url.pathname + url.search)) return refusal;
      return { reason: 'robots', detail: '', fault: 'ours', silent: false };
    },
    delay: ({ origin }) => delays.get(origin) ?? 0,
    said: async (url) =>
      respect
        ? (await fileAt(url)).record
        : { respected: false, said: 'not-asked', detail: '', crawlDelay: null, record: null },
  };
}

/** 4xx: no rules. 5xx, 429 or no answer: nothing may be asked. HTML: the site's page for what is not there. */
function fileOf(result: Answer | Failure): File {
  if (!result.ok)
    return result.reason === 'private-address' || /redirect/.test(result.reason) ? none('', null) : silent(result);
  const { status, record } = result;
  if (status === 429 || status >= 500) return unreadable(`返回 ${status}`, record);
  if (status >= 300) return none(`返回 ${status}`, record);
  const { text } = decode(result.body, 'text/plain');
  if (/^\s*</.test(text.slice(0, 1000))) return none('返回的是网页', record);
  const rules = parseRobots(text, agent);
  if (rules.count === 0 && rules.crawlDelay === null) return none('', record);
  const { crawlDelay } = rules;
  const said = { respected: true, said: 'rules' as const, detail: `${rules.count}条规则`, crawlDelay, record };
  return { record: said, rules, refusal: null };
}

function none(detail: string, record: string | null): File {
  return { record: { respected: true, said: 'none', detail, crawlDelay: null, record }, rules: null, refusal: null };
}

function unreadable(detail: string, record: string | null): File {
  const said = { respected: true, said: 'unreadable' as const, detail, crawlDelay: null, record };
  return { record: said, rules: null, refusal: { reason: 'robots-unreadable', detail, fault: 'ours', silent: false } };
}

/** What ails the host ails its pages: the reason is told as it is where the file came to nothing on the way. */
function silent({ reason, detail, fault }: Failure): File {
  const file = unreadable(gapWords[reason], null);
  if (/^(too-large|bomb|bad-encoding)$/.test(reason)) return file;
  return { ...file, refusal: { reason, detail: detail || 'robots.txt', fault, silent: true } };
}
