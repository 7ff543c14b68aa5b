/** Whole small sites as families of site software write them: the tree of their columns. */
import { expect, test } from 'vitest';
import { deriveFacts } from '../../src/extract/site.ts';
import { siteSchema } from '../../src/model/register.ts';
import { handedOver, table } from './stored-pages.ts';
import { walk } from './walk.ts';

type Site = Record<string, string>;

function treeOf(host: string, site: Site, asOf = '2024-03-31') {
  const home = `http://${host}/`;
  const { facts, gaps } = deriveFacts({
    site: siteSchema.parse({ id: 'small', url: home, name: '青禾县人民政府' }),
    extraPins: [],
    ...handedOver(
      walk(home, asOf, (url) => {
        const html = site[url.pathname + url.search];
        return html === undefined ? null : { body: Buffer.from(html), finalUrl: url.href };
      }),
    ),
    probes: [],
    gaps: [],
    tables: { columns: table, requirements: [], documents: {}, units: { kinds: {}, same: [] }, elements: {} },
    asOf,
  });
  const rows = facts.columns!.map(({ class: cls, name, path, state, newest, gone, url }) => [
    url.replace(home, '/'),
    [...path, name].join(' > '),
    cls,
    gone === true ? 'gone' : state,
    newest,
  ]);
  return { tree: rows.sort((a, b) => (a[0]! < b[0]! ? -1 : 1)), gaps: gaps.filter(({ fact }) => fact === 'columns') };
}

function page(title: string, menu: string, main: string, head = ''): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>
<div class="nav"><ul>${menu}</ul></div>${main}<div class="foot"><p>主办单位：青禾县人民政府办公室 网站标识码：4112230001</p></div></body></html>`;
}

const text = `<p>${'负责全县造林绿化和森林防火的组织、协调、指导和监督。'.repeat(6)}</p>`;
const article = (title: string, day: string) =>
  `<h1>${title}</h1><p>发布日期：${day} 来源：县林业局</p><div>${text}</div>`;

/** Columns with numbers, rows as XML in a script, a parent that only leads on, an entry that opens by script. */
function hanweb(): Site {
  const menu = `<li><a href="/index.html">首页</a></li><li><a href="/col/col10/index.html">政务公开</a></li>
<li><a href="javascript:void(0)" onclick="window.open('/col/col20/index.html')">互动交流</a></li>
<li><a href="javascript:location.href='/col/col13/index.html'">机构职能</a></li>`;
  const site: Site = {};
  const column = (id: number, names: string[], main: string) => {
    const path = names.map((name) => `<a href="#">${name}</a>`).join(' &gt; ');
    site[`/col/col${id}/index.html`] = page(
      `青禾县人民政府 ${names.at(-1)}`,
      menu,
      `<table><tr><td>您现在的位置：<a href="/index.html">首页</a> &gt; ${path}</td></tr></table>${main}`,
      `<meta name="ColumnName" content="${names.at(-1)}">`,
    );
  };
  const list = (id: number, days: string[]) => {
    const records = days.map((day, i) => {
      const address = `/art/${day.replace(/-0?/g, '/')}/art_${id}_${900 + i}.html`;
      const title = `关于做好第${i + 1}批造林绿化工作的通知`;
      site[address] = page(`青禾县人民政府 ${title}`, menu, article(title, day));
      return `<record><![CDATA[<li><a href="${address}" title="${title}">${title}</a><span>${day}</span></li>]]></record>`;
    });
    return `<div id="${id}"><script type="text/xml"><datastore><nextgroup><![CDATA[]]></nextgroup><recordset>${records.join('')}</recordset></datastore></script></div>
<script>$("#${id}").jpage({ totalRecord: ${days.length}, perPage: 15, proxyUrl: '/module/web/jpage/dataproxy.jsp' })</script>`;
  };
  const left = [11, 12, 14].map(
    (id, i) => `<li><a href="/col/col${id}/index.html">${['通知公告', '政策解读', '其他事项'][i]}</a></li>`,
  );
  const beside = `<ul class="left">${left.join('')}</ul>`;
  site['/'] = page('青禾县人民政府', menu, list(11, ['2024-03-20', '2024-03-11', '2024-02-02']) + beside);
  site['/index.html'] = site['/'];
  site['/col/col10/index.html'] =
    '<html><head><meta http-equiv="refresh" content="0;url=/col/col11/index.html"></head><body></body></html>';
  column(11, ['政务公开', '通知公告'], beside + list(11, ['2024-03-20', '2024-03-11', '2024-02-02']));
  column(12, ['政务公开', '政策解读'], beside + list(12, ['2024-01-05', '2023-12-04', '2023-12-03']));
  column(13, ['机构职能'], text);
  column(14, ['政务公开', '其他事项'], beside + list(14, ['2023-01-05', '2023-01-04', '2023-01-03']));
  column(20, ['互动交流'], '<ul><li><a href="/col/col21/index.html">意见征集</a></li></ul>');
  column(21, ['互动交流', '意见征集'], list(21, ['2023-11-02', '2023-08-01', '2023-06-30']));
  return site;
}

test('a site of Hanweb', () => {
  expect(treeOf('www.qinghe.test', hanweb())).toEqual({
    tree: [
      ['/col/col11/index.html', '政务公开 > 通知公告', '通知公告', 'listed', '2024-03-20'],
      ['/col/col12/index.html', '政务公开 > 政策解读', '政策解读', 'listed', '2024-01-05'],
      ['/col/col13/index.html', '机构职能', '机构职能', 'page', null],
      ['/col/col14/index.html', '政务公开 > 其他事项', null, 'listed', '2023-01-05'],
      ['/col/col20/index.html', '互动交流', null, 'page', null],
      ['/col/col21/index.html', '互动交流 > 意见征集', '意见征集', 'listed', '2023-11-02'],
    ],
    gaps: [],
  });
});

/** Columns are pages, their children and further list pages lie in a folder of the same name; one stands on the map only. */
function vsb(): Site {
  const menu = `<li><a href="/index.htm">首页</a></li><li><a href="/xxgk.htm">信息公开</a></li><li><a href="/tzgg.htm">通知公告</a></li>
<li><a href="http://qinghe.test/xxgk/zcfg.htm">政策法规</a></li><li><a href="/wzdt.htm">网站地图</a></li>`;
  const site: Site = {};
  const rows = (days: string[], from: number) =>
    days.map((day, i) => {
      const title = `关于印发第${from + i}号造林绿化方案的通知`;
      site[`/info/1032/${from + i}.htm`] = page(`${title}-青禾县人民政府`, menu, article(title, day));
      return `<li id="line_u8_${i}"><a href="/info/1032/${from + i}.htm" title="${title}">${title}</a><span>${day}</span></li>`;
    });
  const put = (address: string, names: string[], main: string) => {
    const path = names.map((name) => `<a href="#">${name}</a>`).join('&gt;&gt;');
    site[address] = page(
      `${names.at(-1)}-青禾县人民政府`,
      menu,
      `<div>当前位置: <a href="/index.htm">首页</a>&gt;&gt;${path}</div>${main}`,
    );
  };
  const paged = (items: string[], further: string) =>
    `<ul class="list">${items.join('')}</ul><div class="pb_sys_common"><span class="p_t">共21条</span>${further}</div>`;
  site['/'] = page(
    '青禾县人民政府',
    menu,
    `<ul>${rows(['2024-03-21', '2024-03-19', '2024-03-02'], 100).join('')}</ul>`,
  );
  site['/index.htm'] = site['/'];
  put(
    '/xxgk.htm',
    ['信息公开'],
    '<ul class="left"><li><a href="/xxgk/zcfg.htm">政策法规</a></li><li><a href="/xxgk/qtsx.htm">其他事项</a></li></ul>',
  );
  put('/tzgg.htm', ['通知公告'], paged(rows(['2023-05-21', '2023-05-19', '2023-05-02'], 200), ''));
  const days = Array.from({ length: 21 }, (_, i) => `2024-02-${String(28 - i).padStart(2, '0')}`);
  const laws = rows(days, 300);
  put(
    '/xxgk/zcfg.htm',
    ['信息公开', '政策法规'],
    paged(
      laws.slice(0, 14),
      '<span class="p_no_d">1</span><span class="p_no"><a href="/xxgk/zcfg/1.htm">2</a></span><span class="p_next"><a href="/xxgk/zcfg/1.htm">下页</a></span>',
    ),
  );
  put(
    '/xxgk/zcfg/1.htm',
    ['信息公开', '政策法规'],
    paged(
      laws.slice(14),
      '<span class="p_prev"><a href="/xxgk/zcfg.htm">上页</a></span><span class="p_no"><a href="/xxgk/zcfg.htm">1</a></span><span class="p_no_d">2</span>',
    ),
  );
  put('/xxgk/qtsx.htm', ['信息公开', '其他事项'], paged(rows(['2024-03-30', '2024-03-29', '2024-03-28'], 400), ''));
  put('/xxgk/ysqgk.htm', ['信息公开', '依申请公开'], text);
  put('/wzdt.htm', ['网站地图'], '<p><a href="/xxgk.htm">信息公开</a> <a href="/xxgk/ysqgk.htm">依申请公开</a></p>');
  return site;
}

test('a site of VSB', () => {
  expect(treeOf('www.qinghe.test', vsb())).toEqual({
    tree: [
      ['/tzgg.htm', '通知公告', '通知公告', 'listed', '2023-05-21'],
      ['/xxgk.htm', '信息公开', null, 'page', null],
      ['/xxgk/qtsx.htm', '信息公开 > 其他事项', null, 'listed', '2024-03-30'],
      ['/xxgk/ysqgk.htm', '信息公开 > 依申请公开', '依申请公开', 'page', null],
      ['/xxgk/zcfg.htm', '信息公开 > 政策法规', '政策文件', 'listed', '2024-02-28'],
    ],
    gaps: [],
  });
});

/** All lists are continued by one program; a parent shows the rows of its first child and that child's pager. */
function empire(): Site {
  const menu = `<li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwgk/tzgg/">通知公告</a></li>
<li><a href="/zwgk/zcjd/">政策解读</a></li>`;
  const site: Site = {};
  const rows = (from: number, year: number) =>
    Array.from({ length: 4 }, (_, i) => {
      const title = `关于第${from + i}批造林绿化工作的通知`;
      const day = `${year}-0${4 - i}-1${i}`;
      site[`/d/${from + i}.html`] = page(title, menu, article(title, day));
      return `<li><a href="/d/${from + i}.html">${title}</a><span>${day}</span></li>`;
    }).join('');
  const further = (id: number, n: number) => `/e/action/ListInfo/?page=${n}&classid=${id}&totalnum=8`;
  const list = (name: string, id: number, at: number, html: string) => {
    const number = (n: number) => (n === at ? `<b>${n + 1}</b>` : `<a href="${further(id, n)}">${n + 1}</a>`);
    const on = at === 0 ? `<a href="${further(id, 1)}">下一页</a>` : `<a href="${further(id, 0)}">上一页</a>`;
    return page(
      `${name}-青禾县人民政府`,
      menu,
      `<div>当前位置：<a href="/">首页</a> &gt; <a href="#">${name}</a></div><ul>${html}</ul><div class="pages">${number(0)} ${number(1)} ${on}</div>`,
    );
  };
  for (const [name, folder, id] of [
    ['通知公告', '/zwgk/tzgg/', 3],
    ['政策解读', '/zwgk/zcjd/', 4],
  ] as const) {
    const first = rows(id * 100, 2024);
    site[folder] = list(name, id, 0, first);
    site[further(id, 0)] = site[folder]!;
    site[further(id, 1)] = list(name, id, 1, rows(id * 100 + 50, 2021));
    if (id === 3) site['/zwgk/'] = list('政务公开', id, 0, first);
  }
  site['/'] = page('青禾县人民政府', menu, `<p>${'欢迎访问。'.repeat(10)}</p>`);
  return site;
}

test('a site of EmpireCMS: further pages of a list are no columns of their own', () => {
  const { tree } = treeOf('www.qinghe.test', empire());
  expect(tree.filter(([, , cls]) => cls !== null)).toEqual([
    ['/zwgk/tzgg/', '通知公告', '通知公告', 'listed', '2024-03-11'],
    ['/zwgk/zcjd/', '政策解读', '政策解读', 'listed', '2024-03-11'],
  ]);
});
