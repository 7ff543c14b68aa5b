/** An answer that is no page but data: the rows that a script of a list page asks for. */
import { httpUrl } from '../../lib/urls.ts';
import type { ListFacts } from '../../model/page.ts';
import type { DateContext } from '../dates/dates.ts';
import type { Resolve } from '../links/links.ts';
import { dataRows } from './data-rows.ts';
import { readDataStore } from './data-store.ts';
import { recordRows } from './script-rows.ts';

const maxNext = 200;
const maxDepth = 5;
const maxNodes = 3_000;

const isStore = /^\s*(?:<\?xml[^<>]{0,200}>\s*)?<(?:datastore|recordset)\b/i;
const isJson = /^\s*(?:\{\s*["}]|\[\s*(?:\{|\]))/;

/** By the beginning of the answer. */
export function mayBeData(text: string): boolean {
  const head = text.slice(0, 1_000).replace(/^\ufeff/, '');
  return isStore.test(head) || isJson.test(head);
}

/** Null where it is no list of rows. */
export function readDataAnswer(text: string, url: string, resolve: Resolve, context: DateContext): ListFacts | null {
  const body = text.replace(/^\ufeff/, '');
  if (isStore.test(body.slice(0, 1_000))) return storeRows(body, url, resolve, context);
  return isJson.test(body.slice(0, 1_000)) ? jsonRows(body, url) : null;
}

function storeRows(xml: string, url: string, resolve: Resolve, context: DateContext): ListFacts {
  const { records, next, total } = readDataStore(xml);
  const items = recordRows(records, resolve, context);
  // A server that names a next part for ever is left.
  const late = Number(pageField.exec(url)?.[2] ?? 0) >= maxNext;
  const further = records.length === 0 || next === null || late ? null : resolve(next);
  const lost = items.length < records.length || late;
  return {
    ...{ items, pages: null, total, unread: items.length === 0 && lost ? 'script' : null },
    ...{ next: further === null ? [] : [further], ...(lost && { partial: true }), byData: true },
  };
}

interface Found {
  rows: NonNullable<ReturnType<typeof dataRows>>;
  /** The objects around the rows, the nearest first. */
  around: Record<string, unknown>[];
}

function jsonRows(text: string, url: string): ListFacts | null {
  const value = parsed(text);
  const found = value === null ? null : longest(value, (href) => rootedUrl(href, url));
  if (found === null)
    return isNone(value) ? { items: [], pages: 1, total: 0, next: [], unread: null, byData: true } : null;
  const { items, lost } = found.rows;
  const told = numberIn(
    found.around,
    /^(?:total(?:_?(?:count|nums?|records?|rows?|elements|size))?|record_?count|post_?count|rowcount|records)$/i,
  );
  const rows = items.length + lost;
  const pagesTold = numberIn(found.around, /^(?:total_?pages?|page_?(?:count|total)|pages)$/i);
  // A smaller number counts something else, and so does one that does not fit the number of pages.
  const fits =
    told !== null && told >= rows && (pagesTold === null || isLaterPage(url) || Math.ceil(told / rows) === pagesTold);
  const total = fits ? told : null;
  const { pages, next } = furtherPages(url, rows, total);
  const open = lost > 0 || total === null || (total > items.length && next.length === 0 && !isLaterPage(url));
  return { items, pages, total, next, unread: null, ...(open && { partial: true as const }), byData: true };
}

/** Addresses as they stand in data are relative to the page that shows them, which is not known here. */
function rootedUrl(href: string, url: string): string | null {
  if (/^\s*(?:https?:)?\/\//i.test(href) || /^\s*\//.test(href)) return httpUrl(href, url);
  return /\.json$/i.test(new URL(url).pathname) && /^\s*[\w.-]/.test(href) && !/^\s*[a-z]+:/i.test(href)
    ? httpUrl(href, url)
    : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The array of the most rows; data may stand in a string once more. */
function longest(root: unknown, resolve: Resolve): Found | null {
  let best: Found | null = null;
  let nodes = 0;
  const look = (value: unknown, around: Record<string, unknown>[]): void => {
    if (++nodes > maxNodes || around.length > maxDepth) return;
    if (typeof value === 'string') {
      if (/^\s*(?:\[\s*\{|\{\s*")/.test(value.slice(0, 100))) look(parsed(value), around);
    } else if (Array.isArray(value)) {
      const rows = dataRows(value, resolve);
      if (rows !== null && rows.items.length > (best?.rows.items.length ?? 0)) best = { rows, around };
    } else if (value !== null && typeof value === 'object') {
      const own = value as Record<string, unknown>;
      for (const inner of Object.values(own).slice(0, 100)) look(inner, [own, ...around]);
    }
  };
  look(root, []);
  return best;
}

/** The one number of that name in the objects around the rows and right inside them; null where there are two. */
function numberIn(around: readonly Record<string, unknown>[], name: RegExp): number | null {
  const found = new Set<number>();
  const look = (object: Record<string, unknown>): void => {
    for (const [key, value] of Object.entries(object).slice(0, 100))
      if (name.test(key) && /^\d{1,7}$/.test(String(value))) found.add(Number(value));
  };
  for (const object of around) {
    look(object);
    for (const inner of Object.values(object).slice(0, 100))
      if (inner !== null && typeof inner === 'object' && !Array.isArray(inner)) look(inner as Record<string, unknown>);
  }
  return found.size === 1 ? [...found][0]! : null;
}

/** A catalogue that says itself that this class holds nothing. */
function isNone(value: unknown): boolean {
  const { articles, classify } = (value ?? {}) as { articles?: unknown; classify?: { post_count?: unknown } };
  return Array.isArray(articles) && articles.length === 0 && classify?.post_count === 0;
}

const pageField = /([?&](?:page(?:no|num|index|number)?|cur(?:rent)?_?page|pn?)=)(\d{1,5})(?=&|$)/i;

function isLaterPage(url: string): boolean {
  return Number(pageField.exec(url)?.[2] ?? 0) > 1;
}

/** Of the first page alone: the others follow from the number of its rows. */
function furtherPages(url: string, rows: number, total: number | null): { pages: number | null; next: string[] } {
  const field = pageField.exec(url);
  const first = Number(field?.[2]);
  if (total === null || field === null || first > 1 || rows === 0) return { pages: null, next: [] };
  const pages = Math.ceil(total / rows);
  const next = Array.from({ length: Math.min(pages - 1, maxNext) }, (_, i) =>
    url.replace(pageField, (_all, name: string) => `${name}${first + 1 + i}`),
  );
  return { pages, next };
}
