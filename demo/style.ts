/** What differs between the site styles of the city; render.ts does the rest. */
import { articleBody, esc, footer, link, metaTags } from './html.ts';
import type { Article, Column, Pages, Site } from './model.ts';

export interface Row {
  title: string;
  href: string;
  date: string;
}

/** One page about to be laid out. */
export interface Sheet {
  site: Site;
  /** Names and addresses from the home page down to this page's column. */
  trail: [name: string, href: string][];
  column?: Column;
  article?: Article;
  title: string;
  content: string;
}

export interface Style {
  charset: 'utf-8' | 'gbk';
  perPage: number;
  /** Whether a group page only forwards to its first column. */
  forwards: boolean;
  groupPath: (path: string) => string;
  /** Address of a list page, counted from 1. */
  columnPath: (column: Column, page: number) => string;
  articlePath: (column: Column, article: Article, id: number) => string;
  /** The list as it stands on page `page` of `pages`. `all` are the rows of every page. */
  list: (rows: Row[], page: number, pages: number, column: Column, all: Row[]) => string;
  homeDate: (date: string) => string;
  article: (article: Article, address: (of: Article) => string) => string;
  layout: (sheet: Sheet, navigation: string) => string;
  /** Files besides the pages: scripts, style sheets. */
  files: (site: Site) => Pages;
}

/** An article as most styles print it: title, date and source line, document number, text. */
export function plainArticle(article: Article, address: (of: Article) => string): string {
  const number = article.number ? `<p class="wh">${esc(article.number)}</p>` : '';
  return `<h1>${esc(article.title)}</h1>
<div class="info"><span>发布时间:${article.date} 10:00</span> <span>来源:${esc(article.source)}</span></div>
${number}<div class="content" id="zoom">
${articleBody(article, address)}
</div>`;
}

/** An accessible page with all government tags; `foot` replaces the footer, `head` adds to the head. */
export function plainLayout(sheet: Sheet, navigation: string, { head = '', foot = footer(sheet.site) } = {}): string {
  const { site, column, article, trail } = sheet;
  const crumbs = trail.map(([name, href]) => link(href, name)).join(' &gt; ');
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${esc(sheet.title === site.name ? site.name : `${sheet.title}_${site.name}`)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${metaTags(site, column, article)}
<link rel="stylesheet" href="/images/style.css">
${head}</head>
<body>
<header><p>${esc(site.name)}</p></header>
<nav aria-label="主导航">${navigation}</nav>
<main>
${trail.length > 1 ? `<div class="position">当前位置:${crumbs}</div>\n` : ''}${sheet.content}
</main>
<footer>${foot}</footer>
</body>
</html>`;
}

/** Rows as most styles print them. */
export function plainRows(rows: Row[]): string {
  return rows.map((row) => `<li>${link(row.href, row.title)}<span>${row.date}</span></li>`).join('\n');
}
