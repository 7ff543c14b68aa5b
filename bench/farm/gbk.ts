/** Node decodes GBK and does not encode it: the table is made once from the decoder. */

let table: Map<string, number> | undefined;

function gbkTable(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const map = new Map<string, number>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const text = decoder.decode(Uint8Array.of(high, low));
      if (text.length === 1 && text !== '\ufffd' && !map.has(text)) map.set(text, (high << 8) | low);
    }
  }
  return map;
}

/** Characters that GBK does not know become question marks. */
export function encodeGbk(text: string): Buffer {
  table ??= gbkTable();
  const bytes = Buffer.alloc(text.length * 2);
  let at = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code < 0x80) bytes[at++] = code;
    else at = bytes.writeUInt16BE(table.get(character) ?? 0x3f3f, at);
  }
  return Buffer.from(bytes.subarray(0, at));
}
