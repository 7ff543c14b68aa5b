/** What is appended to an archive: each record a gzip member of its own. */
import { gzipSync } from 'node:zlib';
import { answerRecord, askRecord, type Exchange } from './warc.ts';

/** For what is no longer than its headers a whole window would cost more than the packing. */
const small = { level: 1, memLevel: 1, windowBits: 10, chunkSize: 4_096 };

export function packed(bytes: Uint8Array): Buffer {
  return gzipSync(bytes, bytes.length < 4_096 ? small : { level: 1 });
}

/** The response named `id`, then its request. */
export async function packExchange(exchange: Exchange, id: string): Promise<Uint8Array> {
  const response = await answerRecord(exchange, id);
  const request = await askRecord(exchange, id);
  return Buffer.concat([packed(response), packed(request)]);
}
