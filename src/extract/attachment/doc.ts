/** Text of a Word 97–2003 file (also .wps of Kingsoft): the pieces of its text by its piece table ([MS-DOC] 2.4.1). */

export type DocText = { text: string } | { reason: 'encrypted' | 'format' | 'damaged' };

/** `stream` gives the streams of the OLE file. */
export function readDoc(stream: (name: string) => Uint8Array | null, maxText: number): DocText {
  const main = stream('WordDocument');
  if (main === null || main.length < 0x1aa) return { reason: 'damaged' };
  const head = viewOf(main);
  if (head.getUint16(0, true) !== 0xa5ec) return { reason: 'format' };
  // Word 6 and 95 keep their text another way.
  if (head.getUint16(2, true) < 0xc1) return { reason: 'format' };
  const flags = head.getUint16(0x0a, true);
  if (flags & 0x0100) return { reason: 'encrypted' };
  const table = stream(flags & 0x0200 ? '1Table' : '0Table');
  const [from, size] = [head.getUint32(0x1a2, true), head.getUint32(0x1a6, true)];
  const pieces = table === null ? null : piecesIn(table.subarray(from, from + size));
  if (pieces === null) return { reason: 'damaged' };
  // Notes, headers and comments follow the main text.
  const length = Math.min(head.getUint32(0x4c, true), maxText + 1);
  let raw = '';
  for (const { chars, at, isCompressed } of pieces) {
    if (raw.length >= length) break;
    const count = Math.min(chars, length - raw.length);
    const bytes = main.subarray(at, at + count * (isCompressed ? 1 : 2));
    raw += new TextDecoder(isCompressed ? 'windows-1252' : 'utf-16le').decode(bytes);
  }
  // Text that the file says it has and does not.
  if (raw.length < length) return { reason: 'damaged' };
  return { text: shown(raw) };
}

interface Piece {
  chars: number;
  at: number;
  isCompressed: boolean;
}

function piecesIn(clx: Uint8Array): Piece[] | null {
  const view = viewOf(clx);
  let at = 0;
  while (at + 3 <= clx.length && clx[at] === 1) at += 3 + view.getUint16(at + 1, true);
  if (at + 5 > clx.length || clx[at] !== 2) return null;
  const size = Math.min(view.getUint32(at + 1, true), clx.length - at - 5);
  const count = Math.floor((size - 4) / 12);
  const ends = at + 5;
  const descriptors = ends + 4 * (count + 1);
  const pieces: Piece[] = [];
  for (let i = 0; i < count; i++) {
    const chars = view.getUint32(ends + 4 * (i + 1), true) - view.getUint32(ends + 4 * i, true);
    const place = view.getUint32(descriptors + 8 * i + 2, true);
    if (chars <= 0) continue;
    const isCompressed = (place & 0x4000_0000) !== 0;
    pieces.push({ chars, isCompressed, at: isCompressed ? (place & 0x3fff_ffff) >>> 1 : place & 0x3fff_ffff });
  }
  return pieces;
}

/** A field shows its result, not its code. Cells end with a bell, rows with two. */
function shown(raw: string): string {
  return raw
    .replace(/\x13[^\x13-\x15]*\x14([^\x13-\x15]*)\x15/g, '$1')
    .replace(/\x13[^\x13-\x15]*\x15/g, '')
    .replace(/\x07\x07/g, '\n')
    .replace(/[\r\x0b\x0c\x0e]/g, '\n')
    .replaceAll('\x07', '\t')
    .replaceAll('\x1e', '-')
    .replace(/[\x00-\x08\x10-\x1f]/g, '');
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
