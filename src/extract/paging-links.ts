/** Pagers made of links: page numbers, 下一页, 尾页. */
import { remembering } from '../lib/maps.ts';
import { anchorsIn, type Box, type Flat, textOf } from './flat.ts';
import type { Resolve } from './links.ts';
import type { Paging } from './paging.ts';

const maxNext = 200;
const forward = /^(?:下一?页|后一?页|next|›|>)$/i;
const final = /^(?:尾页|末页|最后一?页|最后|last|>>|»)$/i;
const front = /^(?:首页|第一页|第1页)$/;
const initial = /^(?:首页|第一页|第1页|上一?页|前一?页|<<?|«|‹)$/;

/** A row of number links. Only one that has also 下一页, 尾页 or the like, or a class of pagers, is a pager. */
export function pagerByLinks(flat: Flat, resolve: Resolve, pageUrl: string): Paging | null {
  const pager = pagerBox(flat);
  if (pager === null) return null;
  const anchors = anchorsIn(flat, pager).map((i) => flat.boxes[i]!);
  const byNumber = new Map<number, string | null>();
  let last: string | null = null;
  let windowed = false;
  let following: string | null = null;
  let first: string | null = null;
  for (const anchor of anchors) {
    const text = textOf(flat, anchor).replace(/\s+/g, '');
    const url = hrefOf(anchor, resolve);
    if (/^\d{1,5}$/.test(text) && !isTotal(anchor)) byNumber.set(Number(text), url);
    else if (final.test(text)) {
      last = url;
      windowed ||= url === null;
    } else if (forward.test(text)) following = url;
    else if (front.test(text)) first = url;
    else if (/^(?:\.{2,3}|…)$/.test(text)) windowed = true;
  }
  const current = currentOf(flat, pager);
  if (first !== null && current !== null && current !== 1 && !byNumber.has(1)) byNumber.set(1, first);
  const numbers = [...byNumber.keys(), ...(current === null ? [] : [current])];
  const shown = numbers.length === 0 ? null : Math.max(...numbers);
  const atEnd = last === null ? null : numberIn(last, [...byNumber.entries()], pageUrl);
  const full = shown !== null && (shown < 5 || !windowed);
  const pages = atEnd ?? (full ? shown : null);
  return {
    pages,
    total: recordTotal(flat, pager),
    next: nextOf(byNumber, following, last, pages, pageUrl),
    at: pager.from,
  };
}

/** An address also where a click handler holds it: `location.href=encodeURI('index_2.jhtml')`. */
function hrefOf(anchor: Box, resolve: Resolve): string | null {
  const click = /location(?:\.href)?\s*=\s*(?:encodeURI\()?['"]([^'"]{1,300})['"]/.exec(anchor.attribs.onclick ?? '');
  if (click !== null) return resolve(click[1]!);
  return resolve(anchor.attribs.href!);
}

/** A record total is printed as a link in some pagers. */
function isTotal(anchor: Box): boolean {
  return /total/i.test(anchor.attribs.title ?? '');
}

function recordTotal(flat: Flat, pager: Box): number | null {
  for (let i = pager.index + 1; i < pager.end; i++) {
    const box = flat.boxes[i]!;
    if (box.name !== 'a' || !isTotal(box)) continue;
    const n = Number(textOf(flat, box).trim());
    if (Number.isInteger(n) && n > 0) return n;
  }
  return null;
}

const pagerName =
  /(?:^|[\s_-])(?:pag(?:e|er|es|ing|ination|ebar|enav|ediv|elist)?|flip|fenye|fy|pagination)(?:$|[\s_\-\d])/;

const isPagerName = remembering((label) => pagerName.test(label));

/** The smallest element with 下一页 or the like, or with the class of a pager, that holds number links or words of paging. */
function pagerBox(flat: Flat): Box | null {
  for (let i = flat.anchors.length - 1; i >= 0; i--) {
    const anchor = flat.boxes[flat.anchors[i]!]!;
    if (anchor.to - anchor.from > 8) continue;
    const text = textOf(flat, anchor).replace(/\s+/g, '');
    if (!forward.test(text) && !final.test(text)) continue;
    let up = flat.boxes[anchor.parent];
    for (let n = 0; up !== undefined && n < 4 && up.to - up.from < 400; n++) {
      const texts = anchorsIn(flat, up).map((a) => textOf(flat, flat.boxes[a]!).replace(/\s+/g, ''));
      if (texts.some((t) => /^\d{1,5}$/.test(t) || initial.test(t)) || texts.length >= 3) return up;
      up = flat.boxes[up.parent];
    }
  }
  for (const box of flat.boxes) {
    if (box.label === '' || box.to - box.from > 400 || !isPagerName(box.label)) continue;
    if (anchorsIn(flat, box).some((a) => /^\s*\d{1,5}\s*$/.test(textOf(flat, flat.boxes[a]!)))) return box;
  }
  return null;
}

/** The number that is shown without a link, or marked as current. */
function currentOf(flat: Flat, pager: Box): number | null {
  for (let i = pager.index + 1; i < pager.end; i++) {
    const box = flat.boxes[i]!;
    if (!/^(?:b|strong|span|em|font|li|a)$/.test(box.name) || box.to - box.from > 6) continue;
    const text = textOf(flat, box).trim();
    if (!/^\d{1,5}$/.test(text)) continue;
    const parent = flat.boxes[box.parent]!;
    if (isTotal(parent)) continue;
    if (
      box.name === 'b' ||
      box.name === 'strong' ||
      /\b(?:cur|current|on|active|now|thisclass|sel|selected)\b/.test(box.label)
    ) {
      return Number(text);
    }
    if (box.name !== 'a' && parent.name !== 'a' && anchorsIn(flat, box).length === 0) return Number(text);
  }
  return null;
}

/** The page number in the address of the last page, read where it differs from the other pages' addresses. */
function numberIn(last: string, known: [number, string | null][], pageUrl: string): number | null {
  const same = known.find(([, url]) => url === last);
  if (same !== undefined) return Math.max(same[0], ...known.map(([n]) => n));
  const m = /^(.*?[_=/-])(\d{1,6})([^\d/]*)$/.exec(last);
  if (m === null) return last === pageUrl && known.length > 0 ? Math.max(...known.map(([n]) => n)) : null;
  // Do other pages count from 0 (page 2 is `_1`)?
  const zero = known.some(([n, url]) => url === `${m[1]}${n - 1}${m[3]}` && n > 1);
  return Number(m[2]) + (zero ? 1 : 0);
}

function nextOf(
  byNumber: Map<number, string | null>,
  following: string | null,
  last: string | null,
  pages: number | null,
  pageUrl: string,
): string[] {
  const urls = new Map<number, string>();
  for (const [n, url] of byNumber) if (url !== null && url !== pageUrl) urls.set(n, url);
  const sample = [...urls].find(([n]) => n > 1) ?? (following === null ? undefined : ([2, following] as const));
  const form = sample === undefined ? null : formOf(sample[1], sample[0], last);
  if (form !== null && pages !== null) {
    for (let n = 2; n <= Math.min(pages, maxNext + 1); n++) {
      const url = form(n);
      if (!urls.has(n) && url !== pageUrl) urls.set(n, url);
    }
  }
  const next = [...urls].sort(([a], [b]) => a - b).map(([, url]) => url);
  for (const url of [following, last]) if (url !== null && url !== pageUrl && !next.includes(url)) next.push(url);
  return next.slice(0, maxNext);
}

/** How the address of page n is made, from that of one page. */
function formOf(url: string, n: number, last: string | null): ((n: number) => string) | null {
  const m = /^(.*[_=/-])(\d{1,6})(\.\w+|[^\d/]*)$/.exec(url);
  if (m === null) return null;
  const shift = n - Number(m[2]);
  if ((shift !== 0 && shift !== 1) || (last !== null && !last.startsWith(m[1]!))) return null;
  return (page) => `${m[1]}${page - shift}${m[3]}`;
}
