/** Reads every hostile page and says of each that it came out within its bounds. */
import { extractPage } from '../../src/extract/page.ts';
import { hostilePages } from './hostile-pages.ts';

const url = 'http://www.qinghe.test/a/b.html';
for (const [name, make] of Object.entries(hostilePages)) {
  process.stdout.write(`${name}: `);
  const { links, datedItems, text, list } = extractPage({
    body: Buffer.from(make(1)),
    url,
    contentType: null,
    at: '2024-03-10',
  });
  const within =
    links.length <= 5_000 && datedItems.length <= 500 && text.length <= 200_000 && (list?.items.length ?? 0) <= 2_000;
  process.stdout.write(within ? 'within bounds\n' : 'beyond bounds\n');
}
