/**
 * Pages as rows: a head in JSON names the row of what was read of the page, in which links and rows of lists are numbers of
 * parts. Each part is kept once, and what has not changed is kept by its number alone, from one run to the next.
 */
import { type Part, type Parted, withParts } from '../lib/parts.ts';
import type { PageFacts } from '../model/page.ts';
import type { StoredPage } from '../model/snapshot.ts';
import type { Sqlite } from './sqlite.ts';

/** Names what was read of a page, and tells what decides whether that may be read of it again. */
export interface Reading extends Pick<PageFacts, 'trouble' | 'guessed'> {
  reading: number;
}

/** A page without what was read of it. */
export interface PageHead extends Omit<StoredPage, 'facts'> {
  facts: Reading | null;
}

/** As earlier versions kept it: links and rows themselves, or numbers of parts, and the text beside them. */
type WholeFacts = Parted<number | Part>;

export interface Inserts {
  /** Returns the number of its row. */
  part(json: string): number;
  /** The same. */
  reading(json: string): number;
  text(reading: number, text: string): void;
}

/** Row of a page to be kept; what it has in common with others, and what was read of it, get rows of their own. */
export function pageWriter(insert: Inserts): (page: StoredPage) => string {
  const numbers = new WeakMap<Part, number>();
  const numberOf = (part: Part): number => {
    const held = numbers.get(part);
    if (held !== undefined) return held;
    const made = insert.part(JSON.stringify(part));
    numbers.set(part, made);
    return made;
  };
  return (page) => {
    if (page.facts === null) return JSON.stringify(page);
    const { text, ...rest } = withParts<Part, number>(page.facts, numberOf);
    const { trouble, guessed } = rest;
    const reading = insert.reading(JSON.stringify(rest));
    insert.text(reading, text);
    const facts: Reading = { reading, trouble, ...(guessed && { guessed }) };
    return JSON.stringify({ ...page, facts });
  };
}

export interface PageReader {
  page(json: string): StoredPage;
  facts(reading: number): PageFacts;
  /** What leads on from a page: of its links those that `isNew` lets through, no rows and no text. */
  leads(reading: number, isNew: (part: number, url: string) => boolean): PageFacts;
}

/** Reads rows of one database; a part is the same object on every page. */
export function pageReader(db: Sqlite): PageReader {
  // Snapshots of earlier versions have none of them.
  const isThere = db.prepare('SELECT 1 FROM sqlite_master WHERE name = ?');
  const one = (table: string, column: string, id: string): ((id: number) => string) => {
    if (isThere.get(table) === undefined) return () => '';
    const found = db.prepare<[number], string>(`SELECT ${column} FROM ${table} WHERE ${id} = ?`).pluck();
    return (number) => found.get(number) as string;
  };
  const onePart = one('part', 'json', 'id');
  const oneReading = one('reading', 'json', 'id');
  const oneText = one('main_text', 'text', 'reading');
  const parts: Part[] = [];
  const partOf = (number: number | Part): Part => {
    if (typeof number !== 'number') return number;
    parts[number] ??= JSON.parse(onePart(number)) as Part;
    return parts[number];
  };
  const facts = (reading: number): PageFacts => {
    const kept = JSON.parse(oneReading(reading)) as WholeFacts;
    kept.text = oneText(reading);
    return withParts(kept, partOf) as PageFacts;
  };
  return {
    facts,
    leads(reading, isNew) {
      const kept = JSON.parse(oneReading(reading)) as Parted<number>;
      const links = kept.links.filter((part) => isNew(part, kept.url));
      const list = kept.list === null ? null : { ...kept.list, items: [] };
      return withParts({ ...kept, links, datedItems: [], list, text: '' }, partOf) as PageFacts;
    },
    page(json) {
      const page = JSON.parse(json) as Omit<StoredPage, 'facts'> & { facts: Reading | WholeFacts | null };
      if (page.facts === null) return { ...page, facts: null };
      const read = 'reading' in page.facts ? facts(page.facts.reading) : withParts(page.facts, partOf);
      return { ...page, facts: read as PageFacts };
    },
  };
}

/** Of a page that an earlier version kept whole it is not told what was read. */
export function headOf(json: string): PageHead {
  const page = JSON.parse(json) as PageHead;
  return page.facts === null || 'reading' in page.facts ? page : { ...page, facts: null };
}
