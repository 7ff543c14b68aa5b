/** List rows that stand in a script: Hanweb's data store, or an array of objects written as a literal. */
import { firstOf, oneLine } from '../../lib/chinese.ts';
import type { ListItem } from '../../model/page.ts';
import { type DateContext, parseDate } from '../dates/dates.ts';
import { type Flat, flatten } from '../html/flat.ts';
import { endOfLiteral } from '../html/literal.ts';
import type { Resolve } from '../links/links.ts';
import { readDataStore } from './data-store.ts';
import { readRows, titleOf } from './rows.ts';

export interface ScriptList {
  items: ListItem[];
  pages: number | null;
  total: number | null;
  /** Where the rows after these are had, null where nothing is said. */
  next: string | null;
  /** A data store of this kind holds all rows of the list, or says where the others are. */
  store: boolean;
}

const maxRows = 2_000;
const maxLoose = 500_000;

/** The longest list that a script holds, null where none does. */
export function readScriptRows(flat: Flat, resolve: Resolve, context: DateContext): ScriptList | null {
  let best: ScriptList | null = null;
  for (const { text } of flat.scripts) {
    if (text.length < 40 || text.length > 3_000_000) continue;
    const found = text.includes('<record') ? dataStore(text, resolve, context) : literalRows(text, resolve);
    if (found !== null && (best === null || found.items.length > best.items.length)) best = found;
  }
  return best;
}

function dataStore(text: string, resolve: Resolve, context: DateContext): ScriptList | null {
  const { records, next, pages, total } = readDataStore(text);
  const further = next === null ? null : resolve(next);
  if (records.length === 0 && further === null) return null;
  const items = recordRows(records, resolve, context);
  return { items, pages, total, next: further, store: true };
}

/** Each record is the HTML of one row, with or without a day. */
export function recordRows(records: readonly string[], resolve: Resolve, context: DateContext): ListItem[] {
  const flat = flatten(`<ul>${records.join('\n')}</ul>`);
  const rows = readRows(flat, resolve, context);
  if (rows.length >= records.length) return rows.map(({ title, url, date }) => ({ title, url, date }));
  return records.flatMap((record): ListItem[] => {
    const one = flatten(`<ul>${record}</ul>`);
    const [row] = readRows(one, resolve, context);
    if (row !== undefined) return [{ title: row.title, url: row.url, date: row.date }];
    const anchor = one.anchors.map((i) => one.boxes[i]!).find((a) => titleOf(one, a, null).length >= 2);
    if (anchor === undefined) return [];
    return [{ title: titleOf(one, anchor, null), url: resolve(anchor.attribs.href!), date: null }];
  });
}

const titleKeys = ['title', 'TITLE', 'name', 'bt', 'docTitle', 'articleTitle', 'infoTitle', 'subject'];
const urlKeys = ['url', 'URL', 'link', 'href', 'docUrl', 'linkUrl', 'docPubUrl', 'articleUrl'];
const dateKeys = [
  'date',
  'DATE',
  'pubDate',
  'publishDate',
  'time',
  'pubTime',
  'publishTime',
  'fbsj',
  'docRelTime',
  'createTime',
  'display_date',
];

/** `var list = [{ "title": …, "url": …, "date": … }, …]`. Only what is valid JSON, or becomes so by quoting its keys. */
function literalRows(text: string, resolve: Resolve): ScriptList | null {
  let best: ListItem[] = [];
  const start = /[=(:]\s*\[\s*\{/g;
  for (let m = start.exec(text), n = 0; m !== null && n < 20; m = start.exec(text), n++) {
    const from = m.index + m[0].indexOf('[');
    const to = endOfLiteral(text, from);
    if (to === null) continue;
    const items = itemsFrom(parseLoose(text.slice(from, to)), resolve);
    if (items.length > best.length) best = items;
    start.lastIndex = to;
  }
  return best.length === 0 ? null : { items: best, pages: null, total: null, next: null, store: false };
}

/** The value of a JSON or JavaScript literal, null where it is neither. */
function parseLoose(text: string): unknown {
  return parsed(text) ?? (text.length > maxLoose ? null : parsed(asJson(text)));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Keys and single-quoted strings in double quotes, no trailing commas. Strings are set aside meanwhile. */
function asJson(text: string): string {
  const strings: string[] = [];
  const kept = text.replace(/"(?:[^"\\\n]|\\.){0,20000}"|'(?:[^'\\\n]|\\.){0,20000}'/g, (s) => {
    strings.push(JSON.stringify(s.slice(1, -1).replace(/\\(['"/])/g, '$1')));
    return `\u0000${strings.length - 1}\u0000`;
  });
  return kept
    .replace(/([{,]\s*)([A-Za-z_$][\w$]{0,100})\s*:/g, '$1"$2":')
    .replace(/,\s*([\]}])/g, '$1')
    .replace(/\u0000(\d{1,7})\u0000/g, (_, n: string) => strings[Number(n)] ?? 'null');
}

function itemsFrom(value: unknown, resolve: Resolve): ListItem[] {
  if (!Array.isArray(value)) return [];
  const items: ListItem[] = [];
  for (const row of value.slice(0, maxRows)) {
    if (row === null || typeof row !== 'object') return [];
    const record = row as Record<string, unknown>;
    const title = field(record, titleKeys);
    const date = field(record, dateKeys);
    const day = date === null ? null : parseDate(date);
    if (title === null || day === null) continue;
    const url = field(record, urlKeys);
    items.push({
      title: firstOf(oneLine(title.replace(/<[^<>]{0,300}>/g, '')), 500),
      url: url === null ? null : resolve(url),
      date: day,
    });
  }
  return items.length >= 2 ? items : [];
}

function field(record: Record<string, unknown>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = record[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
    // Milliseconds since 1970, up to the year 2096.
    if (typeof value === 'number' && value > 1e12 && value < 4e12) return new Date(value + 28_800_000).toISOString();
  }
  return null;
}
