/** The address, written out in a script of the page, from which it has its rows. Believed only where the page asks for nothing else. */
import { hostOf } from '../../lib/urls.ts';
import type { Flat } from '../html/flat.ts';
import type { Resolve } from '../links/links.ts';

const asks =
  /\$\.(?:ajax|get|post|getJSON|load)\s*\(|\bgetJSON\s*\(|\bfetch\s*\(|\baxios\b(?:\.\w{1,10})?\s*\(|new\s+XMLHttpRequest|Ls\.ajax|\.load\s*\(/g;
const direct =
  /(?:\bgetJSON|\$\.get|\bfetch|\baxios(?:\.get)?)\s*\(\s*(?:"([^"\s<>$]{2,500})"|'([^'\s<>$]{2,500})')\s*(?:\)|,\s*(?![{\s'"]))/g;
const inObject = /\burl\s*:\s*(?:"([^"\s<>$]{2,500})"|'([^'\s<>$]{2,500})')\s*[,}\n]/;
const asAjax = /(?:\$\.ajax|\baxios)\s*\(\s*\{/g;
const post = /['"]?(?:type|method)['"]?\s*:\s*['"]post/i;
const sends = /\b(?:data|params)\s*:\s*(?!null|''|""|\{\s*\})/;
/** What scripts ask for besides lists. */
const other = /weather|tianqi|visit|hits?\b|click|count|login|share|stat(?:s|istics)?\b|token|captcha|config|search/i;
/** Script files that may fill lists as well. */
export const ofLists = /list|news|column|channel|data|page/i;
const longest = 200_000;

/** Null where none is written out whole, or where more than one request could bring rows. */
export function dataCall(flat: Flat, resolve: Resolve, pageUrl: string): string | null {
  const found = new Set<string>();
  for (const { text, attribs } of flat.scripts) {
    if (text.length > longest || ofLists.test(/[^/]*$/.exec(attribs.src ?? '')![0])) return null;
    const requests = text.match(asks)?.length ?? 0;
    if (requests === 0 || asksForOther(text)) continue;
    const literal = addressesIn(text);
    // Every request must be one whose address is seen.
    if (requests > literal.length) return null;
    for (const address of literal) if (!other.test(address)) found.add(address);
  }
  const [address] = found;
  if (address === undefined || found.size > 1) return null;
  const url = resolve(address);
  return url !== null && hostOf(url) === hostOf(pageUrl) && url !== pageUrl ? url : null;
}

/** Of requests that send nothing but their address. */
function addressesIn(script: string): string[] {
  const found = [...script.matchAll(direct)].map((m) => m[1] ?? m[2]!);
  for (const call of script.matchAll(asAjax)) {
    const options = script.slice(call.index, call.index + 3_000).split(/\bsuccess\b|\bfunction\b|=>/, 1)[0]!;
    const m = inObject.exec(options);
    const whole = script.slice(call.index, call.index + 1_500);
    if (m !== null && !post.test(whole) && !sends.test(options)) found.push(m[1] ?? m[2]!);
  }
  return found;
}

/** Whether all that a script asks for is plainly something else than a list. */
export function asksForOther(script: string): boolean {
  const addresses = [...script.matchAll(/(?:\burl\s*:|\(|\bopen\s*\([^,()]{0,20},)\s*["']([^"'\s<>]{2,300})["']/g)]
    .map((m) => m[1]!)
    .filter((address) => /[/.?]/.test(address));
  return addresses.length > 0 && addresses.every((address) => other.test(address));
}
