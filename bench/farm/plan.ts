/** Which pages a site of the farm has. A block is one page of a list and the twenty articles in it. */

export const rowsPerList = 20;
const maxColumns = 12;

export interface Site {
  index: number;
  /** Number of pages: the home page and whole blocks. */
  pages: number;
  columns: number;
  charset: 'utf-8' | 'gbk';
}

/** Sites of about so many pages in all; every fourth one is in GBK. */
export function planFarm(sites: number, pages: number): Site[] {
  const blocks = Math.max(1, Math.round((pages / sites - 1) / (rowsPerList + 1)));
  return Array.from({ length: sites }, (_, index) => ({
    index,
    pages: 1 + blocks * (rowsPerList + 1),
    columns: Math.min(maxColumns, blocks),
    charset: index % 4 === 3 ? 'gbk' : 'utf-8',
  }));
}

export type Place =
  | { kind: 'home' }
  | { kind: 'list'; column: number; page: number }
  | { kind: 'article'; column: number; page: number; row: number };

/** Page `n` of a site, from 0. */
export function placeOf({ columns }: Site, n: number): Place {
  if (n === 0) return { kind: 'home' };
  const block = Math.floor((n - 1) / (rowsPerList + 1));
  const row = (n - 1) % (rowsPerList + 1);
  const list = { column: block % columns, page: Math.floor(block / columns) };
  return row === 0 ? { kind: 'list', ...list } : { kind: 'article', ...list, row: row - 1 };
}

export function numberOf({ columns }: Site, column: number, page: number, row = -1): number {
  return 1 + (page * columns + column) * (rowsPerList + 1) + row + 1;
}

/** List pages of a column. */
export function listPages({ pages, columns }: Site, column: number): number {
  const blocks = (pages - 1) / (rowsPerList + 1);
  return Math.floor((blocks - 1 - column) / columns) + 1;
}

/** Path of page `n`, shaped like those of a common publishing system. */
export function pathOf(site: Site, n: number): string {
  const place = placeOf(site, n);
  if (place.kind === 'home') return '/';
  const folder = `/lm${place.column}`;
  if (place.kind === 'list') return place.page === 0 ? `${folder}/index.html` : `${folder}/index_${place.page}.html`;
  const day = dayOf(n);
  return `${folder}/${day.slice(0, 7).replace('-', '')}/t${day.replaceAll('-', '')}_${n}.html`;
}

/** Day of publication. */
export function dayOf(n: number): string {
  return new Date(Date.UTC(2024, 4, 30) - (n % 900) * 86_400_000).toISOString().slice(0, 10);
}
