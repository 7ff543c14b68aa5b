/** What is read anew from the archive by the same extractor is what the run itself read. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { siteAnew } from '../../../src/cli/run/reextract.ts';
import { findBrowser } from '../../../src/crawl/browser/browser.ts';
import type { SiteTask } from '../../../src/crawl/site.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { crawlAndRead } from '../../crawl/crawl-and-read.ts';
import { page, pages, startServer } from '../../crawl/server.ts';
import { siteTask } from '../../crawl/task.ts';
import { readPages, tempFolder } from '../../snapshot/folder.ts';

const browserPath = findBrowser();
const document = (n: number) =>
  page(
    `关于第${n}号事项的通知`,
    ['/'],
    `<h1>关于第${n}号事项的通知</h1><p>发布时间：2024-05-1${n}</p><p>${'正文。'.repeat(60)}</p>`,
  );
const texts: Record<string, string> = {
  '/': page('某市人民政府', ['/1.html', '/2.html', '/3.html', '/gone.html', '/login.html', '/app.js.html']),
  '/1.html': document(1),
  '/2.html': document(2),
  '/3.html': document(3),
  '/login.html': page('用户登录', [], '<form><input name="user"><input type="password"></form>'),
};

const folderOf = (dir: string, run: string) => join(dir, 'snapshots', run, 's1');

const anew = ({ folder, site, asOf, tables }: SiteTask, old: Snapshot) =>
  siteAnew(folder, { site, asOf, tables, extraPins: [] }, old);

it('pages that stand on an earlier run', async () => {
  const [server, dir] = [await startServer(pages(texts)), tempFolder()];
  await crawlAndRead(siteTask(`${server.url}/`, folderOf(dir, 'r1')));
  const task = siteTask(
    `${server.url}/`,
    folderOf(dir, 'r2'),
    {},
    { previous: folderOf(dir, 'r1'), asOf: '2024-06-30' },
  );
  const sealed = await crawlAndRead(task);
  const standing = readPages(task.folder).pages.filter(({ facts }) => facts !== null);
  expect(standing.length).toBeGreaterThan(3);
  expect(await anew(task, sealed)).toEqual(sealed);
});

it('pages that look like what the site shows for any address stay missing', async () => {
  const server = await startServer((request, response) => {
    const text =
      texts[request.url ?? ''] ??
      page('某市人民政府', ['/1.html', '/2.html'], `<p>欢迎访问，今天是星期三。您要看的是 ${request.url}</p>`);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
  });
  const task = siteTask(`${server.url}/`, folderOf(tempFolder(), 'r1'));
  const sealed = await crawlAndRead(task);
  const place = `${server.url}/gone.html`;
  expect(sealed.gaps).toContainEqual({ fact: 'pages', place, reason: 'soft-404' });
  const read = await anew(task, sealed);
  expect(read).toEqual(sealed);
  expect(read.facts.pages!.map(({ url }) => url)).not.toContain(place);
});

it.skipIf(browserPath === null)('pages as a browser showed them, one click after another', async () => {
  const script = `var at = 0;
    function load() { fetch('/rows').then(function (r) { return r.json() }).then(function (all) {
      document.getElementById('list').innerHTML = all.map(function (n) { n += at * 3;
        return '<li><a href="/' + n + '.html">关于第' + n + '号事项的通知</a><span>2024-05-1' + n + '</span></li>' }).join('') }) }
    load()`;
  const pager = `<div class="page">第1/3页 <a href="javascript:;" onclick="if (at < 2) { at++; load() }">下一页</a></div>`;
  const list = `<html><head><title>通知公告</title><meta name="ColumnName" content="通知公告"></head>
    <body><h2>通知公告</h2><ul id="list"></ul>${pager}<script>${script}</script></body></html>`;
  const home = page('某县人民政府', ['/tzgg/', '/gone.html']);
  const server = await startServer(pages({ ...texts, '/': home, '/tzgg/': list, '/rows': '[1, 2, 3]' }));
  const task = siteTask(`${server.url}/`, folderOf(tempFolder(), 'r1'), {}, { browserPath });
  const sealed = await crawlAndRead(task);
  const rendered = readPages(task.folder).pages.find((stored) => stored.rendered !== undefined)!;
  expect(rendered.rendered!.further).toHaveLength(2);
  expect(rendered.facts!.list!.items).toHaveLength(9);
  expect(await anew(task, sealed)).toEqual(sealed);
});
