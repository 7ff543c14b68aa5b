import { describe, expect, it, test } from 'vitest';
import { columnPage, pageOf } from '../page-of.ts';

const row = (n: number, day = `2024-03-0${n}`) =>
  `<record><![CDATA[<li><a href="/art/2024/3/${n}/art_11_${n}.html">第${n}批造林工作的通知</a><b>${day}</b></li>]]></record>`;
const group = (address: string) => `<nextgroup><![CDATA[<a href="${address}"></a>]]></nextgroup>`;
const proxy = (n: number) =>
  `/module/web/jpage/dataproxy.jsp?page=${n}&webid=3&path=/&columnid=11&unitid=40&permissiontype=0`;
const host = 'http://www.example.gov.cn';

describe('a data store in the page', () => {
  const list = (next: string, total: number) =>
    columnPage(`<div id="40"><script type="text/xml"><datastore>${next}<recordset><ul></ul>${[3, 2, 1].map((n) => row(n)).join('')}</recordset></datastore></script></div>
    <script>$("#40").jpage({totalRecord:${total},perPage:2,proxyUrl:'/module/web/jpage/dataproxy.jsp'});</script>`)
      .list;

  it('names where its further rows are had', () => {
    expect(list(group(proxy(1)), 500)).toMatchObject({ total: 500, next: [host + proxy(1)], byData: true });
    expect(list(group(proxy(1)), 500)!.items).toHaveLength(3);
  });

  it('is whole where it holds as many rows as it says, though a script shows them on several pages', () => {
    expect(list(group(''), 3)).toMatchObject({ pages: 2, total: 3, next: [], byData: true });
    expect(list(group(''), 3)).not.toHaveProperty('partial');
  });

  it('may go on where it says another number of rows or none', () => {
    expect(list('', 500)).toMatchObject({ total: 500, partial: true });
    expect(list('', 2)).toMatchObject({ total: null, partial: true });
  });
});

test('an answer of rows is no page but the rows of one', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><datastore>${group(proxy(2))}<recordset>${row(4)}${row(3)}<record><![CDATA[<li><a href="/art/9.html">第九批造林工作的通知</a></li>]]></record></recordset></datastore>`;
  const facts = pageOf(xml, { url: host + proxy(1) });
  expect(facts).toMatchObject({ data: true, kind: 'column-list', trouble: null });
  expect(facts.list).toMatchObject({ next: [host + proxy(2)], unread: null });
  expect(facts.list!.items.map(({ date }) => date)).toEqual(['2024-03-04', '2024-03-03', null]);
  expect(facts.links.map(({ url }) => url)).toContain(`${host}/art/2024/3/4/art_11_4.html`);
  // The last group names none.
  expect(pageOf(`<datastore>${group('')}<recordset></recordset></datastore>`).list).toMatchObject({
    items: [],
    next: [],
  });
});

test('a store that goes on for ever is left', () => {
  const xml = `<datastore>${group(proxy(201))}<recordset>${row(4)}</recordset></datastore>`;
  expect(pageOf(xml, { url: host + proxy(199) }).list).toMatchObject({ next: [host + proxy(201)] });
  expect(pageOf(xml, { url: host + proxy(200) }).list).toMatchObject({ next: [], partial: true });
});

const rows = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    id: i,
    title: `关于第${i + 1}号<b>事项</b>的通知`,
    url: `/xxgk/${i + 1}.html`,
    pubDate: '2024-03-08 10:00:00',
    updateTime: '2024-03-09',
  }));
const answer = (value: unknown, url = `${host}/api/list?cid=7&pageNo=1&pageSize=3`) =>
  pageOf(JSON.stringify(value), { url }).list;

describe('an answer of JSON', () => {
  it('gives the rows with the day of publication, and the pages after it', () => {
    const list = answer({ code: 0, data: { total: 7, list: rows(3) } });
    expect(list!.items[0]).toEqual({ title: '关于第1号事项的通知', url: `${host}/xxgk/1.html`, date: '2024-03-08' });
    expect(list).toMatchObject({ total: 7, pages: 3, byData: true });
    expect(list!.next).toEqual([2, 3].map((n) => `${host}/api/list?cid=7&pageNo=${n}&pageSize=3`));
  });

  it('is never whole by a number that may count something else', () => {
    expect(answer({ rows: rows(3) })).toMatchObject({ total: null, partial: true });
    expect(answer({ total: 2, rows: rows(3) })).toMatchObject({ total: null, partial: true });
    // The grid of jQuery calls the number of pages “total”.
    expect(answer({ total: 5, records: 14, page: 1, rows: rows(3) })).toMatchObject({ total: null, partial: true });
    expect(answer({ total: 7, totalPages: 7, rows: rows(3) })).toMatchObject({ total: null, partial: true });
    expect(answer({ total: 4, rows: [...rows(2), { id: 3 }] }, `${host}/list.json`)).toMatchObject({ partial: true });
    expect(answer({ total: 3, rows: rows(3) }, `${host}/list.json`)).not.toHaveProperty('partial');
  });

  it('is not taken for rows without titles and days', () => {
    expect(pageOf('{"total":3,"rows":[{"id":1,"name":"办公室"},{"id":2,"name":"林业科"}]}').data).toBeUndefined();
    expect(pageOf('{"total":0,"rows":[]}').data).toBeUndefined();
  });

  it('reads seconds since 1970 as days in Beijing', () => {
    const articles = [
      { title: '关于造林的通知', url: '/gkmlpt/content/1/post_1.html', date: 1, display_publish_time: 1709913600 },
    ];
    const list = answer({ articles, classify: { post_count: 1 } }, `${host}/gkmlpt/api/all/7?page=1&sid=2`);
    expect(list).toMatchObject({ total: 1, items: [{ date: '2024-03-09' }] });
    expect(list).not.toHaveProperty('partial');
  });
});

describe('a list that a script of the page asks for', () => {
  const list = (script: string, main = '<div class="list"><ul id="l"></ul></div>') =>
    columnPage(`${main}<script>${script}</script>`).list;
  const asked = [`${host}/zwgk/tzgg/data.json`];

  it.each([
    `$.getJSON("data.json", function (d) { show(d) })`,
    `fetch('./data.json').then(r => r.json()).then(show)`,
    `axios.get("/zwgk/tzgg/data.json").then(show)`,
    `$.ajax({ type: 'get', url: 'data.json', dataType: 'json', success: function (data) { show(data) } })`,
    `$.getJSON("data.json", show); $.get("/visit/count?id=7", function () {})`,
  ])('is had by its address: %s', (script) => {
    expect(list(script)).toMatchObject({ items: [], unread: 'script', next: asked, byData: true });
  });

  it.each([
    `$.ajax({ type: 'post', url: 'data.json', success: show })`,
    `$.ajax({ url: 'data.json', data: { page: 1 }, success: show })`,
    `$.getJSON("data.json?page=" + page, show)`,
    `$.getJSON("a.json", show); $.getJSON("b.json", show)`,
    `$.getJSON("data.json", show); $.post(address, show)`,
    `fetch('http://other.example.com/data.json').then(show)`,
    `fetch('data.json', { method: 'POST' }).then(show)`,
  ])('is not where the request is not certain: %s', (script) => {
    expect(list(script)).toMatchObject({ items: [], unread: 'script', next: [] });
  });
});

test('columns of a catalogue that only a script knows', () => {
  const tree = [
    { id: 11, name: '法定主动公开内容', children: [{ id: 12, name: '规范性文件', children: [] }] },
    { id: 13, name: '政策解读', jump_url: 'http://www.example.gov.cn/zcjd/' },
    { name: '没有编号' },
  ];
  const html = `<html><head><title>政府信息公开目录</title></head><body><div id="app"></div><script>window._CONFIG = { SID: '662021', TREE: ${JSON.stringify(tree)}, AREA: 1 }</script></body></html>`;
  expect(pageOf(html, { url: `${host}/lyj/gkmlpt/index` }).columns).toEqual([
    { text: '法定主动公开内容', url: `${host}/lyj/gkmlpt/api/all/11?page=1&sid=662021` },
    { text: '规范性文件', url: `${host}/lyj/gkmlpt/api/all/12?page=1&sid=662021` },
    { text: '政策解读', url: `${host}/zcjd/` },
  ]);
  expect(pageOf(html, { url: `${host}/other/index` }).columns).toBeUndefined();
});
