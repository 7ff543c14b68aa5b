/** Pages as rows: JSON, in which links and rows of lists are numbers of parts, each of which is kept once. */
import { type Part, type Parted, withParts } from '../lib/parts.ts';
import type { PageFacts } from '../model/page.ts';
import type { StoredPage } from '../model/snapshot.ts';
import type { Sqlite } from './sqlite.ts';

/** Row of a page to be kept; parts that have none yet get their row by `insert`, which returns its number. */
export function pageWriter(insert: (json: string) => number): (page: StoredPage) => string {
  const numbers = new WeakMap<Part, number>();
  const numberOf = (part: Part): number => {
    const held = numbers.get(part);
    if (held !== undefined) return held;
    const made = insert(JSON.stringify(part));
    numbers.set(part, made);
    return made;
  };
  return (page) => {
    const { facts } = page;
    return JSON.stringify({ ...page, facts: facts === null ? null : withParts<Part, number>(facts, numberOf) });
  };
}

/** Reads rows of one database; a part is the same object on every page. Snapshots of earlier versions have no parts. */
export function pageReader(db: Sqlite): (json: string) => StoredPage {
  const hasParts = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'part'").get() !== undefined;
  const one = hasParts ? db.prepare<[number], string>('SELECT json FROM part WHERE id = ?').pluck() : null;
  const parts: Part[] = [];
  const partOf = (number: number | Part): Part => {
    if (typeof number !== 'number') return number;
    parts[number] ??= JSON.parse(one!.get(number) as string) as Part;
    return parts[number];
  };
  return (json) => {
    const page = JSON.parse(json) as StoredPage & { facts: Parted<number | Part> | null };
    return page.facts === null ? page : { ...page, facts: withParts(page.facts, partOf) as PageFacts };
  };
}
