/** Reading a body within bounds. Node's own zlib decodes. */
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** A body that is longer than allowed, before or after decoding. */
export class TooLarge extends Error {}
/** A body whose content encoding does not decode. */
export class BadEncoding extends Error {}

/** The bytes of a stream, at most `max`. Throws TooLarge. */
export async function readBounded(stream: AsyncIterable<Uint8Array>, max: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > max) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Takes off the content encodings of a header value. Throws TooLarge, BadEncoding. */
export function decodeBody(raw: Uint8Array, contentEncoding: string, max: number): Uint8Array {
  const encodings = contentEncoding
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (encodings.length > 3) throw new BadEncoding(contentEncoding.slice(0, 100));
  return encodings.reduceRight((body, encoding) => decodeOne(body, encoding, max), raw);
}

function decodeOne(body: Uint8Array, encoding: string, max: number): Uint8Array {
  if (body.length === 0 || encoding === 'identity') return body;
  // Like browsers: what came before a cut is used.
  const options = { maxOutputLength: max, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipSync(body, options);
    if (encoding === 'deflate')
      return (body[0]! & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
    if (encoding === 'br') return brotliDecompressSync(body, { maxOutputLength: max });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooLarge();
    // Some servers say gzip and send plain text.
    if (encoding.endsWith('gzip') && !(body[0] === 0x1f && body[1] === 0x8b)) return body;
    throw new BadEncoding(encoding);
  }
  throw new BadEncoding(encoding.slice(0, 40));
}
