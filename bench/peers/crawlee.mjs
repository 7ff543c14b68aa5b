/** Crawlee's Cheerio crawler with its defaults: follows links of the same host, keeps title and length of the text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [input, folder] = process.argv.slice(2);
process.env.CRAWLEE_STORAGE_DIR = join(folder, 'crawlee');
process.env.CRAWLEE_LOG_LEVEL = 'ERROR';
const { CheerioCrawler } = await import('@crawlee/cheerio');
const crawler = new CheerioCrawler({
  async requestHandler({ $, enqueueLinks, pushData, request }) {
    await pushData({ url: request.url, title: $('title').text(), length: $('body').text().length });
    await enqueueLinks();
  },
});
const { requestsFinished } = await crawler.run(JSON.parse(readFileSync(input, 'utf8')).map((origin) => `${origin}/`));
console.log(requestsFinished);
