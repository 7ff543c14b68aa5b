/** Whether two pages say the same: how a site shows for any address that it has nothing there. */
import { squeeze } from '../../lib/chinese.ts';
import type { PageFacts } from '../../model/page.ts';
import { mainText } from '../fields/body.ts';
import { decode } from '../html/decode.ts';
import { flatten } from '../html/flat.ts';
import type { PageInput } from '../page.ts';

/** What two pages are compared by; small enough to be kept. */
export interface Print {
  title: string;
  lines: string[];
  links: string[];
  /** Lines of the whole page with its menus: what counts as the main text may hang on the length of one line. */
  whole?: string[];
}

const mostLines = 300;
const mostLinks = 300;
/** Shares of lines and links that two answers of one page have in common: clocks, counters and the address differ. */
const likeLines = 0.9;
const likeLinks = 0.9;

type Shown = Pick<PageFacts, 'url' | 'pageTitle' | 'text' | 'links'>;

export function printOf({ url, pageTitle, text, links }: Shown): Print {
  const plain = plainOn(url);
  return {
    title: plain(pageTitle ?? ''),
    lines: linesOf(text, plain),
    links: distinct(links.slice(0, mostLinks).map((link) => link.url.replace(/[?#].*$/, ''))),
  };
}

/** Of the page that others are compared with; the whole of it stands beside its main text. */
export function wholePrint({ body, url, contentType }: Omit<PageInput, 'at'>, facts: PageFacts): Print {
  const text = mainText(flatten(decode(body, contentType).text), null);
  return { ...printOf(facts), whole: linesOf(text, plainOn(url)) };
}

/** `whole` of the first is looked at: a page that shows nothing beyond it shows nothing of its own. */
export function alike(a: Print, b: Print): boolean {
  if (a.title !== b.title || common(a.links, b.links) < likeLinks) return false;
  const whole = new Set(a.whole);
  const isPart = b.lines.length > 0 && b.lines.every((line) => whole.has(line));
  return isPart || common(a.lines, b.lines) >= likeLines || common([...whole], b.lines) >= likeLines;
}

/** Takes away digits and the page's own address, which a page of missing pages often repeats. */
function plainOn(address: string): (line: string) => string {
  const { pathname = '', search = '' } = URL.parse(address) ?? {};
  const last = pathname.slice(pathname.lastIndexOf('/') + 1);
  const own = [address, pathname + search, pathname, last].filter((part) => part.length > 1);
  return (line) => squeeze(own.reduce((rest, part) => rest.replaceAll(part, ''), line)).replace(/\d+/g, '');
}

function linesOf(text: string, plain: (line: string) => string): string[] {
  const lines = text.slice(0, 20_000).split('\n').slice(0, mostLines);
  return distinct(lines.map((line) => plain(line).slice(0, 200)));
}

function distinct(parts: readonly string[]): string[] {
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** Shared parts ÷ all parts; two empty lists are the same. */
function common(a: readonly string[], b: readonly string[]): number {
  const held = new Set(a);
  const shared = b.filter((part) => held.has(part)).length;
  const all = a.length + b.length - shared;
  return all === 0 ? 1 : shared / all;
}
