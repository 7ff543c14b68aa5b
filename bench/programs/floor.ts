/** The floor: a bare crawler without politeness, guards, retries or resume. `parse` follows links, `store` keeps all too. */
import { mkdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'undici';
import { charsetOf, readLinks } from './read-links.ts';
import { openShelf } from './shelf.ts';

const [input = '', folder = '', mode = 'parse'] = process.argv.slice(2);
const origins: string[] = JSON.parse(readFileSync(input, 'utf8'));
mkdirSync(folder, { recursive: true });
const dispatcher = new Agent({ connections: 8, pipelining: 1 });
const shelf = mode === 'store' ? openShelf(folder) : null;

async function crawl(origin: string): Promise<void> {
  const seen = new Set([`${origin}/`]);
  const queue = [...seen];
  let next = 0;
  let active = 0;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const pump = () => {
    while (active < 8 && next < queue.length) {
      active++;
      visit(queue[next++]!).then(() => {
        active--;
        pump();
      }, reject);
    }
    if (active === 0) resolve();
  };
  const visit = async (url: string) => {
    const { statusCode, headers, body } = await request(url, { dispatcher });
    const bytes = Buffer.from(await body.arrayBuffer());
    if (statusCode !== 200) return;
    const html = new TextDecoder(charsetOf(String(headers['content-type']))).decode(bytes);
    const { links, text } = readLinks(html, url);
    const fresh = links.filter((link) => link.startsWith(origin) && !seen.has(link));
    for (const link of fresh) {
      if (seen.has(link)) continue;
      seen.add(link);
      queue.push(link);
    }
    shelf?.keep(url, bytes, headers, links, text);
  };
  pump();
  await promise;
}

await Promise.all(origins.map(crawl));
shelf?.close();
await dispatcher.close();
