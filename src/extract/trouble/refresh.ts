/** Where a page sends its reader at once: meta refresh, or a script that does nothing else. */
import type { Flat } from '../html/flat.ts';
import { writtenBy } from '../html/written.ts';
import type { Resolve } from '../links/links.ts';

const jump =
  /(?:(?:window|self|top|parent|document)\.)*location(?:\.href)?\s*=\s*(?:['"]([^'"\s]{1,500})['"]\s*(?:[;}\n]|$))|location\.(?:replace|assign)\s*\(\s*['"]([^'"\s]{1,500})['"]\s*\)/;
/** Scripts that go elsewhere only on a condition or a click send nobody at once. */
const conditional = /\bif\s*\(|userAgent|click|change|function\s+\w+\s*\(|callBack/i;

/** A delay of more than 30 seconds is no redirect; a script counts only on a page that shows (nearly) nothing. */
export function readRefresh(flat: Flat, resolve: Resolve, pageUrl: string): string | null {
  const tag = flat.refresh ?? writtenTag(flat) ?? '';
  const m = /^\s*(\d{1,4})(?:\.\d+)?\s*[;,]\s*(?:url\s*=\s*)?['"]?\s*([^'"]{1,1000})/i.exec(tag);
  if (m !== null && Number(m[1]) <= 30) {
    const url = resolve(m[2]!.trim());
    if (url !== null && url !== pageUrl) return url;
  }
  return flat.anchors.length > 10 || shownLength(flat) > mostCounted ? null : byScript(flat, resolve, pageUrl);
}

/** A refresh tag that a script writes. */
function writtenTag(flat: Flat): string | null {
  for (const { text } of flat.scripts) {
    if (!/http-equiv/i.test(text)) continue;
    const m = /http-equiv\s*=\s*["']?refresh["']?\s+content\s*=\s*["']([^"']{1,600})/i.exec(writtenBy(text));
    if (m !== null) return m[1]!;
  }
  return null;
}

function byScript(flat: Flat, resolve: Resolve, pageUrl: string): string | null {
  for (const { text } of flat.scripts) {
    if (text.length > 2_000 || conditional.test(text)) continue;
    const found = jump.exec(text);
    const href = found?.[1] ?? found?.[2];
    const url = href === undefined ? null : resolve(href);
    if (url !== null && url !== pageUrl) return url;
  }
  return null;
}

/** More than this is a page with something to show. */
const mostCounted = 200;

/** Characters of the text that are no white space, counted only as far as anybody asks. */
export function shownLength({ text }: Flat): number {
  let n = 0;
  for (let i = 0; i < text.length && n <= mostCounted; i++) {
    const code = text.charCodeAt(i);
    const isUsual = code > 32 && (code < 0xa0 || (code > 0x3000 && code !== 0xfeff));
    if (isUsual || !blanks.has(code)) n++;
  }
  return n;
}

const blanks = new Set([9, 10, 11, 12, 13, 32, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);
for (let code = 0x2000; code <= 0x200a; code++) blanks.add(code);
