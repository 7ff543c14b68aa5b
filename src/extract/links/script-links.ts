/** Menus that a script writes: links in pieces of HTML, or entries with a name and an address. */
import { oneLine } from '../../lib/chinese.ts';
import type { Link, PageFacts } from '../../model/page.ts';
import { flatten, textOf } from '../html/flat.ts';
import { type Resolve, resolver } from './links.ts';

const most = 200;
const longestScript = 300_000;
const anchor = /<a\s[^<>]{1,500}>(?:[^<>]{0,60}|<(?:span|em|i|b|strong|font)[^<>]{0,100}>){0,4}/gi;
const entry =
  /['"]?(?:name|title|text|label)['"]?\s*:\s*(?:"([^"\\<>]{2,40})"|'([^'\\<>]{2,40})')\s*,\s*['"]?(?:url|link|href)['"]?\s*:\s*(?:"([^"\s<>]{1,300})"|'([^'\s<>]{1,300})')/gi;
/** Put together from parts: no address is written there. */
const parts = /['"]\s*\+|\+\s*['"]|\$\{|\{\{|<%/;
/** A longer one is the title of an article. */
const longestName = 16;

/** Of distinct addresses, those with a short Chinese name. */
export function linksInScript(script: string, resolve: Resolve): Link[] {
  const links = new Map<string, Link>();
  const keep = (href: string, name: string): void => {
    const url = parts.test(href) ? null : resolve(href);
    const text = oneLine(name);
    if (url !== null && links.size < most && /[一-龥]{2}/.test(text) && text.length <= longestName && !links.has(url))
      links.set(url, { url, text });
  };
  const text = plain(script.slice(0, longestScript));
  if (/<a\s/i.test(text)) {
    for (const [html] of text.matchAll(anchor)) {
      const flat = flatten(html);
      const box = flat.boxes[flat.anchors[0] ?? -1];
      if (box !== undefined) keep(box.attribs.href!, textOf(flat, box));
    }
  }
  for (const m of text.matchAll(entry)) keep((m[3] ?? m[4])!.replaceAll('\\/', '/'), (m[1] ?? m[2])!);
  return [...links.values()];
}

/** Quotes and slashes without the backslash before them, and what stands in `unescape("%3Cli%3E…")`. */
function plain(script: string): string {
  const bare = script.replace(/\\(["'/])/g, '$1');
  return bare.replace(/%3C[\w%.~/:=?&;'" -]{5,20000}/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

/** What the script files of a home page write; `scriptOf` gives the text of one, null where it was not read. */
export function scriptMenu(home: Pick<PageFacts, 'url' | 'scripts'>, scriptOf: (url: string) => string | null): Link[] {
  const resolve = resolver(home.url, null);
  const links = home.scripts.flatMap((url) => {
    const script = scriptOf(url);
    return script === null ? [] : linksInScript(script, resolve);
  });
  return [...new Map(links.map((link) => [link.url, link])).values()].slice(0, most);
}
