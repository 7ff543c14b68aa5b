/** Pagers that a script on the page builds from numbers in its text. */
import { httpUrl } from '../lib/urls.ts';
import type { Flat } from './flat.ts';
import type { Counted, Paging } from './paging.ts';

const maxNext = 200;

export function pagerByScript(flat: Flat, pageUrl: string): Paging | null {
  for (const { text, at } of flat.scripts) {
    if (text === '' || text.length > 200_000) continue;
    const found =
      trsByName(text, pageUrl) ?? trs(text, pageUrl) ?? pagerObject(text, pageUrl) ?? totalPage(text, pageUrl);
    if (found !== null) return { ...found, at };
  }
  return null;
}

/** `createPageHTML(pages, current, "index", "html")`: page 2 is `index_1.html`. */
function trs(script: string, pageUrl: string): Counted | null {
  const m =
    /createPageHTML\s*\(\s*['"]?(\d{1,6})['"]?\s*,\s*['"]?(\d{1,6})['"]?\s*,\s*['"]([\w-]{1,60})['"]\s*,\s*['"](\w{1,8})['"]/.exec(
      script,
    );
  if (m === null) return null;
  const pages = Number(m[1]);
  return {
    pages,
    total: null,
    next: numbered(pages, Number(m[2]) + 1, pageUrl, (n) => `${m[3]}_${n - 1}.${m[4]}`, `${m[3]}.${m[4]}`),
  };
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

/** `totalPage: 54` beside `location.href = 'index_' + n + '.html'`: page 2 is `index_2.html`. */
function totalPage(script: string, pageUrl: string): Counted | null {
  const m = /\b(?:totalPages?|pageCount|countPage)\s*[:=]\s*['"]?(\d{1,6})\b/.exec(script);
  if (m === null || Number(m[1]) === 0) return null;
  const pages = Number(m[1]);
  const form = /['"]([\w-]{1,60}_)['"]\s*\+\s*\w{1,20}\s*\+\s*['"](\.\w{1,8})['"]/.exec(script);
  if (form === null) return { pages, total: null, next: [] };
  return { pages, total: null, next: numbered(pages, 1, pageUrl, (n) => `${form[1]}${n}${form[2]}`, '') };
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
