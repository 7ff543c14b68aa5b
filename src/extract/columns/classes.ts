/** Names and addresses of columns → their class of the column table. */
import { nameKey } from '../../lib/chinese.ts';
import { heldOr } from '../../lib/maps.ts';
import { pathOf } from '../../lib/urls.ts';
import type { ColumnTable } from '../../model/tables.ts';

export interface Classes {
  /** Class of a name; `above` are the names of the columns over it. */
  ofName: (name: string, above: readonly string[]) => string | null;
  /** Class of the last name in an address (`/zwgk/zcjd_62459/` is `zcjd`). */
  ofAddress: (url: string, above: readonly string[]) => string | null;
  /** Classes one of whose names stands in this name, whole or spread (政策解读 in 政策文件解读). */
  near: (name: string) => string[];
}

/** Shorter names stand in too many others. */
const leastNear = 4;
const mostSpread = 6;

interface Entry {
  class: string;
  under: ReadonlySet<string>;
}

/** `places`: the site's place names, which names like ××要闻 stand on. */
export function classesOf(table: ColumnTable, places: readonly string[]): Classes {
  const byName = new Map<string, Entry[]>();
  const byPath = new Map<string, Entry[]>();
  for (const row of table) {
    const entry = { class: row.class, under: new Set(row.under.map(nameKey)) };
    const names = row.under.length === 0 ? [row.class, ...row.names] : row.names;
    for (const name of names) heldOr(byName, nameKey(name), () => [] as Entry[]).push(entry);
    for (const path of row.paths) heldOr(byPath, path.toLowerCase(), () => [] as Entry[]).push(entry);
  }
  const pick = (entries: Entry[] | undefined, above: readonly string[]): string | null => {
    if (entries === undefined) return null;
    const keys = above.flatMap((name) => [nameKey(name), plainName(name, places)]);
    const classesAbove = above.map((name) => byName.get(nameKey(name))?.[0]?.class ?? '');
    const fits = (e: Entry) =>
      e.under.size === 0 || keys.some((k) => e.under.has(k)) || classesAbove.some((c) => e.under.has(nameKey(c)));
    // An entry that names its parent is the more exact one.
    const found = entries.filter(fits).sort((a, b) => b.under.size - a.under.size)[0];
    return found?.class ?? null;
  };
  // The same few menu words come with every page.
  const known = new Map<string, Entry[][]>();
  const entriesOf = (name: string): Entry[][] =>
    heldOr(known, name, () =>
      [nameKey(name), markedName(name, places), plainName(name, places)].flatMap((key) => {
        const entries = byName.get(key);
        return entries === undefined ? [] : [entries];
      }),
    );
  return {
    ofName: (name, above) => {
      for (const entries of entriesOf(name)) {
        const found = pick(entries, above);
        if (found !== null) return found;
      }
      return null;
    },
    ofAddress: (url, above) => pick(byPath.get(lastFolder(url)), above),
    near: (name) => {
      const key = nameKey(name);
      const fits = (row: ColumnTable[number]) =>
        isSpread(nameKey(row.class), key) || row.names.some((n) => n.length >= leastNear && key.includes(nameKey(n)));
      return table.filter((row) => row.under.length === 0 && fits(row)).map((row) => row.class);
    },
  };
}

/** Whether the characters of `name` stand in `key` in their order, with few between. */
function isSpread(name: string, key: string): boolean {
  if (name.length < leastNear || key.length > name.length + mostSpread) return false;
  let at = -1;
  return [...name].every((char) => {
    at = key.indexOf(char, at + 1);
    return at >= 0;
  });
}

/** 江阳要闻 → ××要闻 */
function markedName(name: string, places: readonly string[]): string {
  const key = nameKey(name);
  const place = places.find((p) => key.includes(nameKey(p)));
  return place === undefined ? '' : key.replace(nameKey(place), '××');
}

/** 江阳区政府信息公开指南 → 政府信息公开指南; on the site of a 区, 区政府文件 and 本区要闻 → 政府文件, 要闻. */
function plainName(name: string, places: readonly string[]): string {
  const key = nameKey(name);
  const place = places.find((p) => key.startsWith(nameKey(p)));
  if (place !== undefined) return key.slice(nameKey(place).length);
  const level = places[0]?.at(-1) ?? '';
  if (level !== '' && key.startsWith(level)) return key.slice(level.length);
  return key.replace(/^(?:本|我)(?:省|市|州|县|区|旗|镇|乡|局|委|办)/, '');
}

/** `zcjd` of `/zcjd_62459/`, of `/zcjd/index.html` and of `/zcjd.htm`. */
function lastFolder(url: string): string {
  const parts = pathOf(url).toLowerCase().split('/');
  const page = parts.pop() ?? '';
  const name = /^(index|default|list|main)\w*\.\w+$/.test(page) || page === '' ? parts.at(-1) : page;
  return (name ?? '').replace(/\.\w+$/, '').replace(/_\d+$/, '');
}
