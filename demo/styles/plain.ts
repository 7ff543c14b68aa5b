/** A tidy site of today: page 2 is index_2.html and the pager is plain links. */
import { link } from '../html.ts';
import type { Column, Pages } from '../model.ts';
import { plainArticle, plainLayout, plainRows, type Style } from '../style.ts';

export const plain: Style = {
  charset: 'utf-8',
  perPage: 20,
  forwards: false,
  groupPath: (path) => `/${path}/index.html`,
  columnPath,
  articlePath: (column, { date }, id) => `/${column.path}/${date}/${id}.html`,
  list: (rows, page, pages, column) => `<ul class="list">
${plainRows(rows)}
</ul>
<div class="pager">${pager(column, page, pages)}</div>`,
  homeDate: (date) => date,
  article: plainArticle,
  layout: (sheet, navigation) => plainLayout(sheet, navigation),
  files: (): Pages => new Map(),
};

function columnPath(column: Column, page: number): string {
  return `/${column.path}/${page === 1 ? 'index.html' : `index_${page}.html`}`;
}

function pager(column: Column, page: number, pages: number): string {
  const numbers = Array.from({ length: pages }, (_, i) => i + 1);
  const turn = (n: number, name: string) => (n > pages ? '' : link(columnPath(column, n), name));
  const links = numbers.map((n) => (n === page ? `<span class="current">${n}</span>` : turn(n, String(n))));
  return `${links.join(' ')} ${turn(page + 1, '下一页')} ${page < pages ? turn(pages, '尾页') : ''}`;
}
