/** What a page of one site may load beside its own document: through our fetcher, each file once. */
import type { Answer, Fetcher } from '../network/fetch.ts';
import { redirectOf } from '../network/redirect.ts';
import { sameOwner } from '../scope/scope.ts';

export interface Asked {
  url: string;
  method: string;
  /** Body of a POST. */
  body: Uint8Array | null;
  contentType: string | null;
}

export interface Files {
  /** Null where it may not be had or there is none. */
  load(asked: Asked, page: string): Promise<Answer | null>;
}

const maxFile = 5_000_000;
const maxHeld = 50_000_000;
/** A query for the rows of a list is no longer. */
const maxPost = 10_000;
/** A host that lets a file wait longer is not asked again: the page is looked at without it. */
const maxWait = 10_000;
/** In one site; what a page asks for with POST is never asked again from memory. */
const maxPosts = 200;

export function makeFiles(fetcher: Fetcher): Files {
  const held = new Map<string, Promise<Answer | null>>();
  const silent = new Set<string>();
  const sizes = new Map<string, number>();
  let bytes = 0;
  let posts = 0;
  const get = async (url: string): Promise<Answer | null> => {
    const answer = await fetcher.fetch(url, { maxBytes: maxFile });
    const file = answer.ok ? answer : null;
    sizes.set(url, file?.body.length ?? 0);
    bytes += file?.body.length ?? 0;
    for (const [oldest, size] of sizes) {
      if (bytes <= maxHeld) break;
      sizes.delete(oldest);
      held.delete(oldest);
      bytes -= size;
    }
    return file;
  };
  return {
    async load({ url, method, body, contentType }, page) {
      if (!/^https?:/.test(url)) return null;
      const { host } = new URL(url);
      if (method === 'GET') {
        if (silent.has(host)) return null;
        const file = held.get(url) ?? get(url);
        held.set(url, file);
        return inTime(file, () => silent.add(host));
      }
      // Many lists ask for their rows with POST, as every reader's browser does; only of the site itself, and little.
      const small = (body?.length ?? 0) <= maxPost;
      if (method !== 'POST' || !sameOwner(url, page) || !small || ++posts > maxPosts) return null;
      const answer = await fetcher.exchange(url, {
        method: 'POST',
        body: body ?? new Uint8Array(),
        contentType: contentType ?? 'application/x-www-form-urlencoded',
        maxBytes: maxFile,
      });
      return answer.ok && redirectOf(answer) === null ? answer : null;
    },
  };
}

function inTime<T>(work: Promise<T>, late: () => void): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      late();
      resolve(null);
    }, maxWait);
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}
