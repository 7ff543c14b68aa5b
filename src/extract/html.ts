/** The only file that knows the HTML library: text in, a tree of plain nodes out. */
import { load } from 'cheerio/slim';

export interface HtmlNode {
  type: string;
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: HtmlNode[];
}

/** Deeper nesting is cut off: the parser's time grows with depth times tags. So is what follows a great many elements. */
const maxOpen = 3_000;
const maxElements = 150_000;
const unclosed = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr dd dt option'.split(' '),
);

/** The roots of the page's tree, read the lenient way (htmlparser2), and whether its end was left out. Never throws. */
export function parseHtml(text: string): { roots: HtmlNode[]; cut: boolean } {
  const html = bounded(text);
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } }, false);
  return { roots: ($.root()[0] as unknown as HtmlNode).children ?? [], cut: html.length < text.length };
}

/** Whether there are tags enough to reach a bound at all. */
function hasMany(text: string): boolean {
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) if (++tags > maxOpen) return true;
  return false;
}

/** The text up to where too many elements stand open, or have been opened. */
function bounded(text: string): string {
  if (!hasMany(text)) return text;
  const tag = /<(\/?)([a-z][a-z0-9]{0,20})/gi;
  let open = 0;
  let elements = 0;
  for (let m = tag.exec(text); m !== null; m = tag.exec(text)) {
    if (m[1] === '' && ++elements > maxElements) return text.slice(0, m.index);
    if (unclosed.has(m[2]!.toLowerCase())) continue;
    if (m[1] === '/') open = Math.max(0, open - 1);
    else if (++open > maxOpen) return text.slice(0, m.index);
  }
  return text;
}
