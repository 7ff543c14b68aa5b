/** The main list of a page: the container with the most like-shaped rows. */
import { oneLine } from '../../lib/chinese.ts';
import type { ListItem } from '../../model/page.ts';
import { anchorsIn, type Box, type Flat, textOf } from '../html/flat.ts';
import type { Resolve } from '../links/links.ts';
import { type Row, titleOf } from './rows.ts';
import { isAtEdge, isBeside, isPaged } from './side-block.ts';

export interface Block {
  /** The element whose children the rows are, and its last part where several like ones follow each other. */
  container: Box;
  rows: Row[];
}

/** Of one page; it may hold more. */
export const maxItems = 2_000;

/** Rows grouped by the element they hang in; equal neighbours (one `ul` for every five rows) are one block. */
export function blocksOf(flat: Flat, rows: readonly Row[]): Block[] {
  const byParent = new Map<number, Block>();
  for (const row of rows) {
    const container = containerOf(flat, row.box);
    if (container === null) continue;
    const block = byParent.get(container.index);
    if (block === undefined) byParent.set(container.index, { container, rows: [row] });
    else block.rows.push(row);
  }
  return joined([...byParent.values()]);
}

/** `tbody` and single wrappers do not count as containers. */
function containerOf(flat: Flat, row: Box): Box | null {
  let index = row.parent;
  while (index >= 0 && (flat.boxes[index]!.name === 'tbody' || flat.boxes[index]!.name === 'thead')) {
    index = flat.boxes[index]!.parent;
  }
  return index < 0 ? null : flat.boxes[index]!;
}

/** Blocks whose containers are like-shaped children of one parent become one, when the parent holds little else. */
function joined(blocks: Block[]): Block[] {
  const groups = new Map<string, Block[]>();
  for (const block of blocks) {
    const { parent, name, attribs } = block.container;
    const key = `${parent} ${name} ${attribs.class ?? ''} ${block.rows[0]!.box.name}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [block]);
    else group.push(block);
  }
  const out: Block[] = [];
  for (const group of groups.values()) {
    const first = group[0]!;
    const rows = group.flatMap((b) => b.rows);
    if (group.length > 1 && mostly(group)) {
      out.push({
        container: { ...first.container, end: group.at(-1)!.container.end, to: group.at(-1)!.container.to },
        rows,
      });
    } else out.push(...group);
  }
  return out;
}

/** Whether like parts follow each other with (nearly) no other text between, so no headed home-page boxes. */
function mostly(group: Block[]): boolean {
  const first = group[0]!.container;
  const last = group.at(-1)!.container;
  const inside = group.reduce((sum, b) => sum + (b.container.to - b.container.from), 0);
  return last.to - first.from - inside <= group.length * 4 + 4;
}

/** The main block, null where no block is a list. */
export function mainBlock(flat: Flat, blocks: readonly Block[], names: readonly string[]): Block | null {
  let best: Block | null = null;
  let most = 0;
  for (const block of blocks) {
    const score = scoreOf(flat, block, names);
    if (score > most) [best, most] = [block, score];
  }
  return best;
}

function scoreOf(flat: Flat, block: Block, names: readonly string[]): number {
  const linked = block.rows.filter((r) => r.url !== null || r.anchor.attribs.href !== undefined);
  if (linked.length === 0) return 0;
  // One row alone is a list only where the page marks it up as one.
  if (linked.length === 1 && !/^(?:li|tr|dl|dd)$/.test(linked[0]!.box.name)) return 0;
  const letters = linked.reduce((sum, r) => sum + Math.min(r.title.length, 40), 0);
  return (linked.length + letters / 100) * placeOf(flat, block.container, names);
}

/** How surely a block at that place is the list of the page. */
function placeOf(flat: Flat, box: Box, names: readonly string[]): number {
  if (isBeside(flat, box, names)) return 0.3;
  return (isPaged(flat, box) ? 3 : 1) * (isAtEdge(flat, box) ? 0.4 : 1);
}

/** The items of a block: its dated rows and their like-shaped siblings without a date. */
export function itemsOf(flat: Flat, block: Block, resolve: Resolve): ListItem[] {
  const shape = block.rows[0]!.box.name;
  const known = new Map(block.rows.map((r) => [r.box.index, r]));
  const byRow = new Map<number, Row[]>();
  for (const row of block.rows) {
    const list = byRow.get(row.box.index);
    if (list === undefined) byRow.set(row.box.index, [row]);
    else list.push(row);
  }
  const parents = new Set(block.rows.map((r) => r.box.parent));
  const items: ListItem[] = [];
  for (let i = block.container.index + 1; i < block.container.end && items.length < maxItems; i++) {
    const box = flat.boxes[i]!;
    if (box.name !== shape || !parents.has(box.parent)) continue;
    if (known.has(i)) {
      for (const row of byRow.get(i)!) items.push({ title: row.title, url: row.url, date: row.date });
    } else {
      const item = undated(flat, box, block.rows[0]!.box, resolve);
      if (item !== null) items.push(item);
    }
    i = Math.max(i, box.end - 1);
  }
  return items;
}

/** A row without a date counts where it looks like the others: one real link with a title. */
function undated(flat: Flat, box: Box, like: Box, resolve: Resolve): ListItem | null {
  if ((box.attribs.class ?? '') !== (like.attribs.class ?? '') && box.name !== 'tr' && box.name !== 'li') return null;
  const anchors = anchorsIn(flat, box).map((i) => flat.boxes[i]!);
  const anchor = anchors.find((a) => a.to - a.from >= 4);
  if (anchor === undefined || anchors.length > 4) return null;
  const title = titleOf(flat, anchor, null);
  if (title.length < 4 || /^(?:[\d\s]+|.{0,4}[上下首末尾]页.{0,4})$/.test(title)) return null;
  if (oneLine(textOf(flat, box)).length > 1_500) return null;
  return { title, url: resolve(anchor.attribs.href!), date: null };
}

/** The rows of a list that shows no dates: believed only in the last list before a pager. */
export function undatedItems(flat: Flat, pagerAt: number | null, resolve: Resolve): ListItem[] {
  const list = pagerAt === null ? null : lastListBefore(flat, pagerAt);
  if (list === null) return [];
  const items: ListItem[] = [];
  for (let i = list.index + 1; i < list.end && items.length < maxItems; i++) {
    const row = flat.boxes[i]!;
    if (!/^(?:li|tr|dd)$/.test(row.name)) continue;
    const item = undated(flat, row, row, resolve);
    if (item !== null) items.push(item);
    i = row.end - 1;
  }
  return items.length >= 2 ? items : cardsLike(flat, list, resolve);
}

/** Cards, each a list of its own with one link that holds a heading. */
function cardsLike(flat: Flat, like: Box, resolve: Resolve): ListItem[] {
  const items: ListItem[] = [];
  for (let i = Math.max(0, like.parent); i <= like.index && items.length < maxItems; i++) {
    const card = flat.boxes[i]!;
    if (card.parent !== like.parent || card.name !== like.name || card.label !== like.label) continue;
    const headed = anchorsIn(flat, card)
      .map((a) => flat.boxes[a]!)
      .filter((a) => holdsHeading(flat, a));
    const title = headed.length === 1 ? titleOf(flat, headed[0]!, null) : '';
    if (title.length >= 2) items.push({ title, url: resolve(headed[0]!.attribs.href!), date: null });
  }
  return items.length >= 2 ? items : [];
}

function holdsHeading(flat: Flat, { index, end }: Box): boolean {
  return flat.boxes.slice(index + 1, end).some(({ name }) => /^h[1-6]$/.test(name));
}

const menu = /(?:^|[\s_-])(?:(?:top|main|sub)?nav(?:bar|list|box)?|(?:top|main)?menu|header?|top)(?:$|[\s_\-\d])/;

function isMenu(flat: Flat, box: Box): boolean {
  let up: Box | undefined = box;
  for (let n = 0; up !== undefined && n < 4; n++, up = flat.boxes[up.parent])
    if (up.name === 'nav' || up.name === 'header' || menu.test(up.label)) return true;
  return false;
}

/** The outermost one; an empty list before the pager is a list too. */
function lastListBefore(flat: Flat, at: number): Box | null {
  let last: Box | null = null;
  for (const box of flat.boxes) {
    if (box.from > at) break;
    if (box.to > at || !/^(?:ul|ol|table|dl)$/.test(box.name) || (last !== null && box.index < last.end)) continue;
    if (!isMenu(flat, box)) last = box;
  }
  return last;
}
