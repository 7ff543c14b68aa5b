/** What each peer says of a page: title, day and source. Input: lines of JSON on stdin; output: lines of JSON. */
import { readFileSync } from 'node:fs';
import { extractFromHtml } from '@extractus/article-extractor';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import metascraper from 'metascraper';
import metascraperDate from 'metascraper-date';
import metascraperPublisher from 'metascraper-publisher';
import metascraperTitle from 'metascraper-title';

const scrape = metascraper([metascraperTitle(), metascraperDate(), metascraperPublisher()]);
const readers = {
  'readability + linkedom': async ({ html }) => {
    const article = new Readability(parseHTML(html).document).parse();
    return { title: article?.title, date: article?.publishedTime, source: article?.siteName };
  },
  'article-extractor': async ({ html, url }) => {
    const article = await extractFromHtml(html, url);
    return { title: article?.title, date: article?.published, source: article?.source };
  },
  metascraper: async ({ html, url }) => {
    const { title, date, publisher } = await scrape({ html, url });
    return { title, date, source: publisher };
  },
};

const pages = readFileSync(0, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
for (const [name, read] of Object.entries(readers)) {
  let said = [];
  let times = [];
  for (let round = 0; round < 2; round++) {
    said = [];
    times = [];
    for (const page of pages) {
      const start = process.cpuUsage();
      said.push(await read(page).catch(() => ({})));
      const { user, system } = process.cpuUsage(start);
      times.push((user + system) / 1000);
    }
  }
  console.log(JSON.stringify({ name, said, times }));
}
