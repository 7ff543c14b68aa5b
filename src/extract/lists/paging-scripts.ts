/** Pagers that a script on the page builds from numbers in its text. */
import { httpUrl } from '../../lib/urls.ts';
import type { Flat } from '../html/flat.ts';
import type { Counted, Paging } from './paging.ts';

const maxNext = 200;

export function pagerByScript(flat: Flat, pageUrl: string): Paging | null {
  for (const { text, at } of flat.scripts) {
    if (text === '' || text.length > 200_000) continue;
    const named = text.includes('createPageHTML') ? (trsByName(text, pageUrl) ?? trs(text, pageUrl)) : null;
    const found = named ?? pagerObject(text, pageUrl) ?? (counts.test(text) ? totalPage(text, pageUrl) : null);
    if (found !== null) return { ...found, at };
  }
  return null;
}

/** `createPageHTML(pages, current, "index", "html", rows)`: page 2 is `index_1.html`. Numbers may stand in variables. */
function trs(script: string, pageUrl: string): Counted | null {
  for (const call of script.matchAll(/createPageHTML\s*\(([^()]{1,300})\)/g)) {
    const [first, second, name, ending, rows] = call[1]!.split(',').map((part) => part.trim());
    const [pages, current] = [numberOf(first, script), numberOf(second, script)];
    const [prefix, suffix] = [/^['"]([\w-]{1,60})['"]$/.exec(name ?? ''), /^['"](\w{1,8})['"]$/.exec(ending ?? '')];
    if (pages === null || current === null || prefix === null || suffix === null) continue;
    const told = numberOf(rows, script);
    const next = numbered(
      pages,
      current + 1,
      pageUrl,
      (n) => `${prefix[1]}_${n - 1}.${suffix[1]}`,
      `${prefix[1]}.${suffix[1]}`,
    );
    // Fewer than some rows for each page is another number.
    return { pages, total: told !== null && told > (pages - 1) * fewRows ? told : null, next };
  }
  return null;
}

const fewRows = 4;

/** A number that is written, or that a variable of this script was given. */
function numberOf(argument: string | undefined, script: string): number | null {
  const written = /^['"]?(\d{1,7})['"]?$/.exec(argument ?? '');
  if (written !== null) return Number(written[1]);
  if (argument === undefined || !/^[A-Za-z_$][\w$]{0,60}$/.test(argument)) return null;
  for (const m of script.matchAll(/\b([A-Za-z_$][\w$]{0,60})\s*=\s*['"]?(\d{1,7})\b/g))
    if (m[1] === argument) return Number(m[2]);
  return null;
}

/** `createPageHTML('page_div', pages, current, 'prefix', 'shtml', rows)`: page 2 is `prefix_2.shtml`. */
function trsByName(script: string, pageUrl: string): Counted | null {
  const m =
    /createPageHTML\s*\(\s*['"][\w-]{1,60}['"]\s*,\s*(\d{1,6})\s*,\s*(\d{1,6})\s*,\s*['"]([\w./-]{1,120})['"]\s*,\s*['"](\w{1,8})['"]\s*(?:,\s*(\d{1,8}))?/.exec(
      script,
    );
  if (m === null) return null;
  const pages = Number(m[1]);
  const total = m[5] === undefined ? null : Number(m[5]);
  return {
    pages,
    total,
    next: numbered(pages, Number(m[2]), pageUrl, (n) => `${m[3]}_${n}.${m[4]}`, `${m[3]}.${m[4]}`),
  };
}

/** `Pager({size: pages, current: n, prefix: 'index', suffix: 'html'})`: page 2 is `index_1.html`. */
function pagerObject(script: string, pageUrl: string): Counted | null {
  const call = /\bPager\s*\(\s*\{([^{}]{1,600})\}/.exec(script);
  if (call === null) return null;
  const size = /\bsize\s*:\s*['"]?(\d{1,6})/.exec(call[1]!);
  if (size === null) return null;
  const current = Number(/\bcurrent\s*:\s*['"]?(\d{1,6})/.exec(call[1]!)?.[1] ?? 0);
  const prefix = /\bprefix\s*:\s*['"]([\w-]{1,60})['"]/.exec(call[1]!)?.[1] ?? 'index';
  const suffix = /\bsuffix\s*:\s*['"](\w{1,8})['"]/.exec(call[1]!)?.[1] ?? 'html';
  const pages = Number(size[1]);
  return {
    pages,
    total: null,
    next: numbered(pages, current + 1, pageUrl, (n) => `${prefix}_${n - 1}.${suffix}`, `${prefix}.${suffix}`),
  };
}

/** Without one of these words a script tells no number of pages or rows. */
const counts = /total|(?:record|page)Count|countPage|laypage|\.pagination/i;

/** `totalPage: 54` or `count: 145, limit: 10` beside `'index_' + n + '.html'` or `link: '/list?pageIndex='`. */
function totalPage(script: string, pageUrl: string): Counted | null {
  const total = rowsIn(script);
  const each = first(script, /\b(?:perPage|pageSize|limit|page_?size)['"]?\s*[:=]\s*['"]?(\d{1,4})\b/i);
  const told = first(script, /\b(?:totalPages?|pageCount|countPage)['"]?\s*[:=]\s*['"]?(\d{1,6})\b/);
  const pages = told ?? (total !== null && each !== null && each > 0 ? Math.ceil(total / each) : null);
  if (pages === null || pages === 0) return total === null ? null : { pages: null, total, next: [] };
  const form = /['"]([\w./?=&-]{0,120}[_=/-])['"]\s*\+\s*[\w.]{1,30}\s*\+\s*['"](\.\w{1,8})['"]/.exec(script);
  const link = /['"]([\w./?=&:-]{1,200}[?&]\w{0,20}page\w{0,10}=)['"]/i.exec(script);
  const found = form ?? link;
  if (found === null) return { pages, total, next: [] };
  const own = numbered(pages, 1, pageUrl, (n) => `${found[1]}${n}${found[2] ?? ''}`, '');
  return { pages, total, next: own };
}

/** Of the row totals only those that the pager of a script names so. */
function rowsIn(script: string): number | null {
  const named = first(script, /\b(?:totalRecords?|totalCount|recordCount|totalRows?)['"]?\s*[:=]\s*['"]?(\d{1,7})\b/i);
  const pager = /(?:\blaypage(?:\.render)?|\.pagination)\s*\(([^()]{1,600})/.exec(script)?.[1] ?? '';
  return named ?? first(pager, /\b(?:count|total)['"]?\s*:\s*['"]?(\d{1,7})\b/);
}

function first(text: string, form: RegExp): number | null {
  const m = form.exec(text);
  return m === null ? null : Number(m[1]);
}

/** Addresses of pages 1 … `pages` without the current one. */
function numbered(
  pages: number,
  current: number,
  pageUrl: string,
  name: (n: number) => string,
  first: string,
): string[] {
  const next: string[] = [];
  for (let n = 1; n <= pages && next.length < maxNext; n++) {
    if (n === current || (n === 1 && first === '')) continue;
    const url = httpUrl(n === 1 ? first : name(n), pageUrl);
    if (url !== null && url !== pageUrl) next.push(url);
  }
  return next;
}
