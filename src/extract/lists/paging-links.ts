/** Pagers made of links: page numbers, 下一页, 尾页. */
import { remembering } from '../../lib/maps.ts';
import { anchorsIn, type Box, type Flat, textOf } from '../html/flat.ts';
import type { Resolve } from '../links/links.ts';
import { type Known, lonePage, pageForm } from './page-form.ts';
import type { Paging } from './paging.ts';

const maxNext = 200;
const forward = /^(?:下一?[页頁]|后一?页|next(?:page)?|›|>)$/i;
const final = /^(?:[尾末][页頁]|最后一?页|最后|last|>>|»)$/i;
const front = /^(?:首页|第一页|第1页)$/;
const initial = /^(?:首页|第一页|第1页|上一?页|前一?页|<<?|«|‹)$/;

/** A word of a pager without the arrows and brackets around it. */
export function pagerWord(text: string): string {
  const plain = text.slice(0, 100).replace(/\s+/g, '');
  return plain.replace(/^[<«‹〈[【]+|[>»›〉\]】]+$/g, '') || plain;
}

export function leadsOn(word: string): boolean {
  return forward.test(word) || final.test(word);
}

/**
 * A row of number links. Only one that has also 下一页, 尾页 or the like, or a class of pagers, is a pager. `said` is the
 * number of pages that the page tells elsewhere.
 */
export function pagerByLinks(flat: Flat, resolve: Resolve, pageUrl: string, said: number | null): Paging | null {
  const pager = pagerBox(flat);
  if (pager === null) return null;
  const anchors = anchorsIn(flat, pager).map((i) => flat.boxes[i]!);
  const byNumber = new Map<number, string | null>();
  let last: string | null = null;
  let windowed = false;
  let following: string | null = null;
  let called: number | null = null;
  let first: string | null = null;
  for (const anchor of anchors) {
    const text = pagerWord(textOf(flat, anchor));
    const url = hrefOf(anchor, resolve);
    if (/^\d{1,5}$/.test(text) && !isTotal(anchor)) byNumber.set(Number(text), url);
    else if (final.test(text)) {
      last = url;
      windowed ||= url === null;
      if (url === null) called = calledPage(anchor);
    } else if (forward.test(text)) following = url;
    else if (front.test(text)) first = url;
    else if (/^(?:\.{2,3}|…)$/.test(text)) windowed = true;
  }
  const current = currentOf(flat, pager);
  if (first !== null && current !== null && current !== 1 && !byNumber.has(1)) byNumber.set(1, first);
  const numbers = [...byNumber.keys(), ...(current === null ? [] : [current])];
  const shown = numbers.length === 0 ? null : Math.max(...numbers);
  const full = shown !== null && (shown < 5 || !windowed) && !cutOff(textOf(flat, pager));
  const known = [...byNumber].filter((one): one is [number, string] => one[1] !== null && one[1] !== pageUrl);
  // Where no number leads on, 下一页 leads from the current page, or from the first.
  if (!known.some(([n]) => n > 1) && following !== null) known.push([(current ?? 1) + 1, following]);
  if (current !== null) known.push([current, pageUrl]);
  const form = pageForm(known, last, said);
  const atEnd = last === null ? null : (form?.numberOf(last) ?? numberIn(last, known, byNumber, pageUrl));
  // “>>” leads to the last page or to the next one: never to one before a number that is shown.
  const end = atEnd !== null && shown !== null && atEnd < shown ? null : atEnd;
  const atLast = called !== null && called >= (shown ?? 1) ? called : null;
  const pages = said ?? end ?? atLast ?? outOf(textOf(flat, pager), shown) ?? (full ? shown : null);
  const urls = new Map(known.filter(([, url]) => url !== pageUrl));
  for (let n = 2; form !== null && pages !== null && n <= Math.min(pages, maxNext + 1); n++) {
    const url = form.at(n);
    if (url !== null && !urls.has(n) && url !== pageUrl) urls.set(n, url);
  }
  const next = [...urls].sort(([a], [b]) => a - b).map(([, url]) => url);
  for (const url of [following, last]) if (url !== null && url !== pageUrl && !next.includes(url)) next.push(url);
  return { pages, total: recordTotal(flat, pager), next: next.slice(0, maxNext), at: startOf(flat, pager) };
}

/** `__doPostBack('pager','7')`, `goPage(7)` */
function calledPage({ attribs: { href = '', onclick = '' } }: Box): number | null {
  const n = /^[^()]{1,60}\((?:[^()]{0,100},)?\s*['"]?(\d{1,5})['"]?\s*\)/.exec((onclick || href).trim())?.[1];
  return n === undefined ? null : Number(n);
}

/** “1 2 3 …”: the numbers go on behind the last one that is shown. */
function cutOff(text: string): boolean {
  return /\d\s{0,9}(?:\.{2,3}|…)\D{0,40}$/.test(text.slice(-200));
}

/** “1/12”, where nothing else in the pager looks like it. */
function outOf(text: string, shown: number | null): number | null {
  const found = [...text.matchAll(/(?<![\d/.-])(\d{1,5})\s{0,3}[/／]\s{0,3}(\d{1,5})(?![\d/.-])/g)];
  const [at, of] = [Number(found[0]?.[1]), Number(found[0]?.[2])];
  return found.length === 1 && at >= 1 && at <= of && of >= (shown ?? 1) ? of : null;
}

/** The element around a short list may hold its rows too: the pager starts behind them. */
function startOf(flat: Flat, pager: Box): number {
  const ahead = anchorsIn(flat, pager).findLast((i) => forward.test(pagerWord(textOf(flat, flat.boxes[i]!))));
  if (ahead === undefined) return pager.from;
  const until = flat.boxes[ahead]!.from;
  let start = pager.from;
  for (const box of flat.boxes.slice(pager.index + 1, pager.end)) {
    if (box.to > until || !/^(?:ul|ol|dl|table)$/.test(box.name)) continue;
    if (/[一-龥]{4}/.test(textOf(flat, box).replace(/[首尾末]页|[上下前后]一?页/g, ' ')))
      start = Math.max(start, box.to);
  }
  return start;
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
    if (anchor.to - anchor.from > 10) continue;
    if (!leadsOn(pagerWord(textOf(flat, anchor)))) continue;
    let up = flat.boxes[anchor.parent];
    for (let n = 0; up !== undefined && n < 4 && up.to - up.from < 400; n++) {
      const texts = anchorsIn(flat, up).map((a) => pagerWord(textOf(flat, flat.boxes[a]!)));
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
    if (isTotal(parent) || counts(flat, box)) continue;
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

/** “共 63 条”, “每页 20 条”, “1/4”: another number than that of the page. */
function counts(flat: Flat, { from, to }: Box): boolean {
  return (
    /[共计总每/／]\s{0,3}$/.test(flat.text.slice(Math.max(0, from - 4), from)) ||
    /^\s{0,3}[条篇个项则]/.test(flat.text.slice(to, to + 4))
  );
}

/** The number of the last page where its address is like no other. */
function numberIn(
  last: string,
  known: readonly Known[],
  shown: ReadonlyMap<number, string | null>,
  pageUrl: string,
): number | null {
  const isShown = last === pageUrl || [...shown.values()].includes(last);
  if (isShown) return shown.size === 0 ? null : Math.max(...shown.keys());
  return known.some(([n]) => n > 1) ? null : lonePage(last);
}
