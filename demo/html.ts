/** Pieces of HTML that several styles share. */
import type { Article, Column, Site } from './model.ts';

export function esc(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function link(href: string, text: string): string {
  return `<a href="${esc(href)}">${esc(text)}</a>`;
}

/** The meta tags of the government site guide: site, column and content tags, as far as the page has them. */
export function metaTags(site: Site, column?: Column, article?: Article): string {
  const tags: [string, string][] = [
    ['SiteName', site.name],
    ['SiteDomain', site.host],
    ['SiteIDCode', site.idCode],
    ['ColumnName', column?.name ?? '首页'],
    ['ColumnDescription', `${site.name}${column?.name ?? '首页'}栏目`],
    ['ColumnKeywords', column?.name ?? site.office],
    ['ColumnType', column?.name ?? '首页'],
  ];
  if (article) {
    tags.push(['ArticleTitle', article.title], ['PubDate', `${article.date} 10:00`], ['ContentSource', article.source]);
  }
  return tags.map(([name, content]) => `<meta name="${name}" content="${esc(content)}">`).join('\n');
}

/** The footer with every mark that a government site must show. */
export function footer(site: Site): string {
  return `<p>主办单位:${esc(site.office)} 网站标识码:${site.idCode} ${esc(site.icp)} ${esc(site.police)}</p>
<p><a href="http://bszs.conac.cn/sitename?method=show&amp;id=${site.idCode}"><img src="/images/conac.svg" width="80" height="40" alt="党政机关网站标识"></a>
<a href="http://zfwzzc.www.gov.cn/check_web/errorInfo/jcInfo?site_code=${site.idCode}"><img src="/images/jiucuo.svg" width="80" height="40" alt="我为政府网站找错"></a>
<a href="/sitemap.html">站点地图</a></p>`;
}

export const stylesheet = `body{margin:0 auto;max-width:60em;font:16px/1.7 sans-serif;color:#222;background:#fff}
a{color:#0b4a8f}header,main,footer,nav{padding:.5em 1em}nav a{margin-right:1em}li{display:flex;justify-content:space-between;gap:1em}
table{border-collapse:collapse}td,th{border:1px solid #888;padding:.2em .6em}`;

/** A picture in the colour of its purpose; the demo needs no real one. */
export function picture(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="${colour}"/></svg>`;
}

/** What stands under the title of an article: text, picture, table, links. */
export function articleBody(article: Article, address: (of: Article) => string): string {
  const parts = article.body.map((paragraph) => `<p>${esc(paragraph)}</p>`);
  if (article.picture)
    parts.push(`<p><img src="/images/tujie.svg" width="600" height="400" alt="${esc(article.picture)}"></p>`);
  if (article.table) parts.push(table(article.table));
  if (article.explains) parts.push(`<p>相关文件:${link(address(article.explains), article.explains.title)}</p>`);
  for (const [name, href] of Object.entries(article.links ?? {})) parts.push(`<p>附件:${link(href, name)}</p>`);
  return parts.join('\n');
}

function table([head, ...rows]: string[][]): string {
  const cells = (row: string[], tag: string) => row.map((cell) => `<${tag}>${esc(cell)}</${tag}>`).join('');
  return `<table><tr>${cells(head!, 'th')}</tr>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</table>`;
}
