/** Lists whose rows come as data, read without a browser. */
import { expect, it } from 'vitest';
import { siteAnew } from '../../../src/cli/run/reextract.ts';
import { table } from '../../extract/stored-pages.ts';
import { tempFolder } from '../../snapshot/folder.ts';
import { crawlAndRead } from '../crawl-and-read.ts';
import { page, startServer } from '../server.ts';
import { siteTask } from '../task.ts';

const title = (n: number) => `关于第${n}号造林事项的通知`;
const day = (n: number) => `2024-05-${String(30 - n).padStart(2, '0')}`;
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const document = (n: number) =>
  page(title(n), ['/'], `<h1>${title(n)}</h1><p>发布时间：${day(n)}</p><p>${'现将有关事项通知如下。'.repeat(20)}</p>`);
const column = (name: string, main: string) =>
  `<html><head><title>${name}</title><meta name="ColumnName" content="${name}"></head><body><h2>${name}</h2>${main}</body></html>`;

const proxy = (n: number) => `/module/web/jpage/dataproxy.jsp?page=${n}&columnid=11&unitid=40`;
const store = (rows: number[], next: number | null) => `<datastore>
  <nextgroup><![CDATA[<a href="${next === null ? '' : proxy(next)}"></a>]]></nextgroup>
  <recordset>${rows.map((n) => `<record><![CDATA[<li><a href="/d/${n}.html">${title(n)}</a><b>${day(n)}</b></li>]]></record>`).join('')}</recordset></datastore>`;
const json = (rows: number[], rest: object) => {
  const articles = rows.map((n) => ({
    title: title(n),
    url: `/d/${n}.html`,
    display_publish_time: Date.parse(day(n)) / 1000,
  }));
  return JSON.stringify({ articles, ...rest });
};
const tree = [
  { id: 7, name: '政策解读' },
  { id: 8, name: '规范性文件' },
  { id: 9, name: '财政预决算' },
];

const texts: Record<string, string> = {
  '/': page('某县人民政府', ['/tzgg/', '/zcwj/', '/gkmlpt/index', '/yw/', '/sy/'], '<p>2024-05-30</p>'),
  '/tzgg/': column(
    '通知公告',
    `<script type="text/xml">${store([1, 2, 3], 1)}</script><script>$("#40").jpage({totalRecord:7,perPage:1})</script>`,
  ),
  [proxy(1)]: store([4, 5], 2),
  [proxy(2)]: store([6, 7], null),
  '/zcwj/': column(
    '政策文件',
    `<div class="list"><ul id="l"></ul></div><script>$.getJSON('/zcwj/rows.json', show)</script>`,
  ),
  '/zcwj/rows.json': json([1, 2, 3, 4], { total: 4 }),
  '/yw/': column(
    '动态要闻',
    `<div class="list"><ul id="l"></ul></div><script>$.getJSON('/yw/gone.json', show)</script>`,
  ),
  '/sy/': column(
    '统计信息',
    `<div class="list"><ul id="l"></ul></div><script>$.getJSON('/sy/odd.json', show)</script>`,
  ),
  '/sy/odd.json': '{"code":500,"message":"error"}',
  '/gkmlpt/index': `<html><head><title>政府信息公开目录</title></head><body><div id="app"></div><script>window._CONFIG = { SID: '2', TREE: ${JSON.stringify(tree)} }</script></body></html>`,
  '/gkmlpt/api/all/7?page=1&sid=2': json([1, 2], { classify: { post_count: 3 } }),
  '/gkmlpt/api/all/7?page=2&sid=2': json([3], { classify: { post_count: 3 } }),
  '/gkmlpt/api/all/8?page=1&sid=2': json([], { classify: { post_count: 0 } }),
  ...Object.fromEntries(numbers(1, 7).map((n) => [`/d/${n}.html`, document(n)])),
};

it('rows by data store, JSON file and catalogue; what fails stays unread and accuses nobody', async () => {
  const server = await startServer((request, response) => {
    const text = texts[request.url ?? ''];
    const type = text?.startsWith('{') ? 'application/json' : text?.startsWith('<datastore') ? 'text/xml' : 'text/html';
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` });
    response.end(request.method === 'HEAD' ? '' : (text ?? '<h1>没有</h1>'));
  });
  const tables = { columns: table, documents: {}, requirements: [], units: { kinds: {}, same: [] }, elements: {} };
  const task = siteTask(`${server.url}/`, tempFolder(), {}, { tables });
  const sealed = await crawlAndRead(task);
  const of = (cls: string) => {
    const found = sealed.facts.columns!.filter((one) => one.class === cls);
    expect(found).toHaveLength(1);
    const { state, complete, items, newest, oldestRead, gone, url } = found[0]!;
    return { state, complete, rows: items.length, newest, oldestRead, gone, path: url.replace(server.url, '') };
  };
  expect(of('通知公告')).toEqual({
    state: 'listed',
    complete: true,
    rows: 7,
    newest: day(1),
    oldestRead: day(7),
    gone: undefined,
    path: '/tzgg/',
  });
  expect(of('政策文件')).toMatchObject({ state: 'listed', complete: true, rows: 4, path: '/zcwj/' });
  expect(of('政策解读')).toMatchObject({ state: 'listed', complete: true, rows: 3, oldestRead: day(3) });
  expect(of('规范性文件')).toMatchObject({ state: 'empty', rows: 0 });
  expect(of('动态要闻')).toMatchObject({ state: 'unread', rows: 0, path: '/yw/' });
  expect(of('统计信息')).toMatchObject({ state: 'unread', rows: 0 });
  // A request that we made up ourselves is no dead link of the site.
  expect(of('财政预决算')).toMatchObject({ state: 'unread', gone: undefined });
  expect(sealed.facts.links!.filter(({ url }) => /gkmlpt.api|dataproxy|\.json/.test(url))).toEqual([]);
  expect(sealed.facts.pages!.map(({ url }) => url.replace(server.url, ''))).toEqual(
    expect.arrayContaining(numbers(1, 7).map((n) => `/d/${n}.html`)),
  );
  expect(await siteAnew(task.folder, { ...task, extraPins: [] }, sealed)).toEqual(sealed);
});
