/** Bytes to text. What the page declares is believed only as far as the bytes bear it out. */
import { heldOr, remembering } from '../../lib/maps.ts';

export interface Decoded {
  text: string;
  /** Lower-case name, e.g. `utf-8`, `gb18030`, `big5`. */
  charset: string;
}

/** Longer pages are cut: nothing an official wrote by hand is larger. */
const maxBytes = 24_000_000;

/** Enough to tell one encoding from another. */
const sample = 400_000;
/** A page with more characters that do not decode is not the text that its author wrote. */
const maxDamage = 0.3;
/** Below this share of broken characters most of a page is UTF-8. */
const mixed = 0.35;
/** Nor is one with more control characters. */
const maxControls = 0.03;

/** Never throws: undecodable bytes become U+FFFD. */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded {
  const body = bytes.length > maxBytes ? bytes.subarray(0, maxBytes) : bytes;
  const marked = byOrderMark(body) ?? byZeros(body);
  if (marked !== null) return { text: whole(decoder(marked).decode(body)), charset: marked };
  const headIn = reading(body.subarray(0, sample));
  const charset = byBytes(headIn, declaredCharset(body, contentType));
  return { text: whole(body.length <= sample ? headIn(charset) : decoder(charset).decode(body)), charset };
}

/** Without the half of a character where the page was broken off. */
function whole(text: string): string {
  return text.endsWith('\ufffd') ? text.slice(0, -1) : text;
}

/** Whether the text is mostly not what its author wrote, whatever was tried to decode it. */
export function isGarbled(text: string): boolean {
  const head = text.slice(0, sample);
  let [beyond, rare, western, controls] = [0, 0, 0, 0];
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    if (code > 0x7f) {
      beyond++;
      if (code > 0xe9) rare += asGbk[code]!;
      else if (code >= 0xe3) western++;
    } else if (code < 32 && (code < 9 || code > 13)) controls++;
  }
  if (controls > maxControls * head.length) return true;
  return beyond >= 40 && (damage(head) > maxDamage || rare > beyond / 20 || (western > 0 && isWestern(head, beyond)));
}

/** More characters than this are a part of the page in another encoding. */
const fewLost = 8;

/** Whether a part of a page that reads well otherwise is lost. */
export function hasLostPart(text: string): boolean {
  let n = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0 && n <= fewLost; at = text.indexOf('\ufffd', at + 1)) n++;
  return n > fewLost;
}

/** UTF-8 that somebody took for another encoding and saved so. What usual words look like when read as GBK: rare characters in any real text. */
const asGbk = new Uint8Array(0x1_0000);
for (const c of '锛涓銆鍏瀹浠浜鍔綋浣鏀紝鍒鏂嬩骞鍙佸鍘宸戠屽殑澶') asGbk[c.charCodeAt(0)] = 1;
/** Three bytes of one Chinese character that were read as three Western ones. */
const asWestern = /[ã-é][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2}/g;

function isWestern(text: string, beyond: number): boolean {
  return (text.match(asWestern)?.length ?? 0) * 3 > beyond / 2;
}

/** Making one costs as much as a page's text. */
const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** `charset` is a name that TextDecoder itself gave. */
function decoder(charset: string): InstanceType<typeof TextDecoder> {
  return heldOr(decoders, charset, () => new TextDecoder(charset));
}

/** The same bytes in one encoding or another, each decoded once. */
function reading(bytes: Uint8Array): (charset: string) => string {
  const texts = new Map<string, string>();
  return (charset) => heldOr(texts, charset, () => decoder(charset).decode(bytes));
}

/** UTF-8 where the bytes are UTF-8, whatever is declared: no other encoding looks like it for long. */
function byBytes(headIn: (charset: string) => string, declared: string | null): string {
  const utf8 = headIn('utf-8');
  const broken = damage(utf8);
  // A short text may be valid UTF-8 by accident.
  if (broken < 0.02 && (declared === null || declared === 'utf-8' || nonAscii(utf8) >= 6)) return 'utf-8';
  // A page with a part in another encoding: text that is not UTF-8 breaks nearly everywhere.
  if (broken < mixed && nonAscii(utf8) >= 100) return 'utf-8';
  if (declared !== null && !chinese.includes(declared) && declared !== 'utf-8') return declared;
  const gb = headIn('gb18030');
  const big5 = headIn('big5');
  const [inGb, inBig5] = [usualIn(gb), usualIn(big5)];
  // A declaration falls only before a clear difference.
  if (inGb >= 10 && inGb > 4 * inBig5) return 'gb18030';
  if (inBig5 >= 10 && inBig5 > 4 * inGb) return 'big5';
  if (declared !== null && declared !== 'utf-8') return declared;
  return damage(gb) <= broken ? 'gb18030' : 'utf-8';
}

const chinese = ['gb18030', 'big5'];

/** Characters that are usual in official texts, and the same in both scripts. */
function usualIn(text: string): number {
  return text.match(/[的一不在有年月日人大公市政府中息民]/g)?.length ?? 0;
}

/** UTF-16 without a mark: every other byte of its markup is zero. */
function byZeros(body: Uint8Array): string | null {
  const head = body.subarray(0, 1_000);
  if (head.length < 16) return null;
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1]!++;
  const [even, odd] = zeros as [number, number];
  if (odd > head.length / 8 && even < odd / 20) return 'utf-16le';
  return even > head.length / 8 && odd < even / 20 ? 'utf-16be' : null;
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
  if (fromHeader !== null && !fromHeader.startsWith('utf-16')) return fromHeader;
  // Only its ASCII characters are looked at.
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 16_384)).toString('latin1');
  const meta =
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head);
  const name = known(meta?.[1] ?? meta?.[2]);
  // A page that could be read so far as to find the declaration is not UTF-16.
  return name?.startsWith('utf-16') ? 'utf-8' : name;
}

/** Null also for Western encodings: servers declare them for pages that are in none. */
function known(label: string | undefined): string | null {
  return label === undefined ? null : nameOf(label.slice(0, longestLabel)) || null;
}

const longestLabel = 40;

/** '' for none. */
const nameOf = remembering((label): string => {
  try {
    const name = new TextDecoder(label).encoding;
    if (name === 'gbk') return 'gb18030';
    return /^(?:windows-125|iso-8859|x-user)/.test(name) ? '' : name;
  } catch {
    return '';
  }
}, 100);

function nonAscii(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) n++;
  return n;
}

/** Share of replacement characters among all characters that are not ASCII; one at the very end is a cut. */
function damage(text: string): number {
  if (!text.includes('\ufffd')) return 0;
  let [bad, beyond] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) beyond++;
    if (code === 0xfffd) bad++;
  }
  if (text.endsWith('\ufffd')) bad--;
  return bad === 0 ? 0 : bad / beyond;
}
