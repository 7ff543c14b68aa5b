/** The columns (栏目) of a site with their classes and states. */
import { gapWords } from '../../lib/gaps.ts';
import { placeOf } from '../../lib/urls.ts';
import type { Column, Gap, GapReason } from '../../model/facts.ts';
import { type NamedGroup, nameGroup } from '../fields/column-names.ts';
import { evidenceOf, type GapAt, type SitePages } from '../site/site-pages.ts';
import type { Classes } from './classes.ts';
import { columnGroups } from './column-groups.ts';
import { namedOnly, nearColumns, pinnedOnly } from './column-links.ts';
import { columnRows } from './column-rows.ts';
import { columnState, frameLines } from './column-state.ts';
import { columnsBelow, drawersOf, settleClasses, withoutRows } from './column-tree.ts';
import type { LinkNames } from './link-names.ts';

export interface ColumnInput {
  site: SitePages;
  names: LinkNames;
  classes: Classes;
  /** Addresses that the register names; `only` where no other column of the site may have the class. */
  pins: readonly { class: string; url: string; only: boolean }[];
  /** Classes that the site need not have (`none` in the register). */
  exempt: ReadonlySet<string>;
  gapAt: GapAt;
  asOf: string;
}

/** Pages that help to use a site and publish nothing. */
const tool =
  /^(?:(?:网站|站点)(?:地图|导航|纠错|声明|说明|帮助)|rss(?:订阅|服务)?|(?:我为)?(?:政府)?网站找错|(?:使用)?帮助|(?:版权|免责|隐私|法律)声明|联系(?:我们|方式)|关于(?:我们|本站)|设为首页|加入收藏|无障碍(?:浏览|阅读)?|(?:用户)?(?:登录|注册)|(?:站内|全站|高级)?(?:搜索|检索))$/i;

/** A column, and why it could not be read. */
export interface Found {
  column: Column;
  unread: GapReason | null;
}

export function deriveColumns(input: ColumnInput): { columns: Column[]; gaps: Gap[] } {
  const { site, names, classes } = input;
  const named = columnGroups(site, names, classes).map((group) => nameGroup(group, names, classes));
  const groups = withoutRows(pinned(named, input));
  const below = columnsBelow(groups);
  settleClasses(groups, below);
  const frame = frameLines(groups, site);
  const found = groups
    .map((group): Found => {
      const { state, unread } = columnState(group, below.get(group)!.length > 0, frame, site);
      const rows = columnRows(group, drawersOf(group, below), input);
      const { class: cls, name, path, via, main } = group;
      const listed = rows.items.length > 0 ? ('listed' as const) : state;
      const column = { class: cls, name, url: main.finalUrl, path, via, state: listed, reason: null };
      return { column: { ...column, ...rows, at: evidenceOf(main) }, unread: listed === 'unread' ? unread : null };
    })
    // A page that is neither named as a column nor understood as one is no column, nor is a tool of the site.
    .filter(({ column, unread }) => column.class !== null || (unread !== 'unparsed' && !tool.test(column.name)));
  found.push(...pinnedOnly(found, input));
  found.push(...namedOnly(found, input));
  found.push(...nearColumns(found, input));
  // The main column of a class before those of sections below it.
  found.sort((a, b) => depthOf(a.column) - depthOf(b.column) || (a.column.url < b.column.url ? -1 : 1));
  return { columns: found.map(explained), gaps: found.flatMap(gapOf) };
}

/** A class that the site's register row pins belongs to that address alone. */
function pinned(groups: readonly NamedGroup[], { pins, exempt, site }: ColumnInput): NamedGroup[] {
  const classAt = new Map<string, string>();
  for (const { class: cls, url } of pins) {
    classAt.set(placeOf(url), cls);
    const page = site.follow(url);
    if (page !== null) classAt.set(placeOf(page.finalUrl), cls);
  }
  const taken = new Set([...exempt, ...pins.filter((pin) => pin.only).map((pin) => pin.class)]);
  return groups.map((group) => {
    const cls = group.pages.map((page) => classAt.get(placeOf(page.finalUrl))).find((found) => found !== undefined);
    if (cls !== undefined) return { ...group, class: cls, via: 'pin' };
    return group.class !== null && taken.has(group.class) ? { ...group, class: null } : group;
  });
}

function explained({ column, unread }: Found): Column {
  return unread === null ? column : { ...column, reason: gapWords[unread], complete: false };
}

function gapOf({ column, unread }: Found): Gap[] {
  return unread === null || column.gone === true
    ? []
    : [{ fact: 'columns', place: column.url, reason: unread, detail: column.class ?? column.name }];
}

function depthOf(column: Column): number {
  return Math.max(column.path.length, column.url.split('/').length - 4);
}
