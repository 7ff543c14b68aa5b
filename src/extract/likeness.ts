/** Whether two pages say the same: how a site shows for any address that it has nothing there. */
import { squeeze } from '../lib/chinese.ts';
import type { PageFacts } from '../model/page.ts';

/** What two pages are compared by; small enough to be kept. */
export interface Print {
  title: string;
  lines: string[];
  links: string[];
}

const mostLines = 300;
const mostLinks = 300;
/** Shares of lines and links that two answers of one page have in common: clocks, counters and the address differ. */
const likeLines = 0.9;
const likeLinks = 0.9;

type Shown = Pick<PageFacts, 'url' | 'pageTitle' | 'text' | 'links'>;

/** Without digits and without the page's own address, which such a page often repeats. */
export function printOf({ url, pageTitle, text, links }: Shown): Print {
  const path = URL.parse(url)?.pathname ?? '';
  const own = [url, path, path.slice(path.lastIndexOf('/') + 1)].filter((part) => part.length > 1);
  const plain = (line: string) =>
    squeeze(own.reduce((rest, part) => rest.replaceAll(part, ''), line)).replace(/\d+/g, '');
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .slice(0, mostLines)
    .map((line) => plain(line).slice(0, 200));
  return {
    title: plain(pageTitle ?? ''),
    lines: distinct(lines),
    links: distinct(links.slice(0, mostLinks).map((link) => link.url.replace(/[?#].*$/, ''))),
  };
}

export function alike(a: Print, b: Print): boolean {
  return a.title === b.title && common(a.lines, b.lines) >= likeLines && common(a.links, b.links) >= likeLinks;
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
