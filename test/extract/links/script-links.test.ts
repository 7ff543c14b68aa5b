import { expect, test } from 'vitest';
import { resolver } from '../../../src/extract/links/links.ts';
import { linksInScript } from '../../../src/extract/links/script-links.ts';

const linksOf = (script: string) =>
  linksInScript(script, resolver('http://www.qinghe.test/', null)).map(({ url, text }) => [
    text,
    new URL(url).pathname,
  ]);

test('menus that a script writes', () => {
  expect(linksOf(`document.write('<li><a href="/zwgk/">政务公开</a></li>');`)).toEqual([['政务公开', '/zwgk/']]);
  expect(linksOf(`x += "<a class='m' href=\\"/zcjd/\\"><span>政策解读</span></a>"`)).toEqual([['政策解读', '/zcjd/']]);
  expect(linksOf(`document.write(unescape("%3Ca href='/hd/'%3E互动交流%3C/a%3E"))`)).toEqual([['互动交流', '/hd/']]);
  expect(linksOf(`var menu = [{ name: '办事服务', url: '/bsfw/' }, {"title":"通知公告","link":"\\/tzgg\\/"}]`)).toEqual(
    [
      ['办事服务', '/bsfw/'],
      ['通知公告', '/tzgg/'],
    ],
  );
});

test('a link whose quote never closes leads nowhere and stops nothing', () => {
  expect(linksOf(`h = '<a href="/zwgk/>政务公开</a>' + '<a href="/zcjd/">政策解读</a>'`)).toEqual([
    ['政策解读', '/zcjd/'],
  ]);
  expect(linksOf(`h = "<a href='/zwgk/>政务公开"`)).toEqual([]);
});

test('addresses that are put together, scripts, and long titles are no menu', () => {
  expect(linksOf(`h = '<a href="' + url + '">工作动态</a>'`)).toEqual([]);
  expect(linksOf('h = `<a href="/d/$' + '{id}.html">工作动态</a>`')).toEqual([]);
  expect(linksOf(`h = '<a href="javascript:;">工作动态</a><a href="/a/">Home</a>'`)).toEqual([]);
  expect(linksOf(`h = '<a href="/a.html">关于做好今年全县植树造林和森林防火工作的通知</a>'`)).toEqual([]);
});
