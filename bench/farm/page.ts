/** One page of the farm: 25–40 KB, about 95 links, the frame of a government site. The same seed gives the same bytes. */
import { encodeGbk } from './gbk.ts';
import { dayOf, listPages, numberOf, pathOf, placeOf, rowsPerList, type Site } from './plan.ts';
import { pick, randomOf } from './random.ts';
import { columnNames, paragraphs, titleOf } from './words.ts';

const links = 95;

export function pageBytes(seed: number, site: Site, n: number): Buffer {
  const html = pageHtml(seed, site, n);
  return site.charset === 'gbk' ? encodeGbk(html) : Buffer.from(html);
}

function pageHtml(seed: number, site: Site, n: number): string {
  const place = placeOf(site, n);
  const random = randomOf(seed, site.index, n, 7);
  const name = `第${site.index + 1}县人民政府`;
  const column = place.kind === 'home' ? '' : columnNames[place.column]!;
  const title = place.kind === 'article' ? titleOf(seed, site.index, n) : column;
  const main = place.kind === 'article' ? article(title, n, random, site.charset === 'gbk' ? 3200 : 1800) : '';
  const list = place.kind === 'list' ? listOf(seed, site, place) : '';
  const crumbs =
    column === ''
      ? ''
      : `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="${columnPath(site, column)}">${column}</a></div>`;
  const page = `${head(site, name, column, title, n)}<body><div class="header"><h1 class="logo">${name}</h1>
<ul class="nav">${navigation(site)}</ul></div>${crumbs}<div class="main">${main}${list}</div>`;
  const shown = page.split('<a ').length - 1;
  return `${page}<div class="side">${rows(seed, site, random, links - shown)}</div>${footer(name)}</body></html>\n`;
}

function columnPath(site: Site, column: string): string {
  return pathOf(site, numberOf(site, columnNames.indexOf(column), 0));
}

function head({ charset }: Site, name: string, column: string, title: string, n: number): string {
  const metas: Record<string, string> = { SiteName: name, SiteDomain: 'farm.invalid', ColumnName: column };
  if (title !== column)
    Object.assign(metas, { ArticleTitle: title, PubDate: `${dayOf(n)} 09:00`, ContentSource: '县政府办公室' });
  const tags = Object.entries(metas).map(([key, value]) => `<meta name="${key}" content="${value}">`);
  const rules = Array.from(
    { length: 50 },
    (_, i) => `.box${i} > li a { color: #333; margin: ${i}px 4px; font-size: 14px }`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="${charset}"><title>${title}_${name}</title>
${tags.join('\n')}
<style>${rules.join('\n')}</style></head>`;
}

function navigation(site: Site): string {
  const items = columnNames
    .slice(0, site.columns)
    .map((name) => `<li><a href="${columnPath(site, name)}">${name}</a></li>`);
  return `<li><a href="/">网站首页</a></li>${items.join('')}`;
}

function row(seed: number, site: Site, n: number): string {
  const title = titleOf(seed, site.index, n);
  return `<li class="item clearfix"><a href="${pathOf(site, n)}" target="_blank" title="${title}">${title}</a><span class="date">${dayOf(n)}</span></li>\n`;
}

function listOf(seed: number, site: Site, { column, page }: { column: number; page: number }): string {
  const items = Array.from({ length: rowsPerList }, (_, i) => row(seed, site, numberOf(site, column, page, i)));
  const pages = listPages(site, column);
  const near = [page - 1, page + 1, page + 2, pages - 1].filter((p) => p >= 0 && p < pages && p !== page);
  const others = near.map(
    (p) => `<a href="${pathOf(site, numberOf(site, column, p))}">${p === page + 1 ? '下一页' : p + 1}</a>`,
  );
  return `<ul class="news-list">${items.join('')}</ul><div class="page">共${pages}页 ${others.join(' ')}</div>`;
}

function article(title: string, n: number, random: () => number, characters: number): string {
  const attachment = n % 3 === 0 ? `<p>文号：某府办发〔2024〕${n}号</p>` : '';
  return `<h2 class="title">${title}</h2><div class="info">发布时间：${dayOf(n)} 来源：县政府办公室</div>
<div class="TRS_Editor">${attachment}${paragraphs(random, characters + random() * 2000)}</div>`;
}

/** Articles of the site that other pages lead to as well. */
function rows(seed: number, site: Site, random: () => number, count: number): string {
  const blocks = (site.pages - 1) / (rowsPerList + 1);
  const items = Array.from({ length: count }, () => {
    const block = Math.floor(random() * blocks);
    return row(seed, site, 2 + block * (rowsPerList + 1) + Math.floor(random() * rowsPerList));
  });
  const groups = Array.from({ length: 5 }, (_, i) => items.filter((_, n) => n % 5 === i));
  return groups
    .map(
      (group) => `<div class="block"><h3>${pick(columnNames, random)}</h3><ul class="box">${group.join('')}</ul></div>`,
    )
    .join('');
}

function footer(name: string): string {
  return `<div class="footer"><p>主办：${name}办公室　网站标识码：5100000000　蜀ICP备00000000号</p></div>`;
}
