import { describe, expect, it, test } from 'vitest';
import { columnPage, pageOf } from '../page-of.ts';

const titles = ['关于春季绿化工作的通知', '关于道路施工的公告', '关于表彰先进集体的通报'];
const days = ['2024-03-08', '2024-03-05', '2024-02-27'];
const expected = titles.map((title, i) => ({
  title,
  url: `http://www.example.gov.cn/zwgk/tzgg/${i}.html`,
  date: days[i]!,
}));
const rows = (row: (title: string, url: string, day: string, i: number) => string): string =>
  titles.map((title, i) => row(title, `${i}.html`, days[i]!, i)).join('\n');

const shapes: Record<string, string> = {
  'date after the link': `<ul>${rows((t, u, d) => `<li><a href="${u}">${t}</a><span>${d}</span></li>`)}</ul>`,
  'date before the link': `<ul>${rows((t, u, d) => `<li><span>[${d} 09:30]</span><a href="${u}">${t}</a></li>`)}</ul>`,
  'table rows': `<table>${rows((t, u, d) => `<tr><td>·</td><td><a href="${u}">${t}</a></td><td><span>${d}</span></td></tr>`)}</table>`,
  'table inside a layout table': `<table><tr><td><table>${rows((t, u, d) => `<tr><td><a href="${u}">${t}</a></td><td>${d}</td></tr>`)}</table></td></tr></table>`,
  'cards whose date is inside the link': `<div>${rows((t, u, d) => `<a href="${u}"><h3>${t}</h3><div>摘要文字</div><p><i>分类：其他</i><i>日期：${d}</i></p></a>`)}</div>`,
  'day and year-month apart': `<ul>${rows((t, u, d) => `<li><div class="d"><b>${d.slice(8)}</b><i>${d.slice(0, 7)}</i></div><a href="${u}">${t}</a></li>`)}</ul>`,
  'day beside year-month in one line': `<ul>${rows((t, u, d) => `<li><div class="d"><b>${d.slice(8)}</b><span>${d.slice(0, 7)}</span></div><a href="${u}">${t}</a></li>`)}</ul>`,
  'month-day beside the year in one line': `<ul>${rows((t, u, d) => `<li><span>${d.slice(5)}</span><span>${d.slice(0, 4)}</span><a href="${u}">${t}</a></li>`)}</ul>`,
  'link words that title nothing': `<div>${rows((t, u, d) => `<dl><dt><a href="${u}">${t}</a></dt><dd><a href="${u}">查阅全文</a>发表于：${d}</dd></dl>`)}</div>`,
  'text cut short of the attribute by less than its dots': `<ul>${rows((t, u, d) => `<li><a href="${u}" title="${t}">${t.slice(0, -1)}...</a><span>${d}</span></li>`)}</ul>`,
  'date in the text of the title': `<ul>${rows((t, u, d) => `<li><a href="${u}"><h3>${t}(${d})</h3></a></li>`)}</ul>`,
  'rows that are div': `<div class="list">${rows((t, u, d) => `<div class="item"><div><a href="${u}">${t}</a></div><div>${d}</div></div>`)}</div>`,
  'Chinese dates': `<ul>${rows((t, u, d) => `<li><a href="${u}">${t}</a><em>${d.replace('-', '年').replace('-', '月')}日</em></li>`)}</ul>`,
  'full title in the attribute': `<ul>${rows((t, u, d) => `<li><a href="${u}" title="${t}">${t.slice(0, 5)}...</a><span>${d}</span></li>`)}</ul>`,
  'rows without wrapper, parted by breaks': `<div>${rows((t, u, d) => `<a href="${u}">${t}</a> <span>${d}</span><br>`)}</div>`,
  'several short lists one after another': `<div>${rows((t, u, d) => `<ul><li><a href="${u}">${t}</a><span>${d}</span></li></ul>`)}</div>`,
  'a hidden group of rows': `<ul>${rows((t, u, d, i) => `<li ms-visible="$show(${i})" style="display:${i > 0 ? 'none' : 'block'}"><a href="${u}">${t}</a><span>${d}</span></li>`)}</ul>`,
};

test.each(Object.entries(shapes))('%s', (_, html) => {
  const page = columnPage(html);
  expect(page.kind).toBe('column-list');
  expect(page.list?.items).toEqual(expected);
  expect(page.list?.unread).toBeNull();
});

test('a row without a date stays in the list, and a date without a year is worked out', () => {
  const page = columnPage(`<ul><li><a href="t.html">置顶：办事须知请先阅读</a></li>
    <li><a href="a.html">关于春季绿化工作的通知</a><span>03-08</span></li><li><a href="b.html">关于道路施工的公告</a><span>12-29</span></li></ul>`);
  expect(page.list?.items.map((i) => i.date)).toEqual([null, '2024-03-08', '2023-12-29']);
});

test('a commented-out date does not exist', () => {
  const page = columnPage(
    `<ul>${rows((t, u, d) => `<li><a href="${u}">${t}</a><!--<span>2011-01-01</span>--><span>${d}</span></li>`)}</ul>`,
  );
  expect(page.list?.items).toEqual(expected);
});

test('a date in the title is not the date of the row where it has another', () => {
  const page = columnPage(
    `<ul><li><a href="1.html">2024-01-30新闻联播</a><span>2024-02-02</span></li><li><a href="2.html">2024-01-29新闻联播</a><span>2024-02-01</span></li></ul>`,
  );
  expect(page.list?.items).toMatchObject([
    { title: '2024-01-30新闻联播', date: '2024-02-02' },
    { title: '2024-01-29新闻联播', date: '2024-02-01' },
  ]);
});

test('of several dates in a row the one of publication counts, by label or by the head of its column', () => {
  const table = `<table><tr><th>标题</th><th>成文日期</th><th>发布日期</th></tr>
    ${rows((t, u, d) => `<tr><td><a href="${u}">${t}</a></td><td>2024-01-02</td><td>${d}</td></tr>`)}</table>`;
  expect(columnPage(table).list?.items).toEqual(expected);
  const labelled = `<ul>${rows((t, u, d) => `<li><a href="${u}">${t}</a><p>成文日期：2024-01-02 发布日期：${d}</p></li>`)}</ul>`;
  expect(columnPage(labelled).list?.items).toEqual(expected);
  const range = `<ul>${rows((t, u, d) => `<li><a href="${u}">${t}</a><span>${d} 至 2024-12-31</span><b>已结束</b></li>`)}</ul>`;
  expect(columnPage(range).list?.items).toEqual(expected);
});

test('letters whose cells are list items, and a short date with the full one in its attribute', () => {
  const letters = rows(
    (t, u, d) =>
      `<ul class="odd"><li class="t0">${d}</li><li class="t5">已办结</li><li class="t3"><a href="${u}">${t}</a></li></ul>`,
  );
  expect(columnPage(`<div>${letters}</div>`).list?.items).toEqual(expected);
  const short = rows(
    (t, u, d) =>
      `<li><a href="${u}">${t}</a><span title="${d.replace('2024', '2019')} 10:00">${d.slice(5)}</span></li>`,
  );
  expect(columnPage(`<ul>${short}</ul>`).list?.items.map((i) => i.date)).toEqual(
    days.map((d) => d.replace('2024', '2019')),
  );
});

test.each(['通知公告-青禾县林业局', '青禾县林业局 - 通知公告', '通知公告'])(
  'the column is named in the title %s',
  (title) => {
    const html = `<title>${title}</title><ul>${rows((t, u, d) => `<li><a href="${u}">${t}</a><span>${d}</span></li>`)}</ul>`;
    expect(pageOf(html)).toMatchObject({ kind: 'column-list', columnName: '通知公告' });
  },
);

test.each(['<p>03-06</p><span>2021</span>', '<em>2021</em><i>03/06</i>'])(
  'a year printed beside month and day is believed: %s',
  (date) => {
    const page = columnPage(`<ul>${rows((t, u) => `<li><div>${date}</div><a href="${u}">${t}</a></li>`)}</ul>`);
    expect(page.list?.items.map((i) => i.date)).toEqual(expected.map(() => '2021-03-06'));
    expect(page.guessed).toBeUndefined();
  },
);

test('the entries of a menu are no rows', () => {
  const menu = `<ul class="nav">${rows((t, u) => `<li><a href="${u}">${t}</a></li>`)}</ul>`;
  const page = columnPage(
    `${menu}<div>本栏目内容由程序提供</div><script>createPageHTML(9, 0, "index", "html")</script>`,
  );
  expect(page.list?.items ?? []).toEqual([]);
});

test('the main list is the one with the most rows, not the block beside it', () => {
  const side = `<div class="hot"><ul><li><a href="/h.html">热点文章的标题在此</a><span>2024-03-09</span></li></ul></div>`;
  const page = columnPage(
    `${side}<ul class="l">${rows((t, u, d) => `<li><a href="${u}">${t}</a><span>${d}</span></li>`)}</ul>`,
  );
  expect(page.list?.items).toEqual(expected);
  expect(page.datedItems).toHaveLength(4);
});

test('rows in a script count as rows', () => {
  const xml = `<script type="text/xml"><datastore><totalrecord>45</totalrecord><totalpage>3</totalpage><recordset>
    ${rows((t, u, d) => `<record><![CDATA[<li><a href="${u}">${t}</a><span>${d}</span></li>]]></record>`)}</recordset></datastore></script>`;
  const page = columnPage(`<div id="list">${xml}</div>`);
  expect(page.list).toMatchObject({ items: expected, total: 45, pages: 3, unread: null });
  const json = `<div id="app"></div><script>var rows = [${rows((t, u, d) => `{title: '${t}', url: "${u}", pubDate: '${d} 08:00'},`)}]; render(rows);</script>`;
  expect(columnPage(json).list).toMatchObject({ items: expected, unread: null });
});

test('an empty column is empty; one that a script fills is unread', () => {
  const empty = columnPage(
    '<div class="news_list"><ul></ul></div><script>createPageHTML(1, 0, "index", "html")</script>',
  );
  expect(empty).toMatchObject({ kind: 'column-list', list: { items: [], unread: null } });
  expect(columnPage('<ul>此栏目暂无任何信息</ul>').list).toMatchObject({ items: [], unread: null });
  const filled = columnPage(
    '<div class="news_list"><ul id="l"></ul></div><script>$.ajax({url: "/list", success: draw})</script>',
  );
  expect(filled).toMatchObject({ kind: 'column-list', list: { items: [], unread: 'script' } });
  const bound = columnPage('<ul><li v-for="x in list"><a :href="x.url">{{x.title}}</a></li></ul>');
  expect(bound).toMatchObject({ kind: 'column-list', list: { items: [], unread: 'script' } });
});

test.each(['<div class="list"></div><p>暂无数据</p>', '<p>共 0 条记录</p>'])(
  'words that there is nothing: %s',
  (main) => {
    expect(columnPage(main).list).toMatchObject({ items: [], unread: null });
  },
);

test.each([
  '<p style="display:none">暂无数据</p>',
  '<div class="empty hide"><p>暂无相关信息</p></div>',
  '<p>共 <b id="total">0</b> 条记录</p>',
  '<ul id="newslist"></ul><p>暂无数据</p><script src="/js/app.js"></script>',
  '<div class="news_list"><ul></ul></div><script>$.getJSON("/rows?p=" + p, function (d) { pageCount = d.n })</script>',
  '<script src="/js/tool.js"></script><div class="news_list"><ul></ul></div><script>getNewsList(1, 15);</script>',
  '<script src="/js/tool.js"></script><div class="news_list"><ul></ul></div><script type="text/html"><li>x</li></script>',
])('nothing is certain where a script may fill the list: %s', (main) => {
  expect(columnPage(main).list ?? { unread: 'script' }).toMatchObject({ unread: 'script' });
});

test('a request for something else fills no list', () => {
  const main = '<div class="news_list"><ul></ul></div><script>$.get("/visit/count.jsp?id=3", show)</script>';
  expect(columnPage(main).list).toMatchObject({ items: [], unread: null });
});

test('blocks of links without dates are not lists', () => {
  const nav = ['领导信息', '机构职能', '政策文件', '财政信息']
    .map((n) => `<li><a href="/${n}/">${n}</a></li>`)
    .join('');
  expect(columnPage(`<ul>${nav}</ul>`).list?.items ?? []).toEqual([]);
});

test('a list says where its dates hang on the day of the fetch', () => {
  const list = (day: string, address: string) =>
    columnPage(
      `<ul>${[1, 2, 3].map((n) => `<li><a href="${address}${n}.html">通知事项之${n}</a><span>${day}</span></li>`).join('')}</ul>`,
    ).guessed;
  expect(list('03-01', '/a/')).toBe(true);
  expect(list('2024-03-01', '/a/')).toBeUndefined();
  // The address tells the year, whatever day it is.
  expect(list('03-01', '/a/t20210302_')).toBeUndefined();
});

test('cards beside a pager, each a list of its own, come before the menu', () => {
  const card = (name: string, n: number) =>
    `<ul><li><img src="${n}.jpg"></li><li><a href="/topic/${n}.html"><h1>${name}</h1></a></li><li><p>专题的简短说明文字</p></li></ul>`;
  const menu = ['党建活动', '国际公约', '风险评估'].map((name, n) => `<li><a href="/menu/${n}.html">${name}</a></li>`);
  const pager =
    '<div>共4条记录 1/2页 <a>首页</a> <a>上一页</a> <a href="#" onclick="location.href=\'index_2.jhtml\'">下一页</a> <a href="#" onclick="location.href=\'index_2.jhtml\'">尾页</a></div>';
  const facts = columnPage(
    `<div><ul>${menu.join('')}</ul></div><div>${['精准扶贫', '标准', '科普宣传'].map(card).join('')}<div>${pager}</div></div>`,
  );
  expect(facts.list?.items.map(({ title }) => title)).toEqual(['精准扶贫', '标准', '科普宣传']);
  expect(facts.list).toMatchObject({ pages: 2, total: 4 });
});

describe('a longer block of older rows beside the list', () => {
  const rows = (n: number, year: number, folder: string) =>
    Array.from(
      { length: n },
      (_, i) =>
        `<li><a href="/${folder}/${i}.html">${folder}文章的标题第${i}号</a><span>${year}-01-${10 + i}</span></li>`,
    ).join('');
  const list = `<ul>${rows(4, 2024, 'a')}</ul>`;
  const newest = (main: string) => columnPage(main).list?.items.map(({ date }) => date!.slice(0, 4)) ?? null;
  const four = ['2024', '2024', '2024', '2024'];

  it('is told by its heading, by its name, or by the pager of the list', () => {
    expect(newest(`<div><h3>热点推荐</h3><ul>${rows(9, 2021, 'b')}</ul></div>${list}`)).toEqual(four);
    expect(newest(`${list}<div class="hotlist"><ul>${rows(9, 2021, 'b')}</ul></div>`)).toEqual(four);
    expect(newest(`<div>${list}<p>首页 上一页 下一页 尾页</p></div><div><ul>${rows(9, 2021, 'b')}</ul></div>`)).toEqual(
      four,
    );
  });

  it('is the list where the column itself is called so', () => {
    const own = `<h3>通知公告</h3><ul>${rows(9, 2021, 'b')}</ul>`;
    expect(newest(`<div>${own}</div>${list}`)).toHaveLength(9);
  });

  it('says nothing of a list that a script fills', () => {
    const beside = `<div><h3>热点推荐</h3><ul>${rows(9, 2021, 'b')}</ul></div>`;
    const filled = '<div class="list"><ul id="l"></ul></div><script>$.post("/rows", { page: 1 }, show)</script>';
    expect(columnPage(beside + filled).list).toMatchObject({ items: [], unread: 'script' });
    const store = `<script type="text/xml"><datastore><recordset><record><![CDATA[<li><a href="/d/1.html">第一号造林事项的通知</a><b>2024-03-01</b></li>]]></record></recordset></datastore></script>`;
    expect(columnPage(beside + store).list!.items).toHaveLength(1);
  });
});
