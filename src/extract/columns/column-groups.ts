/** Which pages are columns, and which of them are further pages of the same list. */
import { nameKey } from '../../lib/chinese.ts';
import { heldOr } from '../../lib/maps.ts';
import { hostOf, pathOf, placeOf } from '../../lib/urls.ts';
import type { ListItem, PageKind } from '../../model/page.ts';
import type { ReadPage, SitePages } from '../site/site-pages.ts';
import type { Classes } from './classes.ts';
import type { LinkNames } from './link-names.ts';

/** One column with its list pages in order; the first is the one people come to. */
export interface ColumnGroup {
  main: ReadPage;
  pages: ReadPage[];
  /** Rows over all its pages, without doubles. */
  items: ListItem[];
  /** Number of list pages that the site tells of, read or not. */
  known: number;
}

const contentKinds: ReadonlySet<PageKind> = new Set(['article', 'policy', 'interpretation', 'annual-report']);

export function isContent(kind: PageKind): boolean {
  return contentKinds.has(kind);
}

export function columnGroups(site: SitePages, names: LinkNames, classes: Classes): ColumnGroup[] {
  const parts = new Map(site.data.map((page) => [placeOf(page.finalUrl), page]));
  const columns = site.read.filter((page) => isColumn(page, site, names, classes));
  // A column that only a script knows has no page but its rows.
  columns.push(...site.data.filter((page) => names.get(placeOf(page.finalUrl))?.some(({ data }) => data === true)));
  const byPlace = new Map(columns.map((page) => [placeOf(page.finalUrl), page]));
  const parent = new Map<ReadPage, ReadPage>();
  const root = (page: ReadPage): ReadPage => {
    let top = page;
    for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up;
    return top;
  };
  for (const page of columns) {
    for (const url of page.facts.list?.next ?? []) {
      const other = byPlace.get(placeOf(url));
      if (other === undefined || !(areNear(page.finalUrl, other.finalUrl) || isByQuery(page, other))) continue;
      const [a, b] = [root(page), root(other)];
      if (a !== b) parent.set(b, a);
    }
  }
  const groups = new Map<ReadPage, ReadPage[]>();
  for (const page of columns) {
    heldOr(groups, root(page), () => [] as ReadPage[]).push(page);
  }
  return withoutCopies(
    [...groups.values()].map((pages) => grouped(withData(pages, parts))),
    names,
  );
}

/** And the parts of its rows that come as data. The same ones may be shown by several columns. */
function withData(pages: readonly ReadPage[], parts: ReadonlyMap<string, ReadPage>): ReadPage[] {
  const all = [...pages];
  const held = new Set(pages);
  for (let page = all[0], i = 0; page !== undefined; page = all[++i]) {
    for (const url of page.facts.list?.next ?? []) {
      const part = parts.get(placeOf(url));
      if (part === undefined || held.has(part) || all.length > mostParts) continue;
      held.add(part);
      all.push(part);
    }
  }
  return all;
}

const mostParts = 1_000;

function isColumn(page: ReadPage, site: SitePages, names: LinkNames, classes: Classes): boolean {
  const { facts } = page;
  if (facts.kind === 'stub' || facts.kind === 'error') return false;
  if (site.home !== null && (page === site.home || page.sha256 === site.home.sha256)) return false;
  if (facts.kind === 'column-list') return true;
  if (!isContent(facts.kind)) {
    if ((facts.list?.items.length ?? 0) >= 3 || isFolder(page.finalUrl)) return true;
    // `/xxgk.htm` leads to `/xxgk/zcfg.htm`.
    const area = areaOf(page.finalUrl);
    if (facts.links.some(({ url }) => folderOf(url) === area)) return true;
  }
  // A page of text is a column only where the site itself calls it by a column's name, and so does its title.
  const title = nameKey(facts.title ?? facts.pageTitle ?? '');
  const called = (names.get(placeOf(page.finalUrl)) ?? []).filter(
    (n) => classes.ofName(n.text, facts.breadcrumb) !== null,
  );
  return called.some((n) => !isContent(facts.kind) || title.includes(nameKey(n.text)) || isFolder(page.finalUrl));
}

export function isFolder(url: string): boolean {
  return /\/((index|default)\.\w+)?$/i.test(pathOf(url));
}

export function folderOf(url: string): string {
  return `${hostOf(url).replace(/^www\./, '')}${pathOf(url).replace(/[^/]*$/, '')}`;
}

/** The folder in which the columns below an address lie: `/xxgk/` both of `/xxgk/index.html` and of `/xxgk.htm`. */
export function areaOf(url: string): string {
  const page = /[^/]*$/.exec(pathOf(url))![0];
  if (isFolder(url) || (/^(?:index|default|list|main)[\w-]*\.\w+$/i.test(page) && !url.includes('?')))
    return folderOf(url);
  return `${folderOf(url)}${page.replace(/\.\w+$/, '')}/`;
}

/** Pages of one list stand in one folder, or the further ones in that of the first. */
function areNear(a: string, b: string): boolean {
  return folderOf(a) === folderOf(b) || folderOf(b) === areaOf(a) || folderOf(a) === areaOf(b);
}

/** Or all lists of the site are continued by one program, which calls the column as its first page does. */
function isByQuery(page: ReadPage, other: ReadPage): boolean {
  const name = ({ facts }: ReadPage) => nameKey(facts.columnName ?? facts.breadcrumb.at(-1) ?? '');
  return other.finalUrl.includes('?') && name(page) !== '' && name(page) === name(other);
}

function grouped(pages: ReadPage[]): ColumnGroup {
  const main = [...pages].sort((a, b) => pageRank(a) - pageRank(b))[0]!;
  const order = new Map([main, ...pages].flatMap((p) => p.facts.list?.next ?? []).map((url, i) => [placeOf(url), i]));
  const place = (page: ReadPage) => (page === main ? -1 : (order.get(placeOf(page.finalUrl)) ?? order.size));
  const sorted = [...pages].sort((a, b) => place(a) - place(b));
  const items = distinctItems(sorted.flatMap((page) => page.facts.list?.items ?? []));
  const next = new Set(pages.flatMap((p) => p.facts.list?.next ?? []).map(placeOf));
  next.delete(placeOf(main.finalUrl));
  const counted = pages.flatMap(({ facts: { list } }) => (list?.byData ? [] : (list?.pages ?? [])));
  const known = Math.max(next.size + 1, ...counted);
  return { main, pages: sorted, items, known };
}

/** The first page of a list has the plainest address. */
function pageRank(page: ReadPage): number {
  const url = page.finalUrl;
  const rank = (isFolder(url) && !url.includes('?') ? 0 : 10_000) + url.length * 10 + page.depth;
  return page.facts.data ? rank + 100_000 : rank;
}

export function distinctItems(items: readonly ListItem[]): ListItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = item.url === null ? `${item.title} ${item.date}` : placeOf(item.url);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** One column under two addresses: the same bytes, or the same three or more rows, under one name. */
function withoutCopies(groups: ColumnGroup[], names: LinkNames): ColumnGroup[] {
  const held = new Map<string, ColumnGroup>();
  const nameOf = (g: ColumnGroup) => g.main.facts.columnName ?? names.get(placeOf(g.main.finalUrl))?.[0]?.text ?? '';
  const rows = (g: ColumnGroup) => (g.items.length < 3 ? '' : g.items.map((i) => i.url ?? i.title).join('\n'));
  for (const first of [(g: ColumnGroup) => g.main.sha256, rows]) {
    held.clear();
    for (const group of groups) {
      const print = first(group);
      const key = print === '' ? group.main.finalUrl : `${nameKey(nameOf(group))}\n${print}`;
      const other = held.get(key);
      if (other === undefined || pageRank(group.main) < pageRank(other.main)) held.set(key, group);
    }
    const kept = new Set(held.values());
    groups = groups.filter((group) => kept.has(group));
  }
  return groups;
}
