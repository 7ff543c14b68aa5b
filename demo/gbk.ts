/** Text to GBK bytes: the platform only decodes, so its table is read backwards. */
const codes = new Map<string, number>();
const decoder = new TextDecoder('gbk');
for (let high = 0x81; high <= 0xfe; high++) {
  for (let low = 0x40; low <= 0xfe; low++) {
    const char = decoder.decode(Uint8Array.of(high, low));
    if ([...char].length === 1 && char !== '\ufffd' && !codes.has(char)) codes.set(char, (high << 8) | low);
  }
}

/** Throws on a character that GBK does not have. */
export function encodeGbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    const code = codes.get(char);
    if (char.codePointAt(0)! < 0x80) bytes.push(char.codePointAt(0)!);
    else if (code !== undefined) bytes.push(code >> 8, code & 0xff);
    else throw new Error(`GBK has no ${char}`);
  }
  return Uint8Array.from(bytes);
}
