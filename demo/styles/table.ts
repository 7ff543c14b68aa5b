/**
 * An old site in GBK: tables for everything, the charset told in the page only, no government tags.
 * Its pages have accessibility faults (no language, pictures without text, a field without a label) and lack marks.
 */
import { articleBody, esc, link } from '../html.ts';
import type { Article, Column, Pages } from '../model.ts';
import type { Sheet, Style } from '../style.ts';

export const table: Style = {
  charset: 'gbk',
  perPage: 12,
  forwards: false,
  groupPath: (path) => `/${path}.htm`,
  columnPath,
  articlePath: (column, _article, id) => `/${column.path}/${id}.htm`,
  list: (rows, page, pages, column) => `<table width="100%" class="list">
${rows.map((r) => `<tr><td>·</td><td>${link(r.href, r.title)}</td><td width="100">${r.date}</td></tr>`).join('\n')}
</table>
<table width="100%"><tr><td>${pager(column, page, pages)}</td></tr></table>`,
  homeDate: (date) => `[${date}]`,
  article,
  layout,
  files: (): Pages => new Map(),
};

function columnPath(column: Column, page: number): string {
  return `/${column.path}${page === 1 ? '' : `_${page}`}.htm`;
}

function pager(column: Column, page: number, pages: number): string {
  const turn = (n: number, name: string) => (n < 1 || n > pages ? name : link(columnPath(column, n), name));
  return `第${page}页/共${pages}页 ${turn(1, '首页')} ${turn(page - 1, '上一页')} ${turn(page + 1, '下一页')} ${turn(pages, '尾页')}`;
}

function article(a: Article, address: (of: Article) => string): string {
  const number = a.number ? `<tr><td align="center">${esc(a.number)}</td></tr>` : '';
  return `<table width="100%"><tr><td align="center"><h2>${esc(a.title)}</h2></td></tr>
<tr><td align="center">发布日期:${a.date} 来源:${esc(a.source)}</td></tr>
${number}</table>
<table width="100%"><tr><td class="content"><img src="/images/conac.svg" width="40" height="20">
${articleBody(a, address)}</td></tr></table>`;
}

function layout(sheet: Sheet, navigation: string): string {
  const { site, trail } = sheet;
  const crumbs = trail.map(([name, href]) => link(href, name)).join(' &gt;&gt; ');
  return `<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>${esc(sheet.title === site.name ? site.name : `${sheet.title}-${site.name}`)}</title>
</head>
<body>
<table width="100%"><tr><td>${navigation}</td><td><input type="text" name="key"></td></tr></table>
<table width="100%"><tr><td>您现在的位置:${crumbs}</td></tr></table>
${sheet.content}
<table width="100%"><tr><td>主办:${esc(site.office)} ${esc(site.icp)} ${esc(site.police)} ${link('/sitemap.html', '站点地图')}</td></tr></table>
</body>
</html>`;
}
