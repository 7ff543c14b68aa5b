/** Columns that are known by a link or a pin only. */
import { squeeze } from '../../lib/chinese.ts';
import { placeOf } from '../../lib/urls.ts';
import type { Column, Evidence, GapReason } from '../../model/facts.ts';
import { evidenceOf, leadsNowhere, type SitePages, unreadReason } from '../site/site-pages.ts';
import { isContent, isFolder } from './column-groups.ts';
import type { ColumnInput, Found } from './columns.ts';
import type { LinkName, LinkNames } from './link-names.ts';

/** Of the home page, looked through for names without a link. */
const mostText = 50_000;
const mostLines = 2_000;
const longestName = 20;

/** Names of the whole section of disclosure, and what may lie in it. */
const disclosure = /^(?:政府信息|政务信息|信息|政务)公开(?:专栏|专区|平台|目录|网)?$/;
const disclosed = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开'];
const published = ['机构职能', '领导信息', '政策文件', '规范性文件', '政策解读', '规划计划', '财政预决算', '权责清单'];
const enforced = ['双随机', '行政执法公示', '建议提案', '政府采购', '行政事业性收费'];

/** Pinned addresses that no column page was read for. */
export function pinnedOnly(columns: readonly Found[], { pins, site, gapAt }: ColumnInput): Found[] {
  const places = new Set(columns.map(({ column }) => placeOf(column.url)));
  const at = site.home === null ? null : evidenceOf(site.home);
  return pins.flatMap(({ class: cls, url }): Found[] => {
    const page = site.follow(url);
    if (places.has(placeOf(page?.finalUrl ?? url))) return [];
    if (page !== null) return [bare(cls, cls, page.finalUrl, 'pin', null, evidenceOf(page))];
    const seen = at ?? { url, fetchedAt: '', sha256: null, record: null };
    return [bare(cls, cls, url, 'pin', unreadReason(url, site, gapAt), seen)];
  });
}

/**
 * Classes that only a link of the site names. Such a link proves that the column is offered, so that nobody is told
 * it is missing: on another host or on the home page itself it counts as a page; in scope but not read as unread.
 */
export function namedOnly(columns: readonly Found[], { site, names, classes, exempt, gapAt }: ColumnInput): Found[] {
  const held = new Set(columns.map(({ column }) => column.class));
  const places = new Set(columns.map(({ column }) => placeOf(column.url)));
  const found: Found[] = [];
  for (const [place, links] of names) {
    for (const link of links) {
      const cls = classes.ofName(link.text, []);
      if (cls === null || exempt.has(cls) || places.has(place) || places.has(`${place}/`)) continue;
      const read = site.follow(link.url);
      // “政策解读” beside a policy leads to one article and is no column.
      if (read !== null && read !== site.home && isContent(read.facts.kind)) continue;
      const unread = read === null && site.inScope(link.url) && !site.answered(link.url);
      // Each unread address may be the column itself, so that all of them are named; of the others one is enough.
      if (held.has(cls) && !unread) continue;
      const why = unread ? unreadReason(link.url, site, gapAt) : null;
      const named = bare(cls, link.text, link.url, 'link', why, evidenceOf(link.from, link.text));
      if (link.data !== true && leadsNowhere(link.url, site)) named.column.gone = true;
      found.push(named);
      held.add(cls);
      break;
    }
  }
  return found;
}

/**
 * For each class that no column has: what the site shows under a name that resembles it, or under its own name but
 * without an address, so that nobody is told that it is missing. Columns that are there are marked, others added.
 */
export function nearColumns(columns: readonly Found[], { site, names, classes, exempt }: ColumnInput): Found[] {
  const held = new Set([...exempt, ...columns.map(({ column }) => column.class)]);
  const added: Found[] = [];
  const mark = (near: readonly string[], column: () => Column) => {
    const free = near.filter((cls) => !held.has(cls));
    if (free.length === 0) return;
    column().near = free;
    for (const cls of free) held.add(cls);
  };
  for (const { column } of columns) if (column.class === null) mark(classes.near(column.name), () => column);
  const show = (name: string, url: string, at: Evidence): Column => {
    const found = bare(null, name, url, 'link', null, at);
    added.push(found);
    return found.column;
  };
  // 公务员回避制度规定 in a list of rules is a rule, and no column of rules.
  const rows = new Set(
    columns.flatMap(({ column }) => column.items.map(({ url }) => (url === null ? '' : placeOf(url)))),
  );
  for (const [place, [link]] of names) {
    if (rows.has(place) && !isFolder(link!.url)) continue;
    const read = site.follow(link!.url);
    if (read !== null && read !== site.home && isContent(read.facts.kind)) continue;
    // 政府信息公开年报 is no gazette, though its characters are all there.
    if (classes.ofName(link!.text, []) !== null) continue;
    mark(classes.near(link!.text), () => show(link!.text, link!.url, evidenceOf(link!.from, link!.text)));
  }
  const away = elsewhere(site, names);
  if (away !== null)
    mark([...disclosed, ...published, ...enforced], () => show(away.text, away.url, evidenceOf(away.from, away.text)));
  const home = site.home;
  const text = home === null ? '' : site.textOf(home).slice(0, mostText);
  for (const line of text.split('\n', mostLines)) {
    const cls = line.length > longestName ? null : classes.ofName(squeeze(line), []);
    if (cls !== null) mark([cls], () => show(squeeze(line), home!.finalUrl, evidenceOf(home!, line)));
  }
  return added;
}

/** The link to a section of disclosure that lies on another host alone: offices publish on their portal's platform. */
function elsewhere({ inScope, byPlace }: SitePages, names: LinkNames): LinkName | null {
  const sections = [...names].flatMap(([place, links]) =>
    links.filter(({ text }) => disclosure.test(text)).map((link) => ({ link, place })),
  );
  const isOwn = (s: (typeof sections)[number]) => inScope(byPlace.get(s.place)?.finalUrl ?? s.link.url);
  return sections.some(isOwn) ? null : (sections[0]?.link ?? null);
}

/** A column without rows: a page, or unread where there is a reason. */
function bare(
  cls: string | null,
  name: string,
  url: string,
  via: Column['via'],
  unread: GapReason | null,
  at: Evidence,
): Found {
  const rows = { items: [], total: null, newest: null, oldestRead: null, complete: false };
  const state = unread === null ? 'page' : 'unread';
  return { column: { class: cls, name, url, path: [], via, state, reason: null, ...rows, at }, unread };
}
