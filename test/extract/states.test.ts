import { expect, test } from 'vitest';
import { pageOf } from './page-of.ts';

const url = 'http://www.example.gov.cn/zwgk/index.html';

test.each([
  '<meta http-equiv="Refresh" content="0;URL=./zfwj/">',
  `<META HTTP-EQUIV="refresh" CONTENT="0; url='./zfwj/'">`,
  '<script>window.location.href="./zfwj/";</script>',
  '<script>location.replace("./zfwj/")</script>',
  '<script>setTimeout(function(){window.location.href="./zfwj/"},1000);</script>',
  `<script>var a="1";if(a=="1"){document.write('<meta http-equiv="Refresh" content="0;URL=./zfwj/" />');}</script>`,
])('a stub leads on: %s', (html) => {
  expect(pageOf(`<html><head>${html}</head></html>`, { url })).toMatchObject({
    kind: 'stub',
    refresh: 'http://www.example.gov.cn/zwgk/zfwj/',
  });
});

test.each([
  '<meta http-equiv="refresh" content="300">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<script>if(navigator.userAgent.match(/iPhone/)){location.href="/m/"}</script>',
  '<script>$("#b").click(function(){location.href="/s.html"});</script>',
])('no redirect: %s', (html) => expect(pageOf(`<head>${html}</head><p>欢迎访问本站</p>`, { url }).refresh).toBeNull());

test.each([
  ['soft-404', '<title>页面不存在</title><p>您访问的页面不存在或已删除，三秒后返回首页</p>'],
  ['soft-404', '<title>404 Not Found</title><h1>Not Found</h1>'],
  ['blocked', '<title>403 Forbidden</title><h1>403 Forbidden</h1>'],
  ['blocked', '<p>您的请求已被网站防火墙拦截，事件编号 1249</p>'],
  ['moved', '<title>公告</title><p>根据集约化要求，我单位网站域名变更为 www.example.gov.cn ，请使用新域名访问。</p>'],
  ['closed', '<p>本网站已关停，感谢您的关注。</p>'],
  ['closed', '<p>根据集约化要求，本网站已于2018年12月31日关停，请访问县政府网站。</p>'],
])('%s', (trouble, html) => expect(pageOf(html, { url })).toMatchObject({ kind: 'error', trouble }));

test('a page that asks for a password is in trouble, but not an error', () => {
  expect(pageOf('<p>请登录后查看</p><input type="password">', { url }).trouble).toBe('login');
});

test('an article about broken links is no error page', () => {
  const text = '县网信办对各单位网站开展检查，发现个别栏目显示您访问的页面不存在，已要求整改。'.repeat(40);
  expect(
    pageOf(`<title>网站检查通报</title><h1>网站检查通报</h1><p>发布时间：2024-03-01</p><div><p>${text}</p></div>`, {
      url,
    }),
  ).toMatchObject({
    kind: 'article',
    trouble: null,
  });
});

test.each([
  ['县网信办升级网络防火墙，加强安全防护', '县网信办组织各单位检查防火墙和安全策略，提高防护能力。'],
  ['关于网站升级改造的公告', '本网站将于三月十日进行升级改造，其间服务不受影响。'],
])('a short article is no error page: %s', (title, text) => {
  const nav = Array.from({ length: 20 }, (_, i) => `<a href="/c${i}/">栏目${i}</a>`).join('');
  const html = `<title>${title}</title><div>${nav}</div><h1>${title}</h1><p>发布时间：2024-03-01</p><p>${text}</p>`;
  expect(pageOf(html, { url })).toMatchObject({ kind: 'article', trouble: null });
});

test('a home page is one by its address', () => {
  const links = Array.from(
    { length: 30 },
    (_, i) => `<li><a href="/a/${i}.html">第${i}条新闻的标题</a><span>03-0${(i % 9) + 1}</span></li>`,
  ).join('');
  const page = pageOf(`<title>青禾县人民政府</title><ul>${links}</ul>`, { url: 'http://www.example.gov.cn/' });
  expect(page).toMatchObject({ kind: 'home', list: null });
  expect(page.datedItems).toHaveLength(30);
  expect(page.datedItems[8]).toEqual({
    title: '第8条新闻的标题',
    url: 'http://www.example.gov.cn/a/8.html',
    date: '2024-03-09',
  });
});

test('links are absolute, distinct, http only and honour base', () => {
  const page = pageOf(
    '<base href="/b/"><a href="1.html#top">一</a><a href="1.html">又</a><a href="javascript:void(0)">无</a><a href="mailto:a@b.cn">信</a><a href="//x.cn/"><img alt="图"></a><iframe src="f.html"></iframe><script src="s.js"></script>',
  );
  expect(page.links).toEqual([
    { url: 'http://www.example.gov.cn/b/1.html', text: '一' },
    { url: 'http://x.cn/', text: '图' },
  ]);
  expect(page.frames).toEqual(['http://www.example.gov.cn/b/f.html']);
  expect(page.scripts).toEqual(['http://www.example.gov.cn/b/s.js']);
});

test('pages of one template share its print, others do not', () => {
  const shell = (main: string): string =>
    `<div class="head"></div><div class="main">${main}</div><div class="foot"></div>`;
  const one = pageOf(shell('<h1>甲</h1><p>一</p>')).template;
  expect(pageOf(shell('<h1>乙</h1><p>二</p><p>三</p>')).template).toBe(one);
  expect(pageOf(shell('<ul class="list"><li>二</li></ul>')).template).not.toBe(one);
});
