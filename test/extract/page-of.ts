/** Reads a small page written in a test. */
import { extractPage } from '../../src/extract/page.ts';
import type { PageFacts } from '../../src/model/page.ts';

export const listUrl = 'http://www.example.gov.cn/zwgk/tzgg/index.html';

export function pageOf(
  html: string,
  options: { url?: string; at?: string; contentType?: string | null } = {},
): PageFacts {
  const body = new TextEncoder().encode(html);
  return extractPage({
    body,
    url: options.url ?? listUrl,
    at: options.at ?? '2024-03-10',
    contentType: options.contentType ?? null,
  });
}

/** A column page: its path and the given main part. */
export function columnPage(main: string, options: Parameters<typeof pageOf>[1] = {}): PageFacts {
  return pageOf(
    `<html><head><meta charset="utf-8"><title>通知公告_青禾县人民政府</title></head><body>
    <div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="./">通知公告</a></div>
    ${main}</body></html>`,
    options,
  );
}

/** An article page: its path, heading, a line under it, and text. */
export function articlePage(parts: {
  title?: string;
  line?: string;
  text?: string;
  head?: string;
  column?: string;
}): PageFacts {
  const title = parts.title ?? '青禾县开展春季植树活动';
  return pageOf(
    `<html><head><meta charset="utf-8"><title>${title}_青禾县人民政府</title>${parts.head ?? ''}</head><body>
    <div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/a/">${parts.column ?? '工作动态'}</a> &gt; 正文</div>
    <h1>${title}</h1><div class="info">${parts.line ?? '发布时间：2024-03-01 来源：县林业局'}</div>
    <div class="content">${parts.text ?? `<p>${'今年以来，全县各单位组织干部群众义务植树，长势良好。'.repeat(6)}</p>`}</div></body></html>`,
    { url: 'http://www.example.gov.cn/a/202403/t20240302_17.html' },
  );
}
