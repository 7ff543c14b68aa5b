/** The links and rows of a page. Pages of one site have most of theirs in common: they are handed over and kept once, by number. */
import type { Link, ListFacts, ListItem, PageFacts } from '../model/page.ts';

export type Part = Link | ListItem;

/** Facts of a page with something else in place of its links and rows. */
export interface Parted<P> extends Omit<PageFacts, 'links' | 'datedItems' | 'list'> {
  links: P[];
  datedItems: P[];
  list: (Omit<ListFacts, 'items'> & { items: P[] }) | null;
}

export function withParts<P, Q>(facts: Parted<P>, of: (part: P) => Q): Parted<Q> {
  const list = facts.list === null ? null : { ...facts.list, items: facts.list.items.map(of) };
  return { ...facts, links: facts.links.map(of), datedItems: facts.datedItems.map(of), list };
}
