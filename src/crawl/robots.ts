/** robots.txt of the hosts of one crawl, read through our own fetcher. */
import robotsParser from 'robots-parser';
import type { Fetcher } from './fetch.ts';

export interface Robots {
  allows(url: string): Promise<boolean>;
}

interface Rules {
  isAllowed(url: string, agent: string): boolean | undefined;
}
/** The package's own types describe a module that it is not. */
const parse = robotsParser as unknown as (url: string, text: string) => Rules;

const agent = 'Gongkai';
const maxBytes = 512 * 1024;

/** A file that is missing or cannot be read forbids nothing. With `respect` off nothing is asked. */
export function makeRobots(fetcher: Fetcher, respect: boolean): Robots {
  const files = new Map<string, Promise<Rules | null>>();
  return {
    async allows(url) {
      if (!respect) return true;
      const { origin } = new URL(url);
      let file = files.get(origin);
      if (file === undefined) {
        file = readRobots(fetcher, `${origin}/robots.txt`);
        files.set(origin, file);
      }
      return (await file)?.isAllowed(url, agent) ?? true;
    },
  };
}

async function readRobots(fetcher: Fetcher, url: string): Promise<Rules | null> {
  const answer = await fetcher.fetch(url, { maxBytes });
  if (!answer.ok || answer.status !== 200 || /html/i.test(answer.contentType ?? '')) return null;
  return parse(url, Buffer.from(answer.body).toString('utf8'));
}
