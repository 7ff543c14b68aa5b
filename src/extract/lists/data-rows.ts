/** Rows in data: an array of objects of which each has a title and most have a day. */
import { firstOf, oneLine } from '../../lib/chinese.ts';
import type { ListItem } from '../../model/page.ts';
import { parseDate } from '../dates/dates.ts';
import type { Resolve } from '../links/links.ts';

const maxRows = 2_000;

/** Names of fields, the surest first. */
const titles = [/^(?:\w*title|bt|biaoti|subject)$/i, /^(?:\w{0,8}name|topic)$/i];
const urls = [/^(?:\w*url|link|href)$/i];
const days = [
  /^(?:\w{0,12}(?:pub|release|issue|fabu|fb)\w{0,8}(?:date|time|sj|rq|at)|docreltime|pubdate|fbsj|fbrq)$/i,
  /^(?:date|time|riqi|rq|showdate|displaydate|display_date|infodate|docdate|daytime)$/i,
  /^(?:create|add|input)_?\w{0,4}(?:date|time|at)$/i,
];
/** Other days of a document. */
const otherDay = /update|modif|end|start|begin|expire|deadline|valid|edit|last|unpub/i;

export interface DataRows {
  items: ListItem[];
  /** Objects that are no such row. */
  lost: number;
}

/** Null where the value is no list of them. */
export function dataRows(value: unknown, resolve: Resolve): DataRows | null {
  if (!Array.isArray(value)) return null;
  const records = value
    .slice(0, maxRows)
    .filter((row) => row !== null && typeof row === 'object' && !Array.isArray(row));
  const items = records.flatMap((record) => rowOf(record as Record<string, unknown>, resolve) ?? []);
  const dated = items.filter(({ date, url }) => date !== null && url !== null).length;
  if (items.length === 0 || dated * 2 < Math.min(value.length, maxRows)) return null;
  return { items, lost: value.length - items.length };
}

function rowOf(record: Record<string, unknown>, resolve: Resolve): ListItem | null {
  const title = fieldOf(record, titles, (v) => (typeof v === 'string' && v.trim() !== '' ? v : null));
  if (title === null) return null;
  return {
    title: firstOf(oneLine(title.slice(0, 5_000).replace(/<[^<>]{0,300}>/g, '')), 500),
    url: fieldOf(record, urls, (v) => (typeof v === 'string' && v.trim() !== '' ? resolve(v) : null)),
    date: fieldOf(record, days, dayOf),
  };
}

function fieldOf(
  record: Record<string, unknown>,
  names: readonly RegExp[],
  read: (value: unknown) => string | null,
): string | null {
  const keys = Object.keys(record).slice(0, 200);
  for (const name of names) {
    for (const key of keys) {
      const found = key.length <= 40 && name.test(key) && !otherDay.test(key) ? read(record[key]) : null;
      if (found !== null) return found;
    }
  }
  return null;
}

/** A written day, or seconds or milliseconds since 1970 up to the year 2096. */
function dayOf(value: unknown): string | null {
  if (typeof value === 'string' && !/^\d{10,13}$/.test(value)) return parseDate(value.slice(0, 100));
  const n = Number(value);
  const ms = n > 6e8 && n < 4e9 ? n * 1000 : n;
  if ((typeof value !== 'number' && typeof value !== 'string') || !(ms > 6e11 && ms < 4e12)) return null;
  return new Date(ms + 28_800_000).toISOString().slice(0, 10);
}
