/** One walk over the tree gives all that the readers need: the visible text as one string, and every element's place in it. */
import { firstOf } from '../lib/chinese.ts';
import { type HtmlNode, parseHtml } from './html.ts';
import { writtenBy } from './written.ts';

export interface Box {
  index: number;
  name: string;
  attribs: Record<string, string>;
  /** Class and id in lower case, for rules by name. */
  label: string;
  /** Index of the parent, -1 at the top. */
  parent: number;
  depth: number;
  /** Place in the text: from inclusive, to exclusive. */
  from: number;
  to: number;
  /** Index after the last descendant: descendants are index+1 … end-1. */
  end: number;
}

export interface Script {
  attribs: Record<string, string>;
  text: string;
  /** Index of the element that holds it, and the place in the text. */
  parent: number;
  at: number;
}

/** A page laid flat. In `text` a line break stands between blocks, a tab between cells, single blanks elsewhere. */
export interface Flat {
  text: string;
  boxes: Box[];
  /** Indexes of all `a` elements with an href, in document order. */
  anchors: number[];
  /** Meta tags by lower-case name or property; the first non-empty one counts. */
  meta: Map<string, string>;
  scripts: Script[];
  pageTitle: string | null;
  refresh: string | null;
  base: string | null;
  /** The page holds more than is read of one. */
  cut: boolean;
  /** Start of each piece of text and the box that holds it. */
  starts: number[];
  owners: number[];
  /** Titles of links by index, as `titleOf` worked them out. */
  titles: Map<number, string>;
}

const blocks = new Set(
  (
    'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'legend li main nav ol p pre section table tbody thead tfoot tr ul caption'
  ).split(' '),
);
/** Inline elements that set off what they hold; word processors break one number into many spans, so span is none. */
const edges = new Set(['a', 'i', 'em', 'small', 'time', 'label']);
const silent = new Set(['style', 'noscript', 'template', 'textarea', 'select', 'object', 'svg', 'head', 'iframe']);
const none: Record<string, string> = Object.freeze({});

/** Control characters, zero-width marks and direction overrides are no text. */
const noText = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;
const odd = /\s\s|[\u0000-\u001f\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

const maxText = 4_000_000;
/** No title, meta tag or name of a class is longer. */
const maxTitle = 2_000;
const maxMeta = 4_000;
const maxLabel = 500;

export function flatten(html: string): Flat {
  const flat: Flat = {
    text: '',
    boxes: [],
    anchors: [],
    meta: new Map(),
    scripts: [],
    pageTitle: null,
    refresh: null,
    base: null,
    cut: false,
    starts: [],
    owners: [],
    titles: new Map(),
  };
  const pen = newPen(flat);
  const { roots, cut } = parseHtml(html);
  walk(roots, flat, pen);
  flat.text = pen.text();
  flat.cut = cut || flat.text.length > maxText;
  return flat;
}

/** Writes the text of the page: white space collapsed, breaks only where blocks part. */
interface Pen {
  at(): number;
  write(data: string, owner: number): void;
  /** A break of the given kind, unless a stronger one stands there already. */
  part(kind: '\n' | '\t'): void;
  /** Numbers on the two sides of this place are two numbers. */
  edge(): void;
  text(): string;
}

function newPen(flat: Flat): Pen {
  const pieces: string[] = [];
  let length = 0;
  let last = '\n';
  let edge = false;
  const push = (text: string): void => {
    pieces.push(text);
    length += text.length;
    last = text.charAt(text.length - 1);
  };
  return {
    at: () => length,
    write(data, owner) {
      if (length > maxText) return;
      let text = odd.test(data) ? data.replace(noText, '').replace(/\s+/g, ' ') : data;
      if (text.startsWith(' ') && (last === ' ' || last === '\n' || last === '\t')) text = text.slice(1);
      if (text === '') return;
      if (edge && /\d/.test(last) && /^\d/.test(text)) push(' ');
      edge = false;
      flat.starts.push(length);
      flat.owners.push(owner);
      push(text);
    },
    part(kind) {
      if (last === '\n' || last === kind) return;
      push(kind);
    },
    edge() {
      edge = true;
    },
    text: () => pieces.join(''),
  };
}

function walk(roots: HtmlNode[], flat: Flat, pen: Pen): void {
  // One frame an open element: its children, the next one to visit, its box, and whether its text is shown.
  const frames = [{ nodes: roots, next: 0, box: -1, shown: true }];
  while (frames.length > 0) {
    const frame = frames[frames.length - 1]!;
    const node = frame.nodes[frame.next++];
    if (node === undefined) {
      frames.pop();
      if (frame.box >= 0) close(flat, pen, flat.boxes[frame.box]!);
    } else if (node.type === 'text') {
      if (frame.shown) pen.write(node.data ?? '', frame.box);
    } else if (node.type === 'script') {
      readScript(node, frame.box, frame.shown, flat, pen);
    } else if (node.name !== undefined && node.type !== 'directive') {
      const shown = open(node, frame.box, frame.shown, flat, pen);
      frames.push({ nodes: node.children ?? [], next: 0, box: flat.boxes.length - 1, shown });
    }
  }
}

/** Notes the element and tells whether its text is shown. */
function open(node: HtmlNode, parent: number, shown: boolean, flat: Flat, pen: Pen): boolean {
  const name = node.name!;
  const attribs = node.attribs ?? none;
  if (name === 'br') pen.part('\n');
  else if (name === 'td' || name === 'th') pen.part('\t');
  else if (blocks.has(name)) pen.part('\n');
  else if (edges.has(name)) pen.edge();
  const index = flat.boxes.length;
  const at = pen.at();
  const depth = parent < 0 ? 0 : flat.boxes[parent]!.depth + 1;
  const named = attribs.class !== undefined || attribs.id !== undefined;
  const label = named ? labelOf(attribs) : '';
  flat.boxes.push({ index, name, attribs, label, parent, depth, from: at, to: at, end: index + 1 });
  if (name === 'a') {
    if (attribs.href !== undefined) flat.anchors.push(index);
  } else if (name === 'meta') readMeta(attribs, flat);
  else if (name === 'base') flat.base ??= attribs.href ?? null;
  else if (name === 'title') {
    if (shown || parent < 0 || flat.boxes[parent]!.name === 'head')
      flat.pageTitle ??= firstOf(innerText(node), maxTitle);
    return false;
  }
  return silent.has(name) ? false : shown;
}

function labelOf({ class: classes = '', id = '' }: Record<string, string>): string {
  return `${classes.slice(0, maxLabel)} ${id.slice(0, maxLabel)}`.toLowerCase();
}

function close(flat: Flat, pen: Pen, box: Box): void {
  box.to = pen.at();
  box.end = flat.boxes.length;
  if (box.name === 'td' || box.name === 'th') pen.part('\t');
  else if (blocks.has(box.name)) pen.part('\n');
  else if (edges.has(box.name)) pen.edge();
}

function readMeta(attribs: Record<string, string>, flat: Flat): void {
  const content = firstOf(attribs.content ?? '', maxMeta).trim();
  if (attribs['http-equiv']?.toLowerCase() === 'refresh') flat.refresh ??= content;
  const name = (attribs.name ?? attribs.property ?? '').trim().toLowerCase();
  if (name !== '' && content !== '' && !flat.meta.has(name)) flat.meta.set(name, content);
}

function readScript(node: HtmlNode, parent: number, shown: boolean, flat: Flat, pen: Pen): void {
  const text = innerText(node);
  flat.scripts.push({ attribs: node.attribs ?? none, text, parent, at: pen.at() });
  if (!shown) return;
  const html = writtenBy(text);
  if (html !== '') pen.write(html.replace(/<[^<>]{0,500}>/g, ' ').replace(/&(?:emsp|nbsp|ensp);/g, ' '), parent);
}

function innerText(node: HtmlNode): string {
  return (node.children ?? []).map((child) => child.data ?? '').join('');
}

/** Innermost box at a place of the text, -1 outside all. */
export function ownerAt(flat: Flat, at: number): number {
  let lo = 0;
  let hi = flat.starts.length - 1;
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if (flat.starts[mid]! <= at) lo = mid;
    else hi = mid - 1;
  }
  return flat.owners[lo] ?? -1;
}

export function textOf(flat: Flat, box: Box): string {
  return flat.text.slice(box.from, box.to);
}

/** The anchors inside a box (itself included), as a range of `flat.anchors`. */
export function anchorsIn(flat: Flat, box: Box): number[] {
  const from = lowerBound(flat.anchors, box.index);
  const to = lowerBound(flat.anchors, box.end);
  return flat.anchors.slice(from, to);
}

export function lowerBound(sorted: readonly number[], value: number): number {
  let lo = 0;
  let hi = sorted.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (sorted[mid]! < value) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}
