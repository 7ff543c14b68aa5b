/** What a column is called, what lies above it, and its class. */
import { nameKey } from '../../lib/chinese.ts';
import { placeOf } from '../../lib/urls.ts';
import type { Column } from '../../model/facts.ts';
import type { Classes } from '../columns/classes.ts';
import type { ColumnGroup } from '../columns/column-groups.ts';
import type { LinkNames } from '../columns/link-names.ts';
import type { LeanFacts } from '../site/lean.ts';

export interface NamedGroup extends ColumnGroup {
  name: string;
  path: string[];
  class: string | null;
  via: Column['via'];
}

/** The address alone is asked last, and only where no name of the column speaks against it. */
export function nameGroup(group: ColumnGroup, names: LinkNames, classes: Classes): NamedGroup {
  const { facts, finalUrl } = group.main;
  const trail = trailOf(facts);
  const own = trail.at(-1) ?? null;
  // A column name that stands in the path is not the meta tag's: further up it is that of the column above.
  const meta = facts.columnName !== null && !trail.includes(facts.columnName) ? facts.columnName : null;
  const links = (names.get(placeOf(finalUrl)) ?? []).map((n) => n.text);
  const name = meta ?? own ?? links[0] ?? facts.title ?? facts.pageTitle ?? '';
  const path = own !== null && nameKey(own) === nameKey(name) ? trail.slice(0, -1) : trail;
  const base = { ...group, name, path };

  const byMeta = meta === null ? null : classes.ofName(meta, path);
  const byTrail = own === null ? null : classes.ofName(own, path);
  const byLink = mostNamed(links, path, classes);
  if (byMeta !== null && byTrail !== null && byMeta !== byTrail) {
    // Two marks of the page disagree: the menus decide, and where they are silent nobody does.
    if (byLink === byMeta) return { ...base, class: byMeta, via: 'meta' };
    if (byLink === byTrail) return { ...base, class: byTrail, via: 'breadcrumb' };
    return { ...base, class: null, via: 'meta' };
  }
  if (byMeta !== null) return { ...base, class: byMeta, via: 'meta' };
  if (byTrail !== null) return { ...base, class: byTrail, via: 'breadcrumb' };
  if (byLink !== null) return { ...base, class: byLink, via: 'link' };
  const unnamed = meta === null && own === null;
  return { ...base, class: unnamed ? classes.ofAddress(finalUrl, path) : null, via: 'address' };
}

const filler = /^(首页|网站首页|主页|正文|列表|内容|文章列表|栏目列表|信息列表|当前栏目|浏览文章|详情|当前位置)$/;

function trailOf(facts: Pick<LeanFacts, 'breadcrumb'>): string[] {
  return facts.breadcrumb.filter((name) => !filler.test(nameKey(name)) && nameKey(name) !== '');
}

/** Class of the most frequent link names; null where two classes are named equally often. */
function mostNamed(links: readonly string[], path: readonly string[], classes: Classes): string | null {
  const found = [...new Set(links.map((text) => classes.ofName(text, path)).filter((c) => c !== null))];
  return found.length === 1 ? found[0]! : null;
}
