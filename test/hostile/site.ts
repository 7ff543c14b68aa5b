/** A made-up government site that is in order, but for what stands behind its menu. */
import type { ServerResponse } from 'node:http';
import { addDays } from '../../src/lib/dates.ts';
import type { Handler } from '../crawl/server.ts';
import { today } from './audit.ts';

const menu = {
  '/zwgk/': '政务公开',
  '/zwgk/zcwj/': '政策文件',
  '/zwgk/zcjd/': '政策解读',
  '/zwgk/zfxxgkzn/': '政府信息公开指南',
  '/zwgk/zfxxgkzd/': '政府信息公开制度',
  '/zwgk/fdzdgknr/': '法定主动公开内容',
  '/zwgk/nb/': '政府信息公开年报',
  '/xwzx/': '新闻中心',
  '/hdjl/': '互动交流',
};

export const marks =
  '<p>网站标识码：1234567890 京ICP备12345678号-1 京公网安备 11010102001234号</p>' +
  '<a href="https://bszs.conac.cn/sitename?method=show">党政机关</a><a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html">我为政府网站找错</a>';

export function menuLinks(): string {
  return Object.entries(menu)
    .map(([path, name]) => `<li><a href="${path}">${name}</a></li>`)
    .join('');
}

/** The home page: menu, fresh news, marks. */
export function homePage(more = ''): string {
  const news = Array.from({ length: 6 }, (_, i) => {
    const title = `青禾县第${i + 1}次推进重点项目建设工作`;
    return `<li><a href="/xwzx/${i}.html">${title}</a><span>${addDays(today, -i - 1)}</span></li>`;
  });
  return framed('青禾县人民政府', `<h2>要闻</h2><ul class="list">${news.join('')}</ul>${more}`);
}

/** A page in the frame of the site. */
export function framed(title: string, main: string): string {
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${title}</title></head><body>
    <ul class="nav">${menuLinks()}</ul><div class="main">${main}</div><div class="foot">${marks}</div></body></html>`;
}

export type Answer = (response: ServerResponse, path: string) => void;

export function html(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text);
}

/** Says for any address what `rest` says; the home page is in order unless it is left out. */
export function siteOf(rest: Answer, home: Answer | null = (response) => html(response, homePage())): Handler {
  return (request, response) => {
    const path = request.url ?? '/';
    if (path === '/robots.txt') return void response.writeHead(404).end();
    (path === '/' && home !== null ? home : rest)(response, path);
  };
}
