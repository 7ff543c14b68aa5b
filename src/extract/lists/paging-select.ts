/** Pagers that are a box to choose a page from: `<select><option value="index_2.html">2</option>`. */
import type { Box, Flat } from '../html/flat.ts';
import type { Resolve } from '../links/links.ts';
import { pageForm } from './page-form.ts';
import type { Paging } from './paging.ts';

const maxNext = 200;
const near = 60;

export function pagerBySelect(flat: Flat, resolve: Resolve, pageUrl: string): Paging | null {
  for (const box of flat.boxes) {
    if (box.name !== 'select' || !isOfPages(flat, box)) continue;
    const urls = optionsOf(flat, box).map(({ attribs }) => addressIn(attribs.value, resolve));
    const pages = urls.length;
    if (pages < 2 || urls.includes(null)) continue;
    const known = urls.map((url, i) => [i + 1, url!] as const);
    // Addresses of other columns or sites do not count on by one.
    const form = pageForm(known.slice(1), known.length > 2 ? known.at(-1)![1] : null, pages);
    if (form === null || known.slice(1).some(([n, url]) => form.numberOf(url) !== n)) continue;
    const next = known.map(([, url]) => url).filter((url) => url !== pageUrl);
    return { pages, total: null, next: next.slice(0, maxNext), at: box.from };
  }
  return null;
}

/** A box whose neighbours speak of pages. */
export function isOfPages(flat: Flat, { from, to }: Box): boolean {
  return /[第共]\s*\d{0,6}\s*页|[转跳]到|[上下]一?页/.test(flat.text.slice(Math.max(0, from - near), to + near));
}

export function optionsOf(flat: Flat, box: Box): Box[] {
  return flat.boxes.slice(box.index + 1, box.end).filter(({ name }) => name === 'option');
}

function addressIn(value: string | undefined, resolve: Resolve): string | null {
  return value === undefined || !/[./?]/.test(value) ? null : resolve(value);
}
