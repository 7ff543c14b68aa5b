import { expect, test } from 'vitest';
import { columnPage, listUrl } from '../page-of.ts';

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

test('pages that count down, and numbers of addresses that are no page numbers', () => {
  const vsb = paging(
    '<div>共145条&nbsp;&nbsp;1/15 <a href="tzgg/14.htm">下页</a> <a href="tzgg/1.htm">尾页</a> <a>首页</a> <a>上页</a></div>',
    'http://www.example.gov.cn/zwgk/tzgg.htm',
  );
  expect(vsb).toMatchObject({ pages: 15, total: 145 });
  expect(vsb?.next).toEqual(Array.from({ length: 14 }, (_, i) => `${base}${14 - i}.htm`));
  const tree = (n: number) => `?a2t=15&a2p=${n}&a2c=10&urltype=tree.TreeTempUrl&wbtreeid=1010`;
  const query = paging(
    `<div><a>首页</a> <a>上页</a> <a href="${tree(2)}">下页</a> <a href="${tree(15)}">尾页</a></div>`,
    'http://www.example.gov.cn/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1010',
  );
  expect(query?.pages).toBe(15);
  expect(query?.next[12]).toBe(`http://www.example.gov.cn/list.jsp${tree(14)}`);
  const info = (n: number) => `/e/action/ListInfo/?page=${n}&classid=9&totalnum=113`;
  const empire = paging(
    `<div><b>1</b> <a href="${info(1)}">2</a> <a href="${info(1)}">下一页</a> <a href="${info(11)}">尾页</a></div>`,
  );
  expect(empire?.pages).toBe(12);
  expect(empire?.next).toHaveLength(11);
});

test('numbers in variables and options of scripts', () => {
  const trs =
    '<script>var countPage = 3; var currentPage = 0; createPageHTML(countPage, currentPage, "index", "html", 45);</script>';
  expect(paging(trs)).toMatchObject({ pages: 3, total: 45, next: [`${base}index_1.html`, `${base}index_2.html`] });
  const lonsun =
    '<script>Ls.pagination("#pg",{currentPage:1,pageCount:3,total:45,link:"/column/6?pageIndex="});</script>';
  const of = (n: number) => `http://www.example.gov.cn/column/6?pageIndex=${n}`;
  expect(paging(lonsun)).toMatchObject({ pages: 3, total: 45, next: [of(2), of(3)] });
  expect(paging('<script>laypage.render({elem:"pg", count:45, limit:20})</script>')).toMatchObject({
    pages: 3,
    total: 45,
  });
});

test('a box to choose a page from', () => {
  const options = ['index.html', 'index_2.html', 'index_3.html'].map((url) => `<option value="${url}">${url}</option>`);
  expect(paging(`<p>共3页 <select>${options}</select></p>`)).toMatchObject({
    pages: 3,
    next: [`${base}index_2.html`, `${base}index_3.html`],
  });
  expect(paging(`<p>共9页 <select>${options}</select></p>`)?.pages).toBe(9);
  expect(paging(`<p>相关网站 <select>${options}</select></p>`)).toMatchObject({ pages: null, next: [] });
});

test('a list that goes on in a way that no address tells may have more rows', () => {
  expect(paging('<a href="javascript:;">加载更多</a>')).toMatchObject({ partial: true });
  expect(paging('<script>laypage({cont: "pg", pages: pages})</script>')).toMatchObject({ partial: true });
  expect(paging('<script>var totalRecord = 45;</script>')).toMatchObject({ total: 45, partial: true });
  expect(paging('<script>var totalRecord = 3;</script>')).not.toHaveProperty('partial');
  expect(paging('<p>共1页</p>')).not.toHaveProperty('partial');
});

test.each([
  [
    '页码 2/19',
    '<a href="list1.htm">&lt;&lt;上一页</a><a href="list3.htm">下一页&gt;&gt;</a><a href="list19.htm">尾页</a> 页码 <em>2</em>/<em>19</em>',
    19,
  ],
  [
    '1/12',
    '<ul><li class="current"><a>1</a></li><li><a href="2.html">2</a></li><li><a href="2.html">下页 &gt;</a></li><li><span>1/12</span></li></ul>',
    12,
  ],
  [
    '当前页：1/4',
    '共 <b>63</b> 条信息 当前页：<b>1</b>/<b>4</b> 首页 上一页 <a href="n.asp?cid=3&page=2">下一页</a> <a href="n.asp?cid=3&page=4">尾页</a>',
    4,
  ],
  ['共12页 第1页', '共12页 第1页 <a href="index_2.html">后页</a>', 12],
])('%s is the number of pages', (_, pager, pages) => {
  const facts = paging(`<div>${pager}</div>`);
  expect(facts).toMatchObject({ pages });
  expect(facts).not.toHaveProperty('partial');
  expect(facts!.next[0]).toMatch(/(?:list2\.htm|2\.html|page=2)$/);
});

test.each([
  `<a href="javascript:__doPostBack('pg','2')">下一页</a>`,
  '当前第1页 <a href="javascript:go(2)">下一页</a>',
  `<div class="pager"><span>1</span><a href="javascript:go(2)">2</a><a href="javascript:go(3)">...</a></div>`,
  '<el-pagination :total="120" :page-size="15"></el-pagination>',
  '<div class="el-pagination"><ul class="el-pager"><li class="number active">1</li><li class="number">8</li></ul><button class="btn-next"></button></div>',
  '<div class="pagination" data-total="120" data-pagesize="15"></div>',
  '<div data-total-pages="12"></div>',
  '<button>上一页</button><button onclick="next()">下一页</button>',
  '<div class="loadmore">查看更多</div>',
  '<script>$(window).scroll(function () { if (atBottom()) loadMore(); });</script>',
  '<script>var totalRecord = 2;</script><a href="javascript:;">加载更多</a>',
])('a list that goes on by script may have more rows: %s', (pager) => {
  expect(paging(`<div>${pager}</div>`)).toMatchObject({ next: [], partial: true });
});

test.each([
  '<a href="javascript:;">首页</a><a href="javascript:;">上一页</a><a class="current">1</a><a href="javascript:;">下一页</a>',
  '<a class="disabled" href="javascript:;">上一页</a><a class="disabled" href="javascript:;">下一页</a>',
  '<span>上一页</span><span>下一页</span>',
  '<a href="/xw/" class="more">查看更多</a>',
  '<div class="pagination" data-total="3"></div>',
])('a pager that leads nowhere ends its list: %s', (pager) => {
  expect(paging(`<div>${pager}</div>`)).not.toHaveProperty('partial');
});

test('the number of the page in a field of a plain form', () => {
  const form = (method: string, at = 1) =>
    paging(`<form method="${method}" action="/list.jsp"><input type="hidden" name="cid" value="7"><input type="hidden" name="pageNo" value="${at}"></form>
      <div>共3页 <a href="javascript:goPage(2)">下一页</a> <a href="javascript:goPage(3)">尾页</a></div>`);
  const of = (n: number) => `http://www.example.gov.cn/list.jsp?cid=7&pageNo=${n}`;
  expect(form('get')).toMatchObject({ pages: 3, next: [of(2), of(3)] });
  expect(form('post')).toMatchObject({ pages: 3, next: [] });
  expect(form('get', 0)).toMatchObject({ pages: 3, next: [] });
});

test('the empty place of a pager, where as many rows stand as on one of several pages', () => {
  const rows = (n: number) =>
    `<ul>${Array.from({ length: n }, (_, i) => `<li><a href="/d/${i}.html">第${i}号公告的标题文字</a><span>2024-02-${10 + i}</span></li>`).join('')}</ul>`;
  const end = '<div id="page"></div><script src="/js/list.js"></script>';
  expect(columnPage(rows(10) + end).list).toMatchObject({ partial: true });
  expect(columnPage(rows(13) + end).list).not.toHaveProperty('partial');
  expect(columnPage(`${rows(13)}${end}<script>show("page", 3)</script>`).list).toMatchObject({ partial: true });
  expect(columnPage(rows(4) + end).list).not.toHaveProperty('partial');
});

test('the last page that a script is called with', () => {
  const to = (n: number) => `javascript:__doPostBack('pg','${n}')`;
  const pager = `<div><span>1</span><a href="${to(2)}">2</a><a href="${to(2)}">下一页</a><a href="${to(7)}">尾页</a></div>`;
  expect(paging(pager)).toMatchObject({ pages: 7, next: [] });
  expect(
    paging('<div><a href="javascript:go(2)">下一页</a><a href="javascript:go(7)">尾页</a><a>首页</a></div>'),
  ).toMatchObject({ pages: 7 });
});
