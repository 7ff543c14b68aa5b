/** Zip archives within bounds. No size that an archive declares is believed. */
import { Inflate } from 'fflate';

export interface ZipEntry {
  name: string;
  encrypted: boolean;
  /** Where its local header stands, and how many bytes are packed. */
  at: number;
  packed: number;
  method: number;
  crc: number;
}

export interface Zip {
  entries: ZipEntry[];
  /** It lists more than `maxEntries`. */
  cut: boolean;
  /** The bytes of a member; null where it is missing, encrypted, damaged, or above the bounds. */
  read(name: string): Uint8Array | null;
  /** Whether a member was refused for its size. */
  tooLarge(): boolean;
}

const maxEntries = 5_000;
const maxEntry = 64_000_000;
/** All that is unpacked of one archive. */
const maxTotal = 128_000_000;
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;

/** Null where the bytes hold no directory of an archive (truncated, or none). */
export function openZip(bytes: Uint8Array): Zip | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endAt(view);
  if (end === null) return null;
  const declared = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  while (entries.length < maxEntries && at + 46 <= end && view.getUint32(at, true) === directoryEntry) {
    const flags = view.getUint16(at + 8, true);
    const length = view.getUint16(at + 28, true);
    entries.push({
      name: nameOf(bytes.subarray(at + 46, at + 46 + length), (flags & 0x800) !== 0),
      encrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (entries.length === 0 && declared > 0) return null;
  const byName = new Map(entries.map((entry) => [entry.name.replace(/^\/+/, ''), entry]));
  let total = 0;
  let refused = false;
  return {
    entries,
    cut: entries.length >= maxEntries,
    tooLarge: () => refused,
    read(name) {
      const entry = byName.get(name.replace(/^\/+/, ''));
      const packed = entry === undefined || entry.encrypted ? null : packedBytes(bytes, view, entry);
      if (packed === null) return null;
      const limit = Math.min(maxEntry, maxTotal - total);
      const out = entry!.method === 0 ? packed : entry!.method === 8 ? inflate(packed, limit) : null;
      if (out === 'too-large' || (out?.length ?? 0) > limit) {
        refused = true;
        return null;
      }
      total += out?.length ?? 0;
      return out === null || crcOf(out) !== entry!.crc ? null : out;
    },
  };
}

function endAt(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 65_535; at--) if (view.getUint32(at, true) === endOfDirectory) return at;
  return null;
}

function packedBytes(bytes: Uint8Array, view: DataView, { at, packed }: ZipEntry): Uint8Array | null {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localHeader) return null;
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return from + packed > bytes.length ? null : bytes.subarray(from, from + packed);
}

/** Fed in pieces, so that a bomb is left after a piece of it. */
function inflate(packed: Uint8Array, limit: number): Uint8Array | 'too-large' | null {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  });
  try {
    for (let from = 0; from < packed.length; from += 16_384) {
      stream.push(packed.subarray(from, from + 16_384), from + 16_384 >= packed.length);
      if (size > limit) return 'too-large';
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** Half a text would read like a short one. */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ crcTable[(crc ^ bytes[i]!) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}

/** UTF-8 where it says so or is; Chinese systems write GBK. */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  const utf8 = new TextDecoder().decode(bytes);
  return isUtf8 || !utf8.includes('\ufffd') ? utf8 : new TextDecoder('gb18030').decode(bytes);
}
