/** Names and addresses of columns → their class of the column table. */
import { nameKey } from '../lib/chinese.ts';
import { heldOr } from '../lib/maps.ts';
import { pathOf } from '../lib/urls.ts';
import type { ColumnTable } from '../model/tables.ts';

export interface Classes {
  /** Class of a name; `above` are the names of the columns over it. */
  ofName: (name: string, above: readonly string[]) => string | null;
  /** Class of the last name in an address (`/zwgk/zcjd_62459/` is `zcjd`). */
  ofAddress: (url: string, above: readonly string[]) => string | null;
}

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
  };
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
