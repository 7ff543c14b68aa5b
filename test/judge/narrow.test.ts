import { expect, test } from 'vitest';
import type { CaseTarget } from '../../src/judge/case.ts';
import { gapsOf, narrow, portalColumns } from '../../src/judge/narrow.ts';
import type { FactName, Facts } from '../../src/model/facts.ts';
import { column, gap, leak, link, origin, page, plainFacts, policy, seen } from '../checks/facts.ts';
import { targetOf } from './subject.ts';

const names = ['青禾区财政局', '区财政局'];
const section = (over: Partial<CaseTarget> = {}, facts: Facts = {}) =>
  targetOf({ role: 'section', paths: ['/czj'], ...over }, { ...plainFacts(), ...facts });
const urls = (target: CaseTarget, fact: 'columns' | 'pages' | 'documents' | 'links' | 'leaks') =>
  (narrow(target, [fact], names)[fact] as { url: string }[]).map((f) => f.url.replace(origin, ''));

test('an owner sees everything it declared, and only that', () => {
  const facts = { ...plainFacts(), pages: [page('/czj/1.html', null), page('/jyj/1.html', null)] };
  const seenByOwner = narrow(targetOf({}, facts), ['pages', 'home'], names);
  expect(seenByOwner).toEqual({ pages: facts.pages, home: facts.home });
});

test('a path covers what lies below it, and not its neighbour of a longer name', () => {
  const paths = ['/czj', '/czj/', '/czj/a/1.html', '/czjx/1.html', '/x/czj/1.html', '/'];
  const pages = paths.map((path) => page(path, null));
  expect(urls(section({}, { pages }), 'pages')).toEqual(['/czj', '/czj/', '/czj/a/1.html']);
});

test('an item of another path belongs to the section that its source or title names', () => {
  const pages = [
    page('/zw/1.html', null, { source: '区财政局' }),
    page('/zw/2.html', null, { source: '青禾财政微信' }),
    page('/zw/3.html', null, { title: '青禾区财政局2022年度部门决算' }),
    page('/zw/4.html', null, { source: '区教育局', title: '某会召开' }),
    page('/zw/5.html', null, { source: null, title: null }),
  ];
  expect(urls(section({ sourceNames: ['青禾财政微信'] }, { pages }), 'pages')).toEqual([
    '/zw/1.html',
    '/zw/2.html',
    '/zw/3.html',
  ]);
  const documents = [policy('甲办法', { url: `${origin}/zw/1.html`, source: '区财政局' }), policy('乙办法')];
  expect(urls(section({}, { documents }), 'documents')).toEqual(['/zw/1.html']);
});

test('columns are a section’s own by path or by pin, and the pin names the class', () => {
  const columns = [
    column('动态要闻', { url: `${origin}/czj/dt/` }),
    column(null, { url: `${origin}/zw/bm/cz/` }),
    column('政策文件', { url: `${origin}/zcwj/` }),
  ];
  const target = section({ pins: { 财政预决算: `${origin}/zw/bm/cz/?spm=1`, 在线访谈: 'none' } }, { columns });
  expect(narrow(target, ['columns'], names).columns!.map((c) => [c.class, c.via])).toEqual([
    ['动态要闻', 'link'],
    ['财政预决算', 'pin'],
  ]);
});

test('what the rest of the portal has, beside the section’s own', () => {
  const columns = [
    column('动态要闻', { url: `${origin}/czj/dt/` }),
    column('财政预决算', { url: `${origin}/yjs/` }),
    column('建议提案', { url: `${origin}/ta/`, state: 'empty', items: [] }),
    column(null, { url: `${origin}/x/` }),
  ];
  expect(portalColumns(section({}, { columns }), names)).toEqual(['财政预决算']);
});

test('a broken link is a section’s where one of its pages holds it', () => {
  const links = [
    link('/gone.html', 'broken', { from: [seen('/czj/1.html'), seen('/jyj/1.html')] }),
    link('/czj/gone.html', 'broken', { from: [seen('/jyj/1.html')] }),
  ];
  const own = narrow(section({}, { links }), ['links'], names).links!;
  expect(own.map((l) => [l.url, l.from.map((e) => e.url)])).toEqual([
    [`${origin}/gone.html`, [`${origin}/czj/1.html`]],
  ]);
});

test('another agency’s leak is not the section’s', () => {
  const leaks = [leak('/czj/1.html'), leak('/jyj/1.html')];
  expect(urls(section({}, { leaks }), 'leaks')).toEqual(['/czj/1.html']);
});

test('a fact that is absent stays absent', () => {
  expect(narrow(targetOf({}, {}), ['pages', 'home'], names)).toEqual({});
});

test('gaps of the declared facts, and of a crawl that was cut short', () => {
  const gaps = [
    gap('columns', '/a'),
    gap('links', '/b'),
    gap('pages', '/c', 'limit'),
    gap('pages', '/d', 'interrupted'),
    gap('pages', '/e', 'robots'),
  ];
  const places = (reads: FactName[]) => gapsOf(targetOf({}, {}, gaps), reads).map((g) => g.place.replace(origin, ''));
  expect(places(['columns'])).toEqual(['/a', '/c', '/d']);
  expect(places(['home', 'pages'])).toEqual(['/c', '/d', '/e']);
});
