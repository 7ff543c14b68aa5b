/** What each peer says of a page: title and day of publication. Input: lines of JSON on stdin; output: lines of JSON. */
import { readFileSync } from 'node:fs';
import { extractFromHtml } from '@extractus/article-extractor';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import metascraper from 'metascraper';
import metascraperDate from 'metascraper-date';
import metascraperTitle from 'metascraper-title';

const scrape = metascraper([metascraperTitle(), metascraperDate()]);
const readers = {
  'readability + linkedom': async ({ html }) => {
    const article = new Readability(parseHTML(html).document).parse();
    return { title: article?.title, date: article?.publishedTime };
  },
  'article-extractor': async ({ html, url }) => {
    const article = await extractFromHtml(html, url);
    return { title: article?.title, date: article?.published };
  },
  metascraper: async ({ html, url }) => scrape({ html, url }),
};

const pages = readFileSync(0, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
for (const [name, read] of Object.entries(readers)) {
  const start = process.cpuUsage();
  const said = [];
  for (const page of pages) said.push(await read(page).catch(() => ({})));
  const { user, system } = process.cpuUsage(start);
  console.log(JSON.stringify({ name, said, ms: (user + system) / 1000 / pages.length }));
}
