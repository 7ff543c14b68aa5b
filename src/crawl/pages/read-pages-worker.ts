/** The thread of `read-pages.ts`: a page in, its facts out as JSON, in the order they came. */
import { parentPort } from 'node:worker_threads';
import { extractPage, type PageInput } from '../../extract/page.ts';

parentPort?.on('message', (page: PageInput) => parentPort?.postMessage(JSON.stringify(extractPage(page))));
