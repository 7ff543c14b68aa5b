/** A reading thread whose reader has a fault: one page holds it for ever, the others it reads. */
import { parentPort } from 'node:worker_threads';
import { factsSender } from '../../../src/crawl/pages/facts-message.ts';
import { extractPage, type PageInput } from '../../../src/extract/page.ts';

const messageOf = factsSender();

parentPort?.on('message', (page: PageInput) => {
  while (page.url.endsWith('endless'));
  parentPort?.postMessage(messageOf(extractPage(page)));
});
