/** Bytes to text. What the page declares is believed only as far as the bytes bear it out. */

export interface Decoded {
  text: string;
  /** Lower-case name, e.g. `utf-8`, `gb18030`, `big5`. */
  charset: string;
}

/** Longer pages are cut: nothing an official wrote by hand is larger. */
const maxBytes = 24_000_000;

const strict = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('latin1');

/** Never throws: undecodable bytes become U+FFFD. */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  const body = bytes.length > maxBytes ? bytes.subarray(0, maxBytes) : bytes;
  const marked = byOrderMark(body);
  if (marked !== null) return read(marked, body);
  const declared = declaredCharset(body, contentType);
  const valid = strictUtf8(body);
  if (declared !== null && declared !== 'utf-8') {
    // A short text may be valid UTF-8 by accident; a longer one never is.
    if (valid !== null && nonAscii(valid) >= 6) return { text: valid, charset: 'utf-8' };
    return read(declared, body);
  }
  if (valid !== null) return { text: valid, charset: 'utf-8' };
  const utf8 = read('utf-8', body);
  if (damage(utf8.text) < 0.02) return utf8;
  const gb = read('gb18030', body);
  return damage(gb.text) <= damage(utf8.text) ? gb : utf8;
}

function byOrderMark(b: Uint8Array): string | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return 'utf-8';
  if (b[0] === 0xff && b[1] === 0xfe) return 'utf-16le';
  if (b[0] === 0xfe && b[1] === 0xff) return 'utf-16be';
  if (b[0] === 0x84 && b[1] === 0x31 && b[2] === 0x95 && b[3] === 0x33) return 'gb18030';
  return null;
}

/** The header's charset, else the first one in a meta tag or XML declaration; null where none is known to us. */
function declaredCharset(body: Uint8Array, contentType: string | null): string | null {
  const header = /charset\s*=\s*["']?([\w.:-]+)/i.exec((contentType ?? '').slice(0, 500));
  const fromHeader = known(header?.[1]);
  if (fromHeader !== null) return fromHeader;
  const head = latin1.decode(body.subarray(0, 4096));
  const meta =
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head);
  const name = known(meta?.[1] ?? meta?.[2]);
  // A page that could be read so far as to find the declaration is not UTF-16.
  return name?.startsWith('utf-16') ? 'utf-8' : name;
}

function known(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    const name = new TextDecoder(label).encoding;
    return name === 'gbk' ? 'gb18030' : name;
  } catch {
    return null;
  }
}

function strictUtf8(body: Uint8Array): string | null {
  try {
    return strict.decode(body);
  } catch {
    return null;
  }
}

function read(charset: string, body: Uint8Array): Decoded {
  return { text: new TextDecoder(charset).decode(body), charset };
}

function nonAscii(text: string): number {
  return text.match(/[^\u0000-\u007f]/g)?.length ?? 0;
}

/** Share of replacement characters among all characters that are not ASCII. */
function damage(text: string): number {
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  return bad === 0 ? 0 : bad / nonAscii(text);
}
