/** What may be wrong with a body, and taking off its content encodings. Node's own zlib decodes. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** A body that is longer than allowed. */
export class TooLarge extends Error {}
/** A body that unpacks to more than allowed. */
export class Bomb extends Error {}
/** A body whose content encoding does not decode. */
export class BadEncoding extends Error {}
/** A body that ends before its end. What came of it is not used: half a list would read like a short one. */
export class CutShort extends Error {}

/** Takes off the content encodings of a header value. Throws Bomb, BadEncoding, CutShort. */
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
  const options = { maxOutputLength: max };
  const gzipped = encoding === 'gzip' || encoding === 'x-gzip';
  try {
    if (gzipped) return gunzipSync(body, options);
    if (encoding === 'deflate') return isZlib(body) ? inflateSync(body, options) : inflateRawSync(body, options);
    if (encoding === 'br') return brotliDecompressSync(body, options);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new Bomb();
    // Some servers say gzip and send plain text.
    if (gzipped && !(body[0] === 0x1f && body[1] === 0x8b)) return body;
    const whole = withoutTrailer(body, gzipped, max);
    if (whole !== null) return whole;
    if (code === 'Z_BUF_ERROR' || code === 'ERR_BROTLI_DECODER_ERROR_NEEDS_MORE_INPUT') throw new CutShort();
  }
  throw new BadEncoding(encoding.slice(0, 40));
}

function isZlib(body: Uint8Array): boolean {
  return (body[0]! & 0x0f) === 8 && ((body[0]! << 8) | body[1]!) % 31 === 0;
}

/** Browsers do not mind a missing or wrong checksum behind a stream that is whole. Null where it is not. */
function withoutTrailer(body: Uint8Array, gzipped: boolean, max: number): Uint8Array | null {
  const start = gzipped ? gzipHead(body) : 2;
  if (start === null || (!gzipped && !isZlib(body))) return null;
  try {
    return inflateRawSync(body.subarray(start), { maxOutputLength: max });
  } catch {
    return null;
  }
}

/** Length of the head of a gzip member (RFC 1952); null for one with an extra field or a header checksum. */
function gzipHead(body: Uint8Array): number | null {
  const flags = body[3] ?? 0;
  if (flags & 0b0110) return null;
  let at = 10;
  for (const named of [0b1000, 0b1_0000]) if (flags & named) at = body.indexOf(0, at) + 1 || body.length;
  return at;
}
