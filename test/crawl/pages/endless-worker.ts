/** A reading thread whose reader has a fault: one page holds it for ever, of the others it tells the address. */
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ url }: { url: string }) => {
  while (url.endsWith('endless'));
  parentPort?.postMessage(url);
});
