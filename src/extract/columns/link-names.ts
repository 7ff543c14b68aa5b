/** Under what names the site's own links lead to a page: the wording of its menus. */
import { squeeze } from '../../lib/chinese.ts';
import { heldOr } from '../../lib/maps.ts';
import { placeOf } from '../../lib/urls.ts';
import type { ReadPage, SitePages } from '../site/site-pages.ts';

export interface LinkName {
  text: string;
  url: string;
  /** Pages that lead there under this name. */
  count: number;
  /** The first of them, the home page before others. */
  from: ReadPage;
  /** A script holds the address: it may ask for rows there, or be left over. */
  data?: true;
}

/** Names by place of the target, most frequent first. A name longer than 16 characters is a title, not a name. */
export type LinkNames = ReadonlyMap<string, readonly LinkName[]>;

const idle =
  /^(更多|more|查看更多|详情|查看详情|首页|网站首页|返回|返回首页|上一页|下一页|尾页|末页|\d*|[<>》«»+.…·]*)$/i;

export function linkNames({ read, home, menu }: SitePages): LinkNames {
  const placeOfUrl = new Map<string, string>();
  const found = new Map<string, Map<string, LinkName>>();
  const ordered = home === null ? read : [home, ...read.filter((page) => page !== home)];
  for (const page of ordered) {
    const { links, columns = [] } = page.facts;
    const scripted = new Set(page === home ? [...columns, ...menu] : columns);
    for (const link of scripted.size === 0 ? links : [...links, ...scripted]) {
      if (link.text.length > 40) continue;
      const text = squeeze(link.text).replace(/[>》›»]+$/, '');
      if (text.length < 2 || text.length > 16 || idle.test(text)) continue;
      const place = heldOr(placeOfUrl, link.url, () => placeOf(link.url));
      const names = heldOr(found, place, () => new Map<string, LinkName>());
      const held = names.get(text);
      const data = scripted.has(link) && { data: true as const };
      if (held === undefined) names.set(text, { text, url: link.url, count: 1, from: page, ...data });
      else held.count++;
    }
  }
  return new Map([...found].map(([place, names]) => [place, [...names.values()].sort((a, b) => b.count - a.count)]));
}
