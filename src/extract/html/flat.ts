/** One walk over the page gives all that the readers need: the visible text as one string, and every element's place in it. */
import { firstOf } from '../../lib/chinese.ts';
import { remembering } from '../../lib/maps.ts';
import { plainDigits } from '../dates/dates.ts';
import { type HtmlReader, readHtml } from './html.ts';
import { maxText, newPen, type Pen } from './pen.ts';
import { type Tag, tagOf } from './tags.ts';
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
  /** The text with digits, dashes and colons of full width as plain ones; every place stays. */
  plain: string;
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

/** No title, meta tag or name of a class is longer. */
const maxTitle = 2_000;
const maxMeta = 4_000;
const maxLabel = 500;

export function flatten(html: string): Flat {
  const flat: Flat = {
    text: '',
    plain: '',
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
  const pen = newPen(flat.starts, flat.owners);
  const cut = readHtml(html, newReader(flat, pen));
  flat.text = pen.text();
  flat.plain = plainDigits(flat.text);
  flat.cut = cut || flat.text.length > maxText;
  return flat;
}

/** A script that is open: elements can stand in one where the page is broken, and only text right in it counts. */
interface OpenScript {
  attribs: Record<string, string>;
  text: string;
  inner: number;
}

function newReader(flat: Flat, pen: Pen): HtmlReader {
  /** Indexes of open boxes, -1 for none: the innermost, the outermost whose text is not shown, and the title's. */
  let at = -1;
  let hidden = -1;
  let title = -1;
  let titleText = '';
  let script: OpenScript | null = null;
  const tags: Tag[] = [];
  return {
    open(name, attribs) {
      if (script !== null) script.inner++;
      else if (name === 'script') script = { attribs, text: '', inner: 0 };
      else {
        const parent = at;
        const tag = tagOf(name);
        tags.push(tag);
        at = open(tag, attribs, parent, flat, pen);
        if (name === 'title' && title < 0 && (hidden < 0 || flat.boxes[parent]?.name === 'head')) title = at;
        if (hidden < 0 && tag.isSilent) hidden = at;
      }
    },
    close() {
      if (script !== null) {
        if (script.inner-- > 0) return;
        readScript(script, at, hidden < 0, flat, pen);
        script = null;
        return;
      }
      const box = flat.boxes[at]!;
      close(flat, pen, box, tags.pop()!);
      if (at === hidden) hidden = -1;
      if (at === title) {
        flat.pageTitle ??= firstOf(titleText, maxTitle);
        [title, titleText] = [-1, ''];
      }
      at = box.parent;
    },
    text(text) {
      if (script !== null) {
        if (script.inner === 0) script.text += text;
      } else if (at === title && at >= 0) titleText += text;
      else if (hidden < 0) pen.write(text, at);
    },
    comment(text) {
      // Where the library takes what stands in a script or title for a comment, it is text of theirs.
      if (script !== null ? script.inner === 0 : at === title && at >= 0) this.text(text);
    },
  };
}

/** Notes the element and gives its index. */
function open(
  { name, breaks, isEdge }: Tag,
  attribs: Record<string, string>,
  parent: number,
  flat: Flat,
  pen: Pen,
): number {
  if (breaks !== null) pen.part(breaks);
  else if (isEdge) pen.edge();
  const index = flat.boxes.length;
  const at = pen.at();
  const depth = parent < 0 ? 0 : flat.boxes[parent]!.depth + 1;
  const label = labelOf(attribs);
  flat.boxes.push({ index, name, attribs, label, parent, depth, from: at, to: at, end: index + 1 });
  if (name === 'a') {
    if (attribs.href !== undefined) flat.anchors.push(index);
  } else if (name === 'meta') readMeta(attribs, flat);
  else if (name === 'base') flat.base ??= attribs.href ?? null;
  return index;
}

function labelOf({ class: classes, id }: Record<string, string>): string {
  if (id !== undefined) return label(classes ?? '', id);
  return classes === undefined ? '' : labelOfClass(classes);
}

function label(classes: string, id: string): string {
  return `${classes.slice(0, maxLabel)} ${id.slice(0, maxLabel)}`.toLowerCase();
}

const labelOfClass = remembering((classes) => label(classes, ''));

function close(flat: Flat, pen: Pen, box: Box, { name, breaks, isEdge }: Tag): void {
  box.to = pen.at();
  box.end = flat.boxes.length;
  if (breaks !== null && name !== 'br') pen.part(breaks);
  else if (isEdge) pen.edge();
}

function readMeta(attribs: Record<string, string>, flat: Flat): void {
  const content = firstOf(attribs.content ?? '', maxMeta).trim();
  if (attribs['http-equiv']?.toLowerCase() === 'refresh') flat.refresh ??= content;
  const name = (attribs.name ?? attribs.property ?? '').trim().toLowerCase();
  if (name !== '' && content !== '' && !flat.meta.has(name)) flat.meta.set(name, content);
}

function readScript({ attribs, text }: OpenScript, parent: number, shown: boolean, flat: Flat, pen: Pen): void {
  flat.scripts.push({ attribs, text, parent, at: pen.at() });
  if (!shown) return;
  const html = writtenBy(text);
  if (html !== '') pen.write(html.replace(/<[^<>]{0,500}>/g, ' ').replace(/&(?:emsp|nbsp|ensp);/g, ' '), parent);
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
