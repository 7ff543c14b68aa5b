/** Addresses that a site invents without end: beyond a small number they are not asked for, and told as one gap. */
import type { Gap } from '../../model/facts.ts';

export interface Traps {
  /** Whether the address, whose page has that key, belongs to an endless series; it is counted. */
  has(url: string, key: string): boolean;
  /** One gap for all that were met; null for none. */
  gap(): Gap | null;
}

const mostSegments = 20;
const mostParameters = 15;
const mostOfOneName = 4;
/** Months and days of one calendar. */
const mostDays = 200;
/** A path asked with so many sets of parameters, none of which varies much by itself, is a table of filters. */
const mostSets = 150;
const mostValues = 40;
const mostWatched = 5_000;
const mostTold = 1_000;
/** Before that there were no sites. */
const firstYear = 1990;
/** Further pages of one list are no filters. */
const pager = /^(?:p|pn|page\w*|cur\w*|pn?o|start|offset|begin|end|row\w*|size|limit|num)$/i;

/** `asOf` is the day of the judgement; `asked` are keys of pages that were asked for before. */
export function makeTraps(asOf: string, asked: Iterable<string>): Traps {
  const met = new Set<string>();
  const orders = new Map<string, string>();
  const calendars = new Map<string, Set<string>>();
  const tables = new Map<string, Table>();
  const lastYear = Number(asOf.slice(0, 4)) + 1;
  const isEndless = (key: string) => {
    const url = URL.parse(`http://${key}`);
    if (url === null) return false;
    const segments = url.pathname.split('/').filter(Boolean);
    return (
      isGrowing(url, segments) ||
      isReordered(orders, url.host, segments) ||
      isCalendar(calendars, url, lastYear) ||
      isFilter(tables, url)
    );
  };
  for (const key of asked) isEndless(key);
  return {
    has(url, key) {
      if (!met.has(url) && !isEndless(key)) return false;
      if (met.size < mostTold) met.add(url);
      return true;
    },
    gap() {
      const [place] = met;
      if (place === undefined) return null;
      const count = `${met.size}${met.size < mostTold ? '个' : '个以上'}`;
      return { fact: 'pages', place, reason: 'trap', detail: `${count}类似的网址未采集` };
    },
  };
}

/** Names that come again and again, as a wrong relative link makes them, or more parts than any page has. */
function isGrowing({ searchParams, search }: URL, segments: readonly string[]): boolean {
  const named = segments.filter((segment) => !/^\d+$/.test(segment));
  if (segments.length > mostSegments || named.length - new Set(named).size > 1) return true;
  const names = [...searchParams.keys()];
  const isRepeated = names.some((name) => names.filter((n) => n === name).length > mostOfOneName);
  return names.length > mostParameters || isRepeated || search.includes('%252525');
}

/** The folders of another address in another order. */
function isReordered(orders: Map<string, string>, host: string, segments: readonly string[]): boolean {
  const folders = segments.filter((segment) => !/\d|\./.test(segment));
  if (folders.length < 3 || folders.length < segments.length) return false;
  const order = folders.join('/');
  const key = `${host}/${[...folders].sort().join('/')}`;
  if (orders.size < mostWatched && !orders.has(key)) orders.set(key, order);
  return (orders.get(key) ?? order) !== order;
}

const monthEnd = /(?:^|[/=])((?:1[0-9]|2[0-9])\d{2})[-/](?:0?[1-9]|1[0-2])(?:[-/]\d{1,2})?(?:\/|\.[a-z]{3,5})?$/i;

/** A page of a calendar: nothing but a month or a day tells it from others. */
function isCalendar(calendars: Map<string, Set<string>>, url: URL, lastYear: number): boolean {
  const inPath = monthEnd.exec(url.pathname)?.[1];
  const year = inPath ?? yearOf(url.searchParams);
  if (year === null) return false;
  if (Number(year) > lastYear || Number(year) < firstYear) return true;
  const shape = `${url.host}${url.pathname}${url.search}`.replace(/\d+/g, '#');
  return !admit(calendars, shape, url.pathname + url.search, mostDays);
}

function yearOf(parameters: URLSearchParams): string | null {
  const values = [...parameters];
  const named = (name: RegExp) => values.find(([key]) => name.test(key))?.[1] ?? '';
  const year = named(/^(?:y|year|nian|yyyy)$/i);
  if (/^\d{4}$/.test(year) && /^\d{1,2}$/.test(named(/^(?:m|month|yue|mm)$/i))) return year;
  const day =
    values.length > 2 ? undefined : values.map(([, value]) => /^(\d{4})-\d{1,2}(?:-\d{1,2})?$/.exec(value)?.[1]);
  return day?.find((found) => found !== undefined) ?? null;
}

interface Table {
  sets: Set<string>;
  values: Map<string, Set<string>>;
}

function isFilter(tables: Map<string, Table>, { host, pathname, searchParams }: URL): boolean {
  const pairs = [...searchParams].filter(([name]) => !pager.test(name));
  if (pairs.length < 3) return false;
  const path = host + pathname;
  let table = tables.get(path);
  if (table === undefined) {
    if (tables.size >= mostWatched) return false;
    table = { sets: new Set(), values: new Map() };
    tables.set(path, table);
  }
  const { sets, values } = table;
  const set = JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
  if (sets.has(set)) return false;
  if (sets.size >= mostSets && [...values.values()].every(({ size }) => size < mostValues)) return true;
  if (sets.size <= mostSets) sets.add(set);
  for (const [name, value] of pairs) admit(values, name, value, mostValues);
  return false;
}

/** Adds to the set of the name, and tells whether it holds the value. */
function admit(sets: Map<string, Set<string>>, name: string, value: string, most: number): boolean {
  let set = sets.get(name);
  if (set === undefined) {
    if (sets.size >= mostWatched) return true;
    set = new Set();
    sets.set(name, set);
  }
  if (set.size < most) set.add(value);
  return set.has(value);
}
