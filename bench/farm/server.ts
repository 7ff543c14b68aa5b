/** The farm as a process of its own: argv SITES PAGES SEED; tells its addresses by IPC, and its log when asked. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeLog } from './log.ts';
import { pageBytes } from './page.ts';
import { pathOf, planFarm, type Site } from './plan.ts';

const [sites = 4, pages = 2000, seed = 1] = process.argv.slice(2).map(Number);
const log = makeLog();

/** Every site has an address of its own, so that it is a host of its own for everyone. */
async function serve(site: Site): Promise<string> {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener(site));
  const host = `127.0.${Math.floor(site.index / 250)}.${(site.index % 250) + 1}`;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, 1024, resolve));
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

/** Pages are made beforehand: the time that it takes is nobody's. */
function listener(site: Site): RequestListener {
  const numbers = new Map(Array.from({ length: site.pages }, (_, n) => [pathOf(site, n), n]));
  const bodies = Array.from({ length: site.pages }, (_, n) => pageBytes(seed, site, n));
  const type = `text/html; charset=${site.charset}`;
  return (request, response) => {
    const n = numbers.get(request.url ?? '');
    const body = n === undefined ? Buffer.from('<h1>404</h1>') : bodies[n]!;
    const tag = `"${site.index}-${n}"`;
    const unchanged = n !== undefined && request.headers['if-none-match'] === tag;
    const status = n === undefined ? 404 : unchanged ? 304 : 200;
    const length = unchanged || request.method === 'HEAD' ? 0 : body.length;
    log.note(site.index, n ?? null, status, length);
    const headers = unchanged ? { etag: tag } : { 'content-type': type, 'content-length': body.length, etag: tag };
    response.writeHead(status, headers).end(length === 0 ? undefined : body);
  };
}

const plan = planFarm(sites, pages);
const urls = await Promise.all(plan.map(serve));
process.on('message', () => process.send?.(log.take()));
process.on('disconnect', () => process.exit());
process.send?.({ urls, total: plan.reduce((sum, site) => sum + site.pages, 0) });
