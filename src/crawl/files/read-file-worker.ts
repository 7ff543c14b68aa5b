/** The thread of `read-file.ts`: a file in, what was read of it out. */
import { parentPort } from 'node:worker_threads';
import { readAttachment } from '../../extract/attachment/read.ts';

parentPort?.on('message', async (bytes: Uint8Array) => parentPort?.postMessage(await readAttachment(bytes)));
