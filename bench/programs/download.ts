/** The bare download: a list of addresses that is known beforehand, and nothing done with what comes. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'undici';
import { pathOf, planFarm } from '../farm/plan.ts';

const [input = '', , pages = '2000'] = process.argv.slice(2);
const origins: string[] = JSON.parse(readFileSync(input, 'utf8'));
const dispatcher = new Agent({ connections: 8, pipelining: 1 });
await Promise.all(
  planFarm(origins.length, Number(pages)).flatMap((site) => {
    let next = 0;
    return Array.from({ length: 8 }, async () => {
      while (next < site.pages) {
        const { body } = await request(origins[site.index] + pathOf(site, next++), { dispatcher });
        await body.arrayBuffer();
      }
    });
  }),
);
await dispatcher.close();
