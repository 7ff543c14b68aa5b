import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../src/crawl/browser/browser.ts';
import type { SiteTask } from '../../../src/crawl/site.ts';
import type { FactName } from '../../../src/model/facts.ts';
import { settingsSchema } from '../../../src/model/settings.ts';
import { readRecord } from '../../../src/snapshot/archive.ts';
import { readPages, tempFolder } from '../../snapshot/folder.ts';
import { crawlAndRead } from '../crawl-and-read.ts';
import { type Handler, page, pages, startServer } from '../server.ts';
import { siteTask } from '../task.ts';

const browserPath = findBrowser();

const task = (url: string, rest: Partial<SiteTask> = {}) =>
  siteTask(url, tempFolder(), {}, { needs: new Set<FactName>(['home', 'columns', 'pages']), browserPath, ...rest });

const home = page('某县人民政府', ['/tzgg/'], '<p>2024-05-30</p>');
/** A column whose rows come from `script`. */
const list = (script: string, more = '') =>
  `<html><head><title>通知公告</title><meta name="ColumnName" content="通知公告"></head>
   <body><h2>通知公告</h2><ul id="list"></ul>${more}<script>
   function rows(all) { document.getElementById('list').innerHTML = all.map(function (n) {
     return '<li><a href="/d/' + n + '.html">关于第' + n + '号事项的通知</a><span>2024-05-' + (10 + n) + '</span></li>' }).join('') }
   ${script}</script></body></html>`;
const document = (n: number) =>
  page(
    `关于第${n}号事项的通知`,
    [],
    `<h1>关于第${n}号事项的通知</h1><p>发布时间：2024-05-${10 + n}</p><p>现将有关事项通知如下。</p>`,
  );
const documents = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`/d/${n + 1}.html`, document(n + 1)]));

/** `/rows` answers with three numbers; a POST says which page it wants. */
const withRows =
  (texts: Record<string, string>): Handler =>
  (request, response) => {
    if (!/^\/rows/.test(request.url ?? '')) return pages({ ...texts, ...documents })(request, response);
    let asked = '';
    request.on('data', (part) => (asked += part));
    request.on('end', () => {
      const first = Number(/page=(\d)/.exec(asked)?.[1] ?? 0) * 3;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(first > 6 ? [] : [first + 1, first + 2, first + 3]));
    });
  };

const columnOf = async (crawl: SiteTask) => {
  const snapshot = await crawlAndRead(crawl);
  return { ...snapshot, column: snapshot.facts.columns!.find(({ url }) => url.endsWith('/tzgg/')) };
};

describe.skipIf(browserPath === null)('a list that a script makes', () => {
  it('is read as the browser shows it, its rows are fetched, and its evidence is the document that showed them', async () => {
    const script = `fetch('/rows').then(function (r) { return r.json() }).then(rows)`;
    const server = await startServer(withRows({ '/': home, '/tzgg/': list(script) }));
    const crawl = task(`${server.url}/`);
    const { column, facts, gaps } = await columnOf(crawl);
    expect(column).toMatchObject({ state: 'listed', newest: '2024-05-13', complete: false });
    expect(column!.items.map(({ date }) => date)).toEqual(['2024-05-11', '2024-05-12', '2024-05-13']);
    expect(gaps.filter(({ fact, place }) => fact === 'columns' && place === column!.url)).toEqual([]);
    expect(facts.pages!.map(({ url }) => new URL(url).pathname)).toContain('/d/2.html');
    const archived = await readRecord(crawl.folder, column!.at.record!);
    expect(Buffer.from(archived.body).toString()).toContain('关于第2号事项的通知');
    const stored = readPages(crawl.folder).pages.find(({ url }) => url.endsWith('/tzgg/'));
    const answer = await readRecord(crawl.folder, stored!.rendered!.answer.record);
    expect(Buffer.from(answer.body).toString()).toContain('<ul id="list"></ul>');
  });

  it('is read page after page where only a click leads on and the request is a POST', async () => {
    const script = `var at = 0;
      function load() { var x = new XMLHttpRequest(); x.open('POST', '/rows');
        x.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
        x.onload = function () { rows(JSON.parse(x.responseText)) }; x.send('page=' + at) }
      load()`;
    const pager = `<div class="page">第1/3页 <a href="javascript:;" onclick="if (at < 2) { at++; load() }">下一页</a></div>`;
    const server = await startServer(withRows({ '/': home, '/tzgg/': list(script, pager) }));
    const { column } = await columnOf(task(`${server.url}/`));
    expect(column!.items).toHaveLength(9);
    expect(column!.complete).toBe(true);
    expect(server.hits.filter((hit) => hit.startsWith('POST'))).toHaveLength(3);
  });

  const shown = (n: number) =>
    `<li><a href="/d/${n}.html">关于第${n}号事项的通知</a><span>2024-05-${10 + n}</span></li>`;
  const more = `<a href="javascript:;" onclick="load()">加载更多</a><script>var at = 1;
    function load() { fetch('/rows', { method: 'POST', body: 'page=' + at++ }).then(function (r) { return r.json() })
      .then(function (all) { all.forEach(function (n) { document.getElementById('list').innerHTML +=
        '<li><a href="/d/' + n + '.html">关于第' + n + '号事项的通知</a><span>2024-05-' + (10 + n) + '</span></li>' }) }) }</script>`;
  const begun = (end: string) =>
    `<html><head><title>通知公告</title><meta name="ColumnName" content="通知公告"></head><body><h2>通知公告</h2><ul id="list">${[1, 2, 3].map(shown).join('')}</ul>${end}</body></html>`;

  it('that shows its first rows is read on by its button, and is not called whole', async () => {
    const server = await startServer(withRows({ '/': home, '/tzgg/': begun(more) }));
    const { column } = await columnOf(task(`${server.url}/`));
    expect(column).toMatchObject({ state: 'listed', complete: false, newest: '2024-05-19' });
    expect(column!.items).toHaveLength(9);
  });

  it('that shows its first rows keeps them where nothing more comes', async () => {
    const dead = '<a href="javascript:;">加载更多</a><script>var dead = 1</script>';
    const server = await startServer(withRows({ '/': home, '/tzgg/': begun(dead) }));
    const crawl = task(`${server.url}/`);
    const { column } = await columnOf(crawl);
    expect(column).toMatchObject({ state: 'listed', complete: false });
    expect(column!.items).toHaveLength(3);
    const stored = readPages(crawl.folder).pages.find(({ url }) => url.endsWith('/tzgg/'));
    expect(stored!.rendered).toBeUndefined();
  });

  it('stays a gap where no rows come, and asks for no other host with POST', async () => {
    const inner = await startServer((_, response) => response.end('[1]'));
    const script = `fetch('${inner.url}/rows', { method: 'POST' }).then(function (r) { return r.json() }).then(rows)`;
    const server = await startServer(pages({ '/': home, '/tzgg/': list(script) }));
    const name = `www.example.gov.cn:${server.port}`;
    const network = { resolve: [`${name}:127.0.0.1`], allowPrivate: true };
    const { column, gaps } = await columnOf(task(`http://${name}/`, { network }));
    expect(column).toMatchObject({ state: 'unread' });
    expect(gaps).toContainEqual(
      expect.objectContaining({ fact: 'columns', reason: 'not-rendered', place: column!.url }),
    );
    expect(inner.hits).toEqual([]);
  });

  it('stays a gap without a browser', async () => {
    const server = await startServer(withRows({ '/': home, '/tzgg/': list(`$.ajax('/rows')`) }));
    const settings = settingsSchema.parse({ delay: 0, browser: false });
    const { column, gaps } = await columnOf(task(`${server.url}/`, { settings }));
    expect(column!.state).toBe('unread');
    expect(gaps).toContainEqual(expect.objectContaining({ fact: 'columns', reason: 'not-rendered' }));
  });
});

it.skipIf(browserPath === null)('a site that is all script is read from its home page on', async () => {
  const app = `document.body.innerHTML = location.pathname === '/'
    ? '<ul><li><a href="/tzgg/">通知公告</a></li><li><a href="/a/">机构职能</a></li><li><a href="/b/">政策文件</a></li><li><a href="/c/">领导信息</a></li></ul>'
    : '<h2>通知公告</h2><ul>' + [1, 2, 3].map(function (n) { return '<li><a href="/d/' + n + '.html">关于第' + n + '号事项的通知</a><span>2024-05-1' + n + '</span></li>' }).join('') + '</ul>'`;
  const shell =
    '<html><head><title>某县人民政府</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>';
  const server = await startServer((request, response) => {
    if (request.url === '/app.js') return void response.end(app);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(shell);
  });
  const { column } = await columnOf(task(`${server.url}/`));
  expect(column!.items).toHaveLength(3);
});
