/** The columns (栏目) of a site with their classes and states. */
import { newestOf } from '../lib/dates.ts';
import { heldOr } from '../lib/maps.ts';
import { placeOf } from '../lib/urls.ts';
import type { Column, Evidence, Gap, GapReason } from '../model/facts.ts';
import type { ListItem } from '../model/page.ts';
import type { Classes } from './classes.ts';
import { columnGroups, distinctItems, folderOf, isContent, isFolder } from './column-groups.ts';
import { type NamedGroup, nameGroup } from './column-names.ts';
import { columnState, frameLines } from './column-state.ts';
import type { LinkNames } from './link-names.ts';
import { evidenceOf, type SitePages } from './site-pages.ts';

export interface ColumnInput {
  site: SitePages;
  names: LinkNames;
  classes: Classes;
  /** Column class → address or `none`. */
  pins: Readonly<Record<string, string>>;
  gapAt: (url: string) => Gap | undefined;
  asOf: string;
}

export function deriveColumns(input: ColumnInput): { columns: Column[]; gaps: Gap[] } {
  const { site, names, classes } = input;
  const groups = applyPins(
    columnGroups(site, names, classes).map((group) => nameGroup(group, names, classes)),
    input,
  );
  const below = childrenOf(groups);
  leaveClassToLeaves(groups, below);
  const frame = frameLines(groups);
  const rows = rowPlaces(groups);
  const columns = groups
    // An article that a column of its class lists is a row of that column.
    .filter(
      (group) => isFolder(group.main.finalUrl) || rows.get(placeOf(group.main.finalUrl))?.has(group.class) !== true,
    )
    .map((group) => columnOf(group, below.get(group)!, frame, input))
    // A page that is neither named as a column nor understood as one is no column.
    .filter((column) => column.class !== null || column.reason !== 'unparsed');
  columns.push(...pinnedUnread(columns, input));
  columns.push(...namedOnly(columns, input));
  // The main column of a class before those of sections below it.
  columns.sort((a, b) => depthOf(a) - depthOf(b) || (a.url < b.url ? -1 : 1));
  return { columns, gaps: columns.flatMap(gapsOf) };
}

/** A pinned class belongs to the pinned address and, but for sections' own columns, to no other. */
function applyPins(groups: NamedGroup[], { pins, site }: ColumnInput): NamedGroup[] {
  const classAt = new Map<string, string>();
  for (const [cls, url] of Object.entries(pins)) {
    if (url === 'none') continue;
    classAt.set(placeOf(url), cls);
    const page = site.follow(url);
    if (page !== null) classAt.set(placeOf(page.finalUrl), cls);
  }
  return groups.map((group) => {
    const places = [group.main, ...group.pages].map((page) => placeOf(page.finalUrl));
    const pinned = places.map((p) => classAt.get(p)).find((cls) => cls !== undefined);
    if (pinned !== undefined) return { ...group, class: pinned, via: 'pin' };
    return group.class !== null && group.class in pins ? { ...group, class: null } : group;
  });
}

/** Classes of the columns that list an address. */
function rowPlaces(groups: readonly NamedGroup[]): Map<string, Set<string | null>> {
  const rows = new Map<string, Set<string | null>>();
  for (const group of groups)
    for (const { url } of group.items)
      if (url !== null) heldOr(rows, placeOf(url), () => new Set<string | null>()).add(group.class);
  return rows;
}

/** Columns in folders below another's folder, or whose breadcrumb runs through it. */
function childrenOf(groups: readonly NamedGroup[]): Map<NamedGroup, NamedGroup[]> {
  const folders = new Map<string, NamedGroup[]>();
  for (const group of groups) {
    heldOr(folders, folderOf(group.main.finalUrl), () => [] as NamedGroup[]).push(group);
  }
  const named = new Map<string, NamedGroup[]>();
  for (const group of groups)
    if (group.name !== '') heldOr(named, [...group.path, group.name].join('\n'), () => [] as NamedGroup[]).push(group);
  const below = new Map<NamedGroup, NamedGroup[]>(groups.map((group) => [group, []]));
  for (const group of groups) {
    const found = new Set<NamedGroup>();
    for (let folder = parentFolder(folderOf(group.main.finalUrl)); folder !== null; folder = parentFolder(folder))
      for (const above of folders.get(folder) ?? []) found.add(above);
    for (const above of named.get(group.path.join('\n')) ?? []) if (above !== group) found.add(above);
    for (const above of found) below.get(above)!.push(group);
  }
  return below;
}

function parentFolder(folder: string): string | null {
  const up = folder.replace(/[^/]*\/$/, '');
  return up === folder || !up.includes('/') || up.endsWith('//') ? null : up;
}

/**
 * Where a column below says itself that it has the same class, the one above only gathers its rows and is not a second
 * column of it. One below that only links or its address call so is a drawer of the one above.
 */
function leaveClassToLeaves(groups: NamedGroup[], below: ReadonlyMap<NamedGroup, NamedGroup[]>): void {
  const weak = (group: NamedGroup) => group.via === 'link' || group.via === 'address';
  for (const group of groups) {
    if (group.class === null || group.via === 'pin') continue;
    const same = below.get(group)!.filter((child) => child.class === group.class && child.items.length > 0);
    if (same.some((child) => !weak(child) || weak(group))) group.class = null;
    else for (const child of same) child.class = null;
  }
}

/** Classes of columns that sort their rows into drawers; what lies below others (目录, 机构职能) is something else. */
const drawered: ReadonlySet<string> = new Set([
  '动态要闻',
  '通知公告',
  '政策文件',
  '规范性文件',
  '政策解读',
  '回应关切',
  '政府信息公开年报',
  '政府公报',
  '财政预决算',
  '建议提案',
  '意见征集',
  '规划计划',
  '统计信息',
  '人事信息',
  '政府采购',
]);

function columnOf(
  group: NamedGroup,
  children: readonly NamedGroup[],
  frame: ReadonlySet<string>,
  { site, asOf, gapAt }: ColumnInput,
): Column {
  // Rows of unclassed columns below a classed one are its own rows, sorted into drawers.
  const drawers = drawered.has(group.class ?? '') ? children.filter((child) => child.class === null) : [];
  const parts = [group, ...drawers].map((g) => g.items.map((item) => withPageDate(item, site)));
  const merged = distinctItems(parts.flat());
  // Newest first over all drawers, if each of them is: else the order must go on to show that it is none.
  const items = drawers.length > 0 && parts.every(newestFirst) ? merged.sort(byDate) : merged;
  const all = { ...group, items };
  const { state, reason } = columnState(all, children.length > 0, frame);
  const past = items.map((item) => item.date).filter((d): d is string => d !== null && d <= asOf && d > '1990');
  const pages = [group, ...drawers];
  const { total } = group.main.facts.list ?? { total: null };
  const complete =
    pages.every((g) => g.pages.length >= g.known && g.pages.every((p) => (p.facts.list?.unread ?? null) === null)) &&
    (total === null || drawers.length > 0 || items.length >= total);
  return {
    class: group.class,
    name: group.name,
    url: group.main.finalUrl,
    path: group.path,
    via: group.via,
    state,
    reason: state === 'unread' ? (gapAt(group.main.url)?.reason ?? reason) : reason,
    items,
    total: drawers.length > 0 ? null : total,
    newest: newestOf(past),
    oldestRead: complete ? ([...past].sort()[0] ?? null) : readDownTo(parts, past),
    complete: state === 'unread' ? false : complete,
    at: evidenceOf(group.main),
  };
}

/** The day down to which no row can be missing. A stray old date among new ones (a pinned row, 1970) is not that. */
function readDownTo(parts: readonly ListItem[][], past: readonly string[]): string | null {
  const days = parts
    .filter((part) => part.length > 0)
    .map((part) => (newestFirst(part) ? middle(part.slice(-3)) : newestOf(past)));
  return newestOf(days);
}

function middle(items: readonly ListItem[]): string | null {
  const days = items.flatMap((item) => item.date ?? []).sort();
  return days[Math.floor(days.length / 2)] ?? null;
}

function newestFirst(items: readonly ListItem[]): boolean {
  const days = items.map((item) => item.date).filter((day) => day !== null);
  const rises = days.filter((day, i) => i > 0 && day > days[i - 1]!).length;
  return rises <= Math.max(1, days.length / 10);
}

function byDate(a: ListItem, b: ListItem): number {
  return (a.date ?? '') < (b.date ?? '') ? 1 : (a.date ?? '') > (b.date ?? '') ? -1 : 0;
}

/** A row without a date of its own takes that of the page it leads to. */
function withPageDate(item: ListItem, site: SitePages): ListItem {
  if (item.date !== null || item.url === null) return item;
  return { ...item, date: site.follow(item.url)?.facts.publishedAt ?? null };
}

function pinnedUnread(columns: readonly Column[], { pins, site, gapAt }: ColumnInput): Column[] {
  const classes = new Set(columns.map((column) => column.class));
  const at = site.home === null ? null : evidenceOf(site.home);
  return Object.entries(pins).flatMap(([cls, url]) => {
    if (url === 'none' || classes.has(cls)) return [];
    const page = site.follow(url);
    if (page !== null) return [bare(cls, cls, page.finalUrl, 'pin', 'page', null, evidenceOf(page))];
    const seen = at ?? { url, fetchedAt: '', sha256: null, record: null };
    return [bare(cls, cls, url, 'pin', 'unread', gapAt(url)?.reason ?? 'unreachable', seen)];
  });
}

/**
 * Classes that only a link of the site names. Such a link proves that the column is offered, so that nobody is told
 * it is missing: on another host or on the home page itself it counts as a page; in scope but not read as unread.
 */
function namedOnly(columns: readonly Column[], { site, names, classes, pins, gapAt }: ColumnInput): Column[] {
  const held = new Set(columns.map((column) => column.class));
  const places = new Set(columns.map((column) => placeOf(column.url)));
  const found: Column[] = [];
  for (const [place, links] of names) {
    for (const link of links) {
      const cls = classes.ofName(link.text, []);
      if (cls === null || cls in pins || places.has(place) || places.has(`${place}/`)) continue;
      const read = site.follow(link.url);
      // “政策解读” beside a policy leads to one article and is no column.
      if (read !== null && read !== site.home && isContent(read.facts.kind)) continue;
      const inside = site.inScope(link.url);
      if (held.has(cls) && (read !== null || !inside)) continue;
      if (read !== null && places.has(placeOf(read.finalUrl)) && held.has(cls)) continue;
      const at = evidenceOf(link.from, link.text);
      if (inside && read === null) {
        // Each unread address may be the column itself, so that all of them are named.
        found.push(
          bare(cls, link.text, link.url, 'link', 'unread', gapAt(link.url)?.reason ?? reasonAt(link.url, site), at),
        );
      } else {
        found.push(bare(cls, link.text, link.url, 'link', 'page', null, at));
      }
      held.add(cls);
      break;
    }
  }
  return found;
}

function reasonAt(url: string, { byPlace }: SitePages): GapReason {
  const page = byPlace.get(placeOf(url));
  if (page === undefined) return 'limit';
  return page.status >= 400 ? 'http-error' : page.facts?.trouble === 'blocked' ? 'blocked' : 'unparsed';
}

function bare(
  cls: string,
  name: string,
  url: string,
  via: Column['via'],
  state: Column['state'],
  reason: string | null,
  at: Evidence,
): Column {
  const rows = { items: [], total: null, newest: null, oldestRead: null, complete: false };
  return { class: cls, name, url, path: [], via, state, reason, ...rows, at };
}

const asGap: Record<string, GapReason> = { script: 'not-rendered', frame: 'not-rendered', login: 'blocked' };

function gapsOf(column: Column): Gap[] {
  if (column.state !== 'unread') return [];
  const reason = asGap[column.reason ?? ''] ?? (column.reason as GapReason | null) ?? 'unparsed';
  return [{ fact: 'columns', place: column.url, reason, detail: column.class ?? column.name }];
}

function depthOf(column: Column): number {
  return Math.max(column.path.length, column.url.split('/').length - 4);
}
