/** Rows and columns of a site that are about a topic, by the words of their titles. */
import type { Column, Evidence, LinkFact, PageFact } from '../model/facts.ts';
import { placeOf } from './urls.ts';

export interface TopicItem {
  title: string;
  /** '' where none is shown. */
  date: string;
  at: Evidence;
}

/** Whether a text holds one of the entries; of an entry of several words (`招生 方案`) it must hold all. */
export function topicTest(entries: readonly string[]): (text: string) => boolean {
  const all = entries.map((entry) => entry.trim().split(/\s+/));
  return (text) => all.some((words) => words.every((word) => text.includes(word)));
}

const known = new WeakMap<readonly Column[], string>();

/** Whether any title or name of the columns can pass the test: many topics ask the same columns, and most find nothing. */
export function mayHold(columns: readonly Column[], about: (text: string) => boolean): boolean {
  const held = known.get(columns) ?? columns.flatMap((c) => [c.name, ...c.items.map((i) => i.title)]).join('\n');
  known.set(columns, held);
  return about(held);
}

/** Newest first, undated ones last; rows from before that day are left out. */
export function itemsAbout(
  about: (text: string) => boolean,
  columns: readonly Column[],
  fetched: ReadonlyMap<string, PageFact>,
  from: string,
): TopicItem[] {
  const found = new Map<string, TopicItem>();
  for (const column of columns) {
    if (about(column.name) && column.state !== 'unread' && column.state !== 'empty')
      found.set(placeOf(column.url), { title: column.name, date: column.newest ?? '', at: column.at });
    for (const { title, url, date } of column.items) {
      if (!about(title) || (date !== null && date < from)) continue;
      const place = url === null ? `${column.url}#${title}` : placeOf(url);
      if (!found.has(place))
        found.set(place, { title, date: date ?? '', at: seenAt(column, title, url, date, fetched) });
    }
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/** The page itself where it was opened, else the list that shows it. */
function seenAt(
  column: Column,
  title: string,
  url: string | null,
  date: string | null,
  fetched: ReadonlyMap<string, PageFact>,
): Evidence {
  const excerpt = `${date ?? ''} ${title}（见于栏目“${column.name}”）`.trim();
  const page = url === null ? undefined : fetched.get(url);
  if (page !== undefined) return { ...page.at, excerpt };
  return { ...column.at, url: url ?? column.at.url, sha256: null, excerpt };
}

const externals = new WeakMap<readonly LinkFact[], { texts: string[]; all: string }>();

/** Whether a link to another site has such a text; many topics ask the same ones. */
export function isLinked(links: readonly LinkFact[], about: (text: string) => boolean): boolean {
  const held = externals.get(links) ?? textsOf(links);
  externals.set(links, held);
  return about(held.all) && held.texts.some(about);
}

function textsOf(links: readonly LinkFact[]): { texts: string[]; all: string } {
  const texts = [...new Set(links.filter((l) => l.external && l.text.length > 1).map((l) => l.text))];
  return { texts, all: texts.join('\n') };
}

const byUrl = new WeakMap<readonly PageFact[], Map<string, PageFact>>();

export function pagesByUrl(pages: readonly PageFact[]): Map<string, PageFact> {
  const held = byUrl.get(pages) ?? new Map(pages.map((p) => [p.url, p]));
  byUrl.set(pages, held);
  return held;
}
