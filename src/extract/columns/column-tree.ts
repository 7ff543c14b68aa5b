/** Which columns lie below which, and who of them keeps a class that both have. */
import { heldOr } from '../../lib/maps.ts';
import { placeOf } from '../../lib/urls.ts';
import type { NamedGroup } from '../fields/column-names.ts';
import { areaOf, isFolder } from './column-groups.ts';
import { allRead } from './column-rows.ts';

export type Below = ReadonlyMap<NamedGroup, readonly NamedGroup[]>;

/** Columns in folders below another's folder, or whose path runs through its name. */
export function columnsBelow(groups: readonly NamedGroup[]): Below {
  const folders = new Map<string, NamedGroup[]>();
  const named = new Map<string, NamedGroup[]>();
  const none = (): NamedGroup[] => [];
  for (const group of groups) {
    heldOr(folders, areaOf(group.main.finalUrl), none).push(group);
    if (group.name !== '') heldOr(named, [...group.path, group.name].join('\n'), none).push(group);
  }
  const below = new Map<NamedGroup, NamedGroup[]>(groups.map((group) => [group, []]));
  for (const group of groups) {
    const above = new Set(named.get(group.path.join('\n')) ?? []);
    for (let folder = folderAbove(areaOf(group.main.finalUrl)); folder !== null; folder = folderAbove(folder))
      for (const other of folders.get(folder) ?? []) above.add(other);
    above.delete(group);
    for (const other of above) below.get(other)!.push(group);
  }
  return below;
}

function folderAbove(folder: string): string | null {
  const up = folder.replace(/[^/]*\/$/, '');
  return up === '' || up === folder ? null : up;
}

/**
 * Where a column below says itself that it has the same class, the one above only gathers its rows and is not a second
 * column of it. One below that only links or its address call so, or that was read less far than the one above, is a
 * drawer of the one above.
 */
export function settleClasses(groups: readonly NamedGroup[], below: Below): void {
  const weak = (group: NamedGroup) => group.via === 'link' || group.via === 'address';
  for (const group of groups) {
    if (group.class === null || group.via === 'pin') continue;
    const same = below.get(group)!.filter((child) => child.class === group.class && child.items.length > 0);
    const readFurther = group.items.length > 0 && allRead(group) && !same.every(allRead);
    if (!readFurther && same.some((child) => !weak(child) || weak(group))) group.class = null;
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

/** Columns without a class below a classed one: its rows, sorted. */
export function drawersOf(group: NamedGroup, below: Below): NamedGroup[] {
  return drawered.has(group.class ?? '') ? below.get(group)!.filter((child) => child.class === null) : [];
}

/** An article that a column of its class lists is a row of that column and no column. */
export function withoutRows(groups: readonly NamedGroup[]): NamedGroup[] {
  const rows = new Map<string, Set<string | null>>();
  for (const group of groups)
    for (const { url } of group.items)
      if (url !== null) heldOr(rows, placeOf(url), () => new Set<string | null>()).add(group.class);
  return groups.filter(
    ({ main, class: cls }) => isFolder(main.finalUrl) || rows.get(placeOf(main.finalUrl))?.has(cls) !== true,
  );
}
