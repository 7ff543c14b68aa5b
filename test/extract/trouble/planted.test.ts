/** What attackers put into pages, and what only looks like it. */
import { expect, test } from 'vitest';
import { pageOf } from '../page-of.ts';
import { derive, page } from '../stored-pages.ts';

const plantedIn = (body: string, head = '<title>青禾县人民政府</title>') =>
  (pageOf(`<html><head>${head}</head><body>${body}</body></html>`).planted ?? []).map(
    ({ kind, sure }) => `${kind}${sure ? '' : '?'}`,
  );
const links = (...texts: string[]) => texts.map((text, i) => `<a href="http://www.b${i}.com/">${text}</a>`).join(' ');

test('links of gambling, out of sight and in sight', () => {
  const words = ['六合彩开奖', '北京赛车', '百家乐'] as const;
  expect(plantedIn(`<div style="position:absolute;left:-9999px">${links(...words)}</div>`)).toEqual(['hidden']);
  expect(plantedIn(`<div style="display:none">${links(words[0], words[1])}</div>`)).toEqual(['hidden']);
  expect(plantedIn(`<p>${links(...words)}</p>`)).toEqual(['spam']);
  expect(plantedIn(`<p>${links(words[0])}</p>`)).toEqual(['spam?']);
});

test('links to offices, within the site and to reports on crime are none', () => {
  expect(plantedIn('<a href="/a.html">六合彩</a><a href="http://www.b.gov.cn/">百家乐</a>')).toEqual([]);
  expect(plantedIn(links('警方捣毁六合彩窝点', '打击网络博彩'))).toEqual([]);
  expect(plantedIn('<p>严禁六合彩、百家乐、老虎机等赌博活动。</p>')).toEqual([]);
  expect(plantedIn(`<div style="display:none">${links('中国网', '某市日报', '某医院')}</div>`)).toEqual([]);
});

test('many links to elsewhere pushed off the screen are for a person to see', () => {
  expect(plantedIn(`<div style="text-indent:-9999px">${links('甲', '乙', '丙')}</div>`)).toEqual(['hidden?']);
  const many = links('甲', '乙', '丙', '丁', '戊');
  expect(plantedIn(`<div style="display:none;">${many}</div>`)).toEqual(['hidden?']);
  expect(plantedIn(`<div id="more" style="display:none">${many}</div>`)).toEqual([]);
  expect(plantedIn(`<marquee width="1" height="1">${links('甲', '乙', '丙')}</marquee>`)).toEqual(['hidden?']);
});

test('a title that is not of the office', () => {
  const head = '<title>北京赛车pk10_时时彩平台</title><meta name="keywords" content="幸运飞艇">';
  expect(plantedIn('', head)).toEqual(['title']);
  expect(plantedIn('', '<title>关于查处六合彩案件的通报</title>')).toEqual([]);
});

test('scripts and frames', () => {
  expect(plantedIn('<script src="https://x.example/coinhive.min.js"></script>')).toEqual(['script']);
  const lead = `var r=document.referrer;if(/baidu|sogou|so\\.com/.test(r)){location.href='http://b.example.com/'}`;
  expect(plantedIn(`<script>${lead}</script>`)).toEqual(['script?']);
  expect(plantedIn('<script>if(document.referrer==""){location.href="/index.html"}</script>')).toEqual([]);
  expect(plantedIn('<iframe width="0" height="0" src="http://b.example.com/x"></iframe>')).toEqual(['frame?']);
  expect(plantedIn('<iframe width="0" height="0" src="/count.html"></iframe>')).toEqual([]);
});

test('one thing on several pages is told once', () => {
  const planted = [{ kind: 'spam', host: 'b.com', words: '甲', sure: false } as const];
  const pages = ['/a.html', '/b.html'].map((path) => page(path, { planted: [...planted] }));
  expect(derive([page('/'), ...pages]).facts.planted).toMatchObject([{ host: 'b.com', pages: 2, sure: false }]);
});
