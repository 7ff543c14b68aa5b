import { expect, test } from 'vitest';
import { nextPage } from '../../src/lib/next-page.ts';
import { wantedOn } from '../../src/lib/plan.ts';
import type { ListItem, PageFacts } from '../../src/model/page.ts';
import type { Plan } from '../../src/model/plan.ts';
import { articlePage, columnPage, pageOf } from '../extract/page-of.ts';

const plan: Plan = {
  since: '2024-04-01',
  documents: { from: '2024-04-01', to: '2024-04-30' },
  policies: '2024-03-01',
  lists: { 政策解读: '2024-03-01' },
  sample: 0,
};
const at = (path: string) => `http://www.example.gov.cn/zwgk/tzgg/${path}`;
const classOf = (name: string) => (name === '政府信息公开指南' || name === '政策解读' ? name : null);
const title = '县林业局组织开展春季义务植树活动';

interface Place {
  rows?: ListItem[];
  page?: PageFacts;
  text?: string;
}
const wanted = (path: string, { rows = [], page = columnPage(''), text = title }: Place = {}, by = plan) =>
  wantedOn(by, { ...page, datedItems: [], list: listOf(rows) }, classOf)({ url: at(path), text });
const listOf = (items: ListItem[], next: string[] = []) => ({ items, pages: null, total: null, next, unread: null });
const row = (path: string, date: string | null, name = title): ListItem => ({ title: name, url: at(path), date });
const dated = (date: string | null, name?: string, path = 'a_17.html') =>
  wanted(path, { rows: [row(path, date, name)] });

test('a dated row is opened inside the window, one of policy also around it', () => {
  expect(['2024-03-31', '2024-04-01', '2024-04-30', '2024-05-01'].map((day) => dated(day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const policy = '关于印发春季义务植树奖补办法的通知';
  expect(['2024-02-29', '2024-03-01', '2024-05-20'].map((day) => dated(day, policy))).toEqual([false, true, true]);
  expect(dated('2024-05-20', '一图读懂春季义务植树奖补')).toBe(true);
});

test('the newest of several dates of a row counts, and a row without one is opened', () => {
  const twice = [row('a_17.html', '2019-01-01'), row('a_17.html', '2024-04-02')];
  expect(wanted('a_17.html', { rows: twice })).toBe(true);
  expect(dated(null)).toBe(true);
  expect(dated(null, title, '201901/t20190101_17.html')).toBe(true);
});

test('a dated row that leads to a column, and a menu entry with a date beside it, are opened', () => {
  expect(dated('2019-01-01', title, 'zt/')).toBe(true);
  expect(dated('2019-01-01', title, '2019/0101/')).toBe(false);
  expect(wanted('a_17.html', { rows: [row('a_17.html', '2019-01-01')], text: '机构职能' })).toBe(true);
  expect(wanted('a_17.html', { rows: [row('a_17.html', '2019-01-01')], text: '青禾县政府信息公开指南' })).toBe(true);
  expect(wanted('a_17.html', { rows: [row('a_17.html', '2019-01-01')], text: '上一篇' })).toBe(false);
});

const ofDay = '201901/t20190101_17.html';
const short = (name: string, path = ofDay, date: string | null = '2019-01-01', page = columnPage('')) =>
  wanted(path, { rows: [row(path, date, name)], text: name, page });

test('a short title of an old dated row is no menu entry where the address is that of a text of a day', () => {
  expect(short('城区停水通知')).toBe(false);
  expect(short('城区停水通知', '2019-01-01/17.html')).toBe(false);
  expect(short('城区停水通知', '202404/t20240402_17.html', '2024-04-02')).toBe(true);
});

test('it may be one at another address, without a date, or on the home page, which leads to columns by their rows', () => {
  expect(short('城区停水通知', 'a_17.html')).toBe(true);
  expect(short('城区停水通知', '201901/index_17.html')).toBe(true);
  expect(short('城区停水通知', '2019/0101/')).toBe(true);
  expect(short('城区停水通知', ofDay, null)).toBe(true);
  expect(short('城区停水通知', ofDay, '2019-01-01', { ...columnPage(''), kind: 'home' })).toBe(true);
  expect(wanted(ofDay, { text: '城区停水通知' })).toBe(true);
});

test('persons, bodies and columns are opened whatever the day of their row', () => {
  const names = ['慕容青禾', '副县长 李青禾', '办公室职责', '青禾镇简介', '政策解读', '青禾县政府信息公开指南'];
  expect(names.filter((name) => !short(name))).toEqual([]);
});

test('policies alone reach further back than what interprets them', () => {
  const by = { ...plan, policiesOnly: '2023-06-01' };
  const on = (name: string, date: string, columnName = '') =>
    wanted('a_17.html', { rows: [row('a_17.html', date, name)], page: { ...columnPage(''), columnName } }, by);
  expect(on('关于印发春季义务植树奖补办法的通知', '2023-06-01')).toBe(true);
  expect(on('关于印发春季义务植树奖补办法的通知', '2023-05-31')).toBe(false);
  expect(on('《春季义务植树奖补办法》政策解读', '2024-02-29')).toBe(false);
  expect(on('《春季义务植树奖补办法》政策解读', '2024-03-01')).toBe(true);
  expect(on('今年植树有奖补', '2024-02-29', '政策解读')).toBe(false);
  expect(on('今年植树有奖补', '2024-03-01', '政策解读')).toBe(true);
  expect(on('春季义务植树奖补办法（试行）', '2023-06-01', '政策解读')).toBe(true);
});

test('rows of a class that is opened, and annual reports by their titles, are opened from their day on', () => {
  const by = { ...plan, opened: { 政策解读: '2010-01-01', 'annual-report': '2023-01-01' } };
  const on = (name: string, date: string, columnName = '') =>
    wanted('a_17.html', { rows: [row('a_17.html', date, name)], page: { ...columnPage(''), columnName } }, by);
  expect(on(title, '2010-01-01', '政策解读')).toBe(true);
  expect(on(title, '2009-12-31', '政策解读')).toBe(false);
  expect(on(title, '2010-01-01', '工作动态')).toBe(false);
  expect(on('县林业局2022年政府信息公开工作年度报告', '2023-01-20')).toBe(true);
  expect(on('县林业局2021年政府信息公开工作年度报告', '2022-01-20')).toBe(false);
});

test('an address with an old day is left out unless the home page shows it', () => {
  expect(wanted('201901/t20190101_17.html')).toBe(false);
  expect(wanted('202402/t20240215_17.html')).toBe(true);
  const home = pageOf('<html><body><a href="/a/">甲</a></body></html>', { url: 'http://www.example.gov.cn/' });
  expect(wanted('201901/t20190101_17.html', { page: { ...home, kind: 'home' } })).toBe(true);
});

test('from an old article nothing but columns is followed', () => {
  const old = articlePage({ line: '发布时间：2019-01-01 来源：县林业局' });
  expect(wanted('content_18.html', { page: old })).toBe(false);
  expect(wanted('zt/', { page: old })).toBe(true);
  expect(wanted('content_18.html', { page: articlePage({ line: '发布时间：2024-04-03 来源：县林业局' }) })).toBe(true);
});

const next = [at('index_2.html'), at('index_3.html'), at('index_4.html')];
const follows = (items: ListItem[], page = columnPage('')) => {
  const decide = wantedOn(plan, { ...page, datedItems: [], list: listOf(items, next) }, classOf);
  return next.filter((url) => decide({ url, text: '3' }));
};
const rows = (...days: string[]) => days.map((day, i) => row(`b_${10 + i}.html`, day));

test('a list is read back to the window, one page after the other', () => {
  expect(follows(rows('2024-05-03', '2024-04-20', '2024-04-02'))).toEqual([at('index_2.html')]);
  expect(follows(rows('2024-04-02', '2024-03-28', '2024-03-20', '2024-03-11'))).toEqual([]);
});

test('pinned rows, rows of one day and rows in no order do not end it', () => {
  expect(follows(rows('2019-05-03', '2024-05-20', '2024-05-10', '2024-05-02'))).toEqual([at('index_2.html')]);
  expect(follows(rows('2023-04-02', '2023-04-02', '2023-04-02'))).toEqual([at('index_2.html')]);
  expect(follows(rows('2023-04-02', '2024-04-03', '2022-04-02', '2023-04-05'))).toEqual([at('index_2.html')]);
});

test('a class of columns may be read further back', () => {
  const march = rows('2024-04-02', '2024-03-28', '2024-03-20', '2024-03-11');
  const page = { ...columnPage(''), columnName: '政策解读' };
  expect(follows(march, page)).toEqual([at('index_2.html')]);
});

test('which page of a list comes next', () => {
  const trs = [1, 2, 3].map((n) => at(`index_${n}.html`));
  expect(nextPage(at('index.html'), trs)).toEqual([at('index_1.html')]);
  expect(nextPage(at('index_2.html'), [at('index.html'), trs[0]!, trs[2]!])).toEqual([at('index_3.html')]);
  expect(nextPage(at('index_3.html'), [at('index.html'), trs[0]!, trs[1]!])).toEqual([]);
  expect(nextPage(at('list?page=2&size=20'), [at('list?page=1&size=20'), at('list?page=3&size=20')])).toEqual([
    at('list?page=3&size=20'),
  ]);
  const down = [14, 13, 1].map((n) => at(`${n}.htm`));
  expect(nextPage(at('tzgg.htm'), down)).toEqual([at('14.htm')]);
  expect(nextPage(at('14.htm'), [at('tzgg.htm'), ...down.slice(1)])).toEqual([at('13.htm')]);
  expect(nextPage(at(''), [at('more/7/8'), at('more/9/1')])).toHaveLength(2);
});
