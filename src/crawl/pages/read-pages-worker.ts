/** The thread of `read-pages.ts`: a page in, its facts out, in the order they came. */
import { parentPort } from 'node:worker_threads';
import { extractPage, type PageInput } from '../../extract/page.ts';
import { factsSender } from './facts-message.ts';

const messageOf = factsSender();

parentPort?.on('message', (page: PageInput) => parentPort?.postMessage(messageOf(extractPage(page))));
