/** The search box of a home page, and what a page of results shows. */
import { expect, test } from 'vitest';
import { searchAddress, searchFormIn } from '../../src/extract/links/search-form.ts';
import { resultOf } from '../../src/extract/links/search-result.ts';
import { pageOf } from './page-of.ts';

const url = 'http://www.qinghe.test/';
const formIn = (html: string, charset = 'utf-8') =>
  searchFormIn(new TextEncoder().encode(html), `text/html; charset=${charset}`, url);

test('a plain form, with what it sends besides', () => {
  const form = formIn(`<form action="/search/"><input type="hidden" name="site" value="7"><input name="keyword">
    <select name="in"><option value="all">全部</option><option value="t" selected>标题</option></select>
    <input type="radio" name="r" value="1"><input type="submit" value="检索"></form>`);
  expect(form).toMatchObject({ action: 'http://www.qinghe.test/search/', field: 'keyword' });
  const address = searchAddress(form as Exclude<typeof form, string>, '植树&活动');
  expect([...new URL(address).searchParams]).toEqual([
    ['site', '7'],
    ['in', 't'],
    ['keyword', '植树&活动'],
  ]);
});

test('forms that no address follows from', () => {
  const box = '<input name="keyword" placeholder="请输入关键字">';
  expect(formIn(`<form action="/s" method="post">${box}</form>`)).toBe('script');
  expect(formIn(`<form action="/s" onsubmit="return go()">${box}</form>`)).toBe('script');
  expect(formIn(`<form action="/s">${box}<a onclick="go()">搜索</a></form>`)).toBe('script');
  expect(formIn(`<div>${box}<a href="javascript:go()">搜索</a></div>`)).toBe('script');
  expect(formIn(`<form action="http://search.other.test/s">${box}</form>`)).toBe('elsewhere');
  expect(formIn(`<form action="/s"><input name="keyword"></form>`, 'gbk')).toBe('charset');
  expect(formIn('<form action="/login"><input name="user"><input type="password" name="p"></form>')).toBe('none');
});

test('what the results show', () => {
  const page = { url: `${url}n/7.html`, title: '青禾县开展春季义务植树活动' };
  const outcome = (html: string) =>
    resultOf(pageOf(`<title>搜索</title><body>${html}</body>`, { url: `${url}s` }), page);
  const query = `<p>您搜索的是“${page.title}”</p>`;
  expect(outcome(`${query}<a href="/n/7.html">青禾县开展<em>植树</em></a>`)).toBe('found');
  expect(outcome(`${query}<a href="/v?id=7">青禾县开展<em>春季</em>义务植树...</a>`)).toBe('found');
  expect(outcome(`${query}<p>抱歉，没有找到相关结果</p>`)).toBe('none');
  expect(outcome(`${query}<div id="list"></div>`)).toBe('unsure');
  expect(outcome(`${query}<a href="/n/8.html">青禾县开展安全检查</a>`)).toBe('unsure');
});
