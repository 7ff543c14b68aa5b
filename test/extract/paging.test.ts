import { expect, test } from 'vitest';
import { columnPage, listUrl } from './page-of.ts';

const row = (n: number): string => `<li><a href="${n}.html">第${n}号公告的标题文字</a><span>2024-03-0${n}</span></li>`;
const list = `<ul>${[3, 2, 1].map(row).join('')}</ul>`;
const base = 'http://www.example.gov.cn/zwgk/tzgg/';
const paging = (pager: string, url = listUrl) => columnPage(`<div>${list}${pager}</div>`, { url }).list;

test('createPageHTML with four arguments counts its files from 1', () => {
  const facts = paging('<script>createPageHTML(3, 0, "index", "html")</script>');
  expect(facts).toMatchObject({ pages: 3, next: [`${base}index_1.html`, `${base}index_2.html`] });
  const second = paging('<script>createPageHTML(3, 1, "index", "html")</script>', `${base}index_1.html`);
  expect(second?.next).toEqual([`${base}index.html`, `${base}index_2.html`]);
});

test('createPageHTML with a box name counts its files from 2 and knows the rows', () => {
  const facts = paging(`<script>createPageHTML('page_div', 3, 1, 'list', 'shtml', 58)</script>`);
  expect(facts).toMatchObject({ pages: 3, total: 58 });
  expect(facts?.next).toContain(`${base}list_2.shtml`);
  expect(facts?.next).toContain(`${base}list_3.shtml`);
});

test('static links with a last page', () => {
  const links = [2, 3, 4].map((n) => `<a href="index_${n}.html">${n}</a>`).join(' ');
  const facts = paging(
    `<div><a title="Total record"><b>234</b></a> <b>1</b> ${links} <a href="index_2.html">下一页</a> <a href="index_16.html">尾页</a></div>`,
  );
  expect(facts).toMatchObject({ pages: 16, total: 234 });
  expect(facts?.next).toHaveLength(15);
  expect(facts?.next[0]).toBe(`${base}index_2.html`);
  expect(facts?.next[14]).toBe(`${base}index_16.html`);
});

test('words tell pages and rows', () => {
  const words =
    '<div>共 1630 条 当前第 1 / 163 页 <a href="18105_2.html">下一页</a> <a href="18105_163.html">末页</a> <a href="18105.html">首页</a></div>';
  const facts = paging(words);
  expect(facts).toMatchObject({ pages: 163, total: 1630 });
  expect(facts?.next[0]).toBe(`${base}18105_2.html`);
  expect(facts?.next.length).toBeGreaterThan(100);
});

test('numbers whose links are gone still count, a window of them does not', () => {
  const gone = (n: number): string => `<a class="${n === 1 ? 'current' : 'normal'}" href="javascript:;">${n}</a>`;
  const pager = (n: number): string =>
    `<div class="page"><a href="">首页</a>${Array.from({ length: n }, (_, i) => gone(i + 1)).join('')}<a href="javascript:;">下一页</a><a href="javascript:;">最后一页</a></div>`;
  expect(paging(pager(2))?.pages).toBe(2);
  expect(paging(pager(5))?.pages).toBeNull();
});

test('a pager object and a total in a script', () => {
  expect(paging(`<script>Pager({size: 4, current: 0, prefix: 'index', suffix: 'html'});</script>`)).toMatchObject({
    pages: 4,
    next: [`${base}index_1.html`, `${base}index_2.html`, `${base}index_3.html`],
  });
  const script = `<script>$('.p').pagination({totalPage: 3, callBack: function (n) { location.href = 'index_' + n + '.html'; }});</script>`;
  expect(paging(script)).toMatchObject({ pages: 3, next: [`${base}index_2.html`, `${base}index_3.html`] });
});

test('addresses in click handlers', () => {
  const pager = `<div>共632条记录 1/28页 <a>首页</a> <a href="#" onclick="location.href=encodeURI('index_2.jhtml');">下一页</a> <a href="#" onclick="location.href=encodeURI('index_28.jhtml');">尾页</a></div>`;
  const facts = paging(pager);
  expect(facts).toMatchObject({ pages: 28, total: 632 });
  expect(facts?.next[0]).toBe(`${base}index_2.jhtml`);
});

test('at most 200 further pages, and none where the page tells nothing', () => {
  expect(paging('<script>createPageHTML(90000, 0, "index", "html")</script>')?.next).toHaveLength(200);
  expect(paging('')).toMatchObject({ pages: null, total: null, next: [] });
});
