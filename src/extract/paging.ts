/** How many pages a list has, how many rows, and where the further pages are. Each rule is earned by a mark on the page. */
import { httpUrl } from '../lib/urls.ts';
import { anchorsIn, type Box, type Flat, textOf } from './flat.ts';
import type { Resolve } from './links.ts';

export interface Paging {
  pages: number | null;
  total: number | null;
  next: string[];
  /** Place of the pager in the text, null where none is shown. */
  at: number | null;
}

type Counted = Omit<Paging, 'at'>;

const maxNext = 200;
const maxPages = 100_000;
const nothing: Paging = Object.freeze({ pages: null, total: null, next: [], at: null }) as Paging;

/** All that the page tells of its pager: scripts first, then words, then links. */
export function readPaging(flat: Flat, resolve: Resolve, pageUrl: string): Paging {
  const scripted = byScript(flat, pageUrl);
  const linked = byLinks(flat, resolve, pageUrl);
  const spoken = byText(flat);
  const pages = scripted?.pages ?? spoken.pages ?? linked.pages;
  const next = scripted !== null && scripted.next.length > 0 ? scripted.next : linked.next;
  const total = scripted?.total ?? spoken.total ?? linked.total;
  return { pages, total, next, at: linked.at ?? scripted?.at ?? null };
}

/** Pagers that a script on the page builds from numbers in its text. */
function byScript(flat: Flat, pageUrl: string): Paging | null {
  for (const { text, at } of flat.scripts) {
    if (text === '' || text.length > 200_000) continue;
    const found =
      trsByName(text, pageUrl) ?? trs(text, pageUrl) ?? pagerObject(text, pageUrl) ?? totalPage(text, pageUrl);
    if (found !== null) return { ...found, at };
  }
  return null;
}

/** `createPageHTML(pages, current, "index", "html")`: page 2 is `index_1.html`. */
function trs(script: string, pageUrl: string): Counted | null {
  const m =
    /createPageHTML\s*\(\s*['"]?(\d{1,6})['"]?\s*,\s*['"]?(\d{1,6})['"]?\s*,\s*['"]([\w-]{1,60})['"]\s*,\s*['"](\w{1,8})['"]/.exec(
      script,
    );
  if (m === null) return null;
  const pages = Number(m[1]);
  return {
    pages,
    total: null,
    next: numbered(pages, Number(m[2]) + 1, pageUrl, (n) => `${m[3]}_${n - 1}.${m[4]}`, `${m[3]}.${m[4]}`),
  };
}

/** `createPageHTML('page_div', pages, current, 'prefix', 'shtml', rows)`: page 2 is `prefix_2.shtml`. */
function trsByName(script: string, pageUrl: string): Counted | null {
  const m =
    /createPageHTML\s*\(\s*['"][\w-]{1,60}['"]\s*,\s*(\d{1,6})\s*,\s*(\d{1,6})\s*,\s*['"]([\w./-]{1,120})['"]\s*,\s*['"](\w{1,8})['"]\s*(?:,\s*(\d{1,8}))?/.exec(
      script,
    );
  if (m === null) return null;
  const pages = Number(m[1]);
  const total = m[5] === undefined ? null : Number(m[5]);
  return {
    pages,
    total,
    next: numbered(pages, Number(m[2]), pageUrl, (n) => `${m[3]}_${n}.${m[4]}`, `${m[3]}.${m[4]}`),
  };
}

/** `Pager({size: pages, current: n, prefix: 'index', suffix: 'html'})`: page 2 is `index_1.html`. */
function pagerObject(script: string, pageUrl: string): Counted | null {
  const call = /\bPager\s*\(\s*\{([^{}]{1,600})\}/.exec(script);
  if (call === null) return null;
  const size = /\bsize\s*:\s*['"]?(\d{1,6})/.exec(call[1]!);
  if (size === null) return null;
  const current = Number(/\bcurrent\s*:\s*['"]?(\d{1,6})/.exec(call[1]!)?.[1] ?? 0);
  const prefix = /\bprefix\s*:\s*['"]([\w-]{1,60})['"]/.exec(call[1]!)?.[1] ?? 'index';
  const suffix = /\bsuffix\s*:\s*['"](\w{1,8})['"]/.exec(call[1]!)?.[1] ?? 'html';
  const pages = Number(size[1]);
  return {
    pages,
    total: null,
    next: numbered(pages, current + 1, pageUrl, (n) => `${prefix}_${n - 1}.${suffix}`, `${prefix}.${suffix}`),
  };
}

/** `totalPage: 54` beside `location.href = 'index_' + n + '.html'`: page 2 is `index_2.html`. */
function totalPage(script: string, pageUrl: string): Counted | null {
  const m = /\b(?:totalPages?|pageCount|countPage)\s*[:=]\s*['"]?(\d{1,6})\b/.exec(script);
  if (m === null || Number(m[1]) === 0) return null;
  const pages = Number(m[1]);
  const form = /['"]([\w-]{1,60}_)['"]\s*\+\s*\w{1,20}\s*\+\s*['"](\.\w{1,8})['"]/.exec(script);
  if (form === null) return { pages, total: null, next: [] };
  return { pages, total: null, next: numbered(pages, 1, pageUrl, (n) => `${form[1]}${n}${form[2]}`, '') };
}

/** Addresses of pages 1 … `pages` without the current one. */
function numbered(
  pages: number,
  current: number,
  pageUrl: string,
  name: (n: number) => string,
  first: string,
): string[] {
  const next: string[] = [];
  for (let n = 1; n <= Math.min(pages, maxPages) && next.length < maxNext; n++) {
    if (n === current || (n === 1 && first === '')) continue;
    const url = httpUrl(n === 1 ? first : name(n), pageUrl);
    if (url !== null && url !== pageUrl) next.push(url);
  }
  return next;
}

/** “共632条记录 1/28页”, “共 1630 条 当前第 4 / 163 页”, “共 5 页”. */
function byText(flat: Flat): { pages: number | null; total: number | null } {
  const count = /共\s*(\d{1,7})\s*[条篇个](?:记录|信息|数据|内容)?|总(?:记录数|条数)[：:]?\s*(\d{1,7})/.exec(flat.text);
  const pages =
    /第?\s*\d{1,6}\s*[/／]\s*(\d{1,6})\s*页/.exec(flat.text) ??
    /[共总]\s*(?:页数[：:]?\s*)?(\d{1,6})\s*页/.exec(flat.text);
  const known = pages === null ? null : Number(pages[1]);
  return { pages: known === 0 ? null : known, total: count === null ? null : Number(count[1] ?? count[2]) };
}

const forward = /^(?:下一?页|后一?页|next|›|>)$/i;
const final = /^(?:尾页|末页|最后一?页|最后|last|>>|»)$/i;
const initial = /^(?:首页|第一页|第1页|上一?页|前一?页|<<?|«|‹)$/;

/** A row of number links. Only one that has also 下一页, 尾页 or the like, or a class of pagers, is a pager. */
function byLinks(flat: Flat, resolve: Resolve, pageUrl: string): Paging {
  const pager = pagerBox(flat);
  if (pager === null) return nothing;
  const anchors = anchorsIn(flat, pager).map((i) => flat.boxes[i]!);
  const byNumber = new Map<number, string | null>();
  let last: string | null = null;
  let windowed = false;
  let following: string | null = null;
  for (const anchor of anchors) {
    const text = textOf(flat, anchor).replace(/\s+/g, '');
    const url = hrefOf(anchor, resolve);
    if (/^\d{1,5}$/.test(text) && !isTotal(anchor)) byNumber.set(Number(text), url);
    else if (final.test(text)) {
      last = url;
      windowed ||= url === null;
    } else if (forward.test(text)) following = url;
    else if (/^(?:\.{2,3}|…)$/.test(text)) windowed = true;
  }
  const current = currentOf(flat, pager);
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
    if (box.label === '' || box.to - box.from > 400 || !pagerName.test(box.label)) continue;
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
