/** Prints a site in a style: home page, groups, lists with their further pages, articles, site map. */
import { encodeGbk } from './gbk.ts';
import { esc, link, picture, stylesheet } from './html.ts';
import type { Article, Column, Group, Pages, Site } from './model.ts';
import type { Row, Sheet, Style } from './style.ts';

export function render(site: Site, style: Style, extra: { home?: string } = {}): Pages {
  const pages = assets();
  const addresses = numberArticles(site, style);
  const address = (article: Article) => addresses.get(article)!;
  const home: [string, string] = ['首页', '/'];
  const navigation = [home, ...site.groups.map((g): [string, string] => [g.name, style.groupPath(g.path)])]
    .map(([name, href]) => link(href, name))
    .join('\n');
  const put = (path: string, sheet: Omit<Sheet, 'site'>) =>
    pages.set(path, html(style.layout({ site, ...sheet }, navigation), style));

  put('/', { trail: [home], title: site.name, content: homeContent(site, style, address) + (extra.home ?? '') });
  put('/sitemap.html', {
    trail: [home, ['站点地图', '/sitemap.html']],
    title: '站点地图',
    content: mapContent(site, style),
  });
  for (const group of site.groups) putGroup(group);
  for (const [path, reply] of style.files(site)) pages.set(path, reply);
  return pages;

  function putGroup(group: Group) {
    const path = style.groupPath(group.path);
    const trail: Sheet['trail'] = [home, [group.name, path]];
    const first = style.columnPath(group.columns[0]!, 1);
    if (style.forwards) pages.set(path, html(forward(first), style));
    else put(path, { trail, title: group.name, content: columnLinks(group, style) });
    for (const column of group.columns) {
      const below: Sheet['trail'] = [...trail, [column.name, style.columnPath(column, 1)]];
      if (column.items) putList(column, column.items, below, columnLinks(group, style));
      else
        put(style.columnPath(column, 1), {
          trail: below,
          column,
          title: column.name,
          content: textContent(column, group),
        });
    }
  }

  function textContent(column: Column, group: Group): string {
    const paragraphs = column.text!.map((p) => `<p>${esc(p)}</p>`).join('\n');
    return `${columnLinks(group, style)}<h1>${esc(column.name)}</h1>\n<div class="content" id="zoom">${paragraphs}</div>`;
  }

  function putList(column: Column, items: Article[], trail: Sheet['trail'], side: string) {
    const rows = items.map((a) => ({ title: a.title, href: address(a), date: a.date }));
    const count = Math.max(1, Math.ceil(rows.length / style.perPage));
    for (let page = 1; page <= count; page++) {
      const shown = rows.slice((page - 1) * style.perPage, page * style.perPage);
      const content = `${side}<h1>${esc(column.name)}</h1>\n${style.list(shown, page, count, column, rows)}`;
      put(style.columnPath(column, page), { trail, column, title: column.name, content });
    }
    for (const article of items) {
      put(address(article), { trail, column, article, title: article.title, content: style.article(article, address) });
    }
  }
}

function numberArticles(site: Site, style: Style): Map<Article, string> {
  const addresses = new Map<Article, string>();
  let id = 1000;
  for (const column of site.groups.flatMap((g) => g.columns)) {
    for (const article of column.items ?? []) addresses.set(article, style.articlePath(column, article, ++id));
  }
  return addresses;
}

/** The newest rows of the columns that change, the portal's own before its sections'. */
function homeContent(site: Site, style: Style, address: (of: Article) => string): string {
  const blocks = site.groups.slice(0, 4).flatMap((g) => g.columns.filter((c) => c.items));
  const lists = blocks
    .map((column) => {
      const rows: Row[] = column.items!.slice(0, 6).map((a) => ({ title: a.title, href: address(a), date: a.date }));
      const lines = rows.map((r) => `<li>${link(r.href, r.title)}<span>${style.homeDate(r.date)}</span></li>`);
      return `<h2>${link(style.columnPath(column, 1), column.name)}</h2>\n<ul>${lines.join('\n')}</ul>`;
    })
    .join('\n');
  return `<h1>${esc(site.name)}</h1>\n${lists}`;
}

function columnLinks(group: Group, style: Style): string {
  const links = group.columns.map((c) => link(style.columnPath(c, 1), c.name));
  return `<div class="columns"><strong>${esc(group.name)}</strong> ${links.join('\n')}</div>\n`;
}

function mapContent(site: Site, style: Style): string {
  return `<h1>站点地图</h1>\n${site.groups.map((group) => columnLinks(group, style)).join('')}`;
}

function forward(to: string): string {
  return `<html><head><meta http-equiv="refresh" content="0;URL=${to}"><title>正在跳转</title></head><body></body></html>`;
}

/** A GBK site tells its charset in the page only, as old sites do. */
function html(text: string, style: Style) {
  return style.charset === 'gbk'
    ? { type: 'text/html', body: encodeGbk(text) }
    : { type: 'text/html; charset=utf-8', body: text };
}

function assets(): Pages {
  return new Map([
    ['/images/style.css', { type: 'text/css', body: stylesheet }],
    ['/images/tujie.svg', { type: 'image/svg+xml', body: picture('#2a7') }],
    ['/images/conac.svg', { type: 'image/svg+xml', body: picture('#c33') }],
    ['/images/jiucuo.svg', { type: 'image/svg+xml', body: picture('#37c') }],
    ['/favicon.ico', { type: 'image/svg+xml', body: picture('#555') }],
    ['/robots.txt', { type: 'text/plain', body: 'User-agent: *\nDisallow: /admin/\n' }],
  ]);
}
