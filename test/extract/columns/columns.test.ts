import { expect, test } from 'vitest';
import { gapWords } from '../../../src/lib/gaps.ts';
import { siteSchema } from '../../../src/model/register.ts';
import { derive, host, link, listPage, page, rows } from '../stored-pages.ts';

const home = page('/', { links: [link('/tzgg/', '通知公告'), link('/zcjd/', '政策解读')] });
const column = (result: ReturnType<typeof derive>, cls: string) => result.facts.columns!.filter((c) => c.class === cls);

test('pages of one list become one column with each row once', () => {
  const first = listPage('/tzgg/', '通知公告', rows('/tzgg/', ['一', '2024-03-20'], ['二', '2024-03-10']), {
    pages: 3,
    next: [`${host}/tzgg/index_1.html`, `${host}/tzgg/index_2.html`],
  });
  const second = listPage(
    '/tzgg/index_1.html',
    '通知公告',
    rows('/tzgg/', ['一', '2024-03-20'], ['二', '2024-03-10'], ['三', '2024-01-05']),
    { pages: 3 },
  );
  const [found, ...others] = column(derive([home, first, second]), '通知公告');
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    url: `${host}/tzgg/`,
    via: 'breadcrumb',
    state: 'listed',
    newest: '2024-03-20',
    oldestRead: '2024-03-10',
    complete: false,
  });
  expect(found!.items.map((i) => i.title)).toEqual(['一', '二', '三']);
});

test('a last list page that was read says nothing of those between', () => {
  const next = [2, 3, 4, 9].map((n) => `${host}/tzgg/index_${n}.html`);
  const first = listPage('/tzgg/', '通知公告', rows('/tzgg/', ['一', '2024-03-20'], ['二', '2024-03-10']), {
    pages: 9,
    next,
  });
  const second = listPage(
    '/tzgg/index_2.html',
    '通知公告',
    rows('/tzgg/b/', ['三', '2024-03-05'], ['四', '2024-03-01']),
  );
  const last = listPage('/tzgg/index_9.html', '通知公告', rows('/tzgg/c/', ['五', '2021-01-05'], ['六', '2021-01-01']));
  const [found] = column(derive([home, first, second, last]), '通知公告');
  expect(found!.items).toHaveLength(6);
  expect(found!.complete).toBe(false);
  expect(found!.oldestRead! >= '2024-03-01').toBe(true);
});

test('pages that count down: page 2 of 15 is 14.htm, and 1.htm is the last one', () => {
  const of = (n: number) => `${host}/tzgg/${n}.htm`;
  const first = listPage('/tzgg.htm', '通知公告', rows('/tzgg/', ['一', '2024-03-20'], ['二', '2024-03-10']), {
    pages: 15,
    next: [of(14), of(13), of(1)],
  });
  const second = listPage('/tzgg/14.htm', '通知公告', rows('/tzgg/b/', ['三', '2024-03-05'], ['四', '2024-03-01']), {
    next: [`${host}/tzgg.htm`, of(13), of(1)],
  });
  const last = listPage('/tzgg/1.htm', '通知公告', rows('/tzgg/c/', ['五', '2009-01-05'], ['六', '2009-01-01']));
  const [some] = column(derive([home, first, last]), '通知公告');
  expect(some).toMatchObject({ complete: false, oldestRead: '2024-03-20' });
  const [more] = column(derive([home, first, second, last]), '通知公告');
  expect(more!.oldestRead! >= '2024-03-01').toBe(true);
  expect(more!.oldestRead! <= '2024-03-05').toBe(true);
});

test('a column is empty only when its list was found without rows', () => {
  const empty = listPage('/zcjd/', '政策解读', []);
  expect(column(derive([home, empty]), '政策解读')[0]).toMatchObject({ state: 'empty' });
  const scripted = listPage('/zcjd/', '政策解读', [], { unread: 'script' });
  const result = derive([home, scripted]);
  expect(column(result, '政策解读')[0]).toMatchObject({
    state: 'unread',
    reason: gapWords['not-rendered'],
    complete: false,
  });
  expect(result.gaps).toContainEqual({
    fact: 'columns',
    place: `${host}/zcjd/`,
    reason: 'not-rendered',
    detail: '政策解读',
  });
  const notUnderstood = page('/zcjd/', { columnName: '政策解读' });
  expect(column(derive([home, notUnderstood]), '政策解读')[0]).toMatchObject({
    state: 'unread',
    reason: gapWords.unparsed,
  });
});

test('an empty list is in doubt where no page with the same scripts holds its rows itself', () => {
  const scripts = [`${host}/js/site.js`];
  const empty = listPage('/zcjd/', '政策解读', [], {}, { scripts });
  const beside = (more: object) =>
    derive([
      home,
      empty,
      listPage('/tzgg/', '通知公告', rows('/tzgg/', ['一', '2024-03-20'], ['二', '2024-03-10']), {}, more),
    ]);
  expect(column(beside({ scripts }), '政策解读')[0]).toMatchObject({ state: 'empty' });
  expect(column(beside({ scripts: [] }), '政策解读')[0]).toMatchObject({ state: 'unread' });
});

test('a text, a file or a column below keeps a page from being empty', () => {
  const guide = listPage('/zn/', '政府信息公开指南', [], {}, { text: '本指南说明如何向本机关申请信息。'.repeat(4) });
  expect(column(derive([home, guide]), '政府信息公开指南')[0]).toMatchObject({ state: 'page' });
  const file = listPage(
    '/zn/',
    '政府信息公开指南',
    [],
    {},
    { attachments: [{ name: '指南.pdf', url: `${host}/a.pdf` }] },
  );
  expect(column(derive([home, file]), '政府信息公开指南')[0]).toMatchObject({ state: 'page' });
  const parent = listPage('/wj/', '政策文件', []);
  const child = listPage('/wj/qhz/', '清政发', rows('/wj/qhz/', ['关于绿化的意见', '2024-02-01']));
  const [merged] = column(derive([home, parent, child]), '政策文件');
  expect(merged).toMatchObject({ url: `${host}/wj/`, state: 'listed', newest: '2024-02-01' });
});

test('a menu word left over as the only text does not make a page', () => {
  const links = ['新闻', '公开', '服务', '互动', '走进清河', '无障碍浏览', '长者模式', '网站地图', '联系我们'].map(
    (t, i) => link(`/m${i}/`, t),
  );
  const empty = listPage('/zcjd/', '政策解读', [], {}, { links, text: links.map((l) => l.text).join('\n') });
  expect(column(derive([home, empty]), '政策解读')[0]).toMatchObject({ state: 'empty' });
});

test('names are matched whole and by the name of the place', () => {
  const own = listPage('/qhyw/', '清河要闻', rows('/qhyw/', ['一', '2024-03-20']));
  const other = listPage('/szyw/', '省内要闻选登', rows('/szyw/', ['一', '2024-03-20']));
  const result = derive([home, own, other]);
  expect(column(result, '动态要闻').map((c) => c.url)).toEqual([own.url]);
  expect(result.facts.columns!.find((c) => c.url === other.url)).toMatchObject({ class: null });
});

test('a known name that means something else beats the address', () => {
  const odd = listPage('/tzgg/', '图片掠影', rows('/tzgg/', ['一', '2019-03-20']));
  expect(column(derive([page('/'), odd]), '通知公告')).toEqual([]);
  const nameless = listPage('/tzgg/', null, rows('/tzgg/', ['一', '2019-03-20']));
  expect(column(derive([page('/'), nameless]), '通知公告')[0]).toMatchObject({ via: 'address' });
});

test('a pin decides, and none means no column', () => {
  const odd = listPage('/zl/', '图片掠影', rows('/zl/', ['一', '2024-03-20']));
  const notices = listPage('/tzgg/', '通知公告', rows('/tzgg/', ['二', '2020-03-20']));
  const pins = { 通知公告: `${host}/zl/index.html`, 政策解读: 'none' as const };
  const site = siteSchema.parse({ id: 'qinghe', url: `${host}/`, columns: pins });
  const pinned = derive([home, odd, notices], { site });
  expect(column(pinned, '通知公告').map((c) => [c.url, c.via])).toEqual([[`${host}/zl/`, 'pin']]);
  expect(column(pinned, '政策解读')).toEqual([]);
  const ofSection = derive([home, odd, notices], {
    extraPins: Object.entries(pins).map(([name, url]) => ({ class: name, url })),
  });
  expect(column(ofSection, '通知公告').map((c) => c.url)).toEqual([`${host}/tzgg/`, `${host}/zl/`]);
  expect(column(ofSection, '政策解读')).toHaveLength(1);
});

test('a parent that redirects to its first child is no column of its own', () => {
  const stub = page('/gk/', { kind: 'stub', refresh: `${host}/gk/jgzn/` });
  const child = page('/gk/jgzn/', { kind: 'org', text: '负责全县道路与桥梁的养护。'.repeat(5) });
  const top = page('/', { links: [link('/gk/', '政务公开'), link('/gk/jgzn/', '机构职能')] });
  const result = derive([top, stub, child]);
  expect(result.facts.columns!.map((c) => [c.class, c.state])).toEqual([['机构职能', 'page']]);
});

test('a link to another host or to a page not read never lets a column count as missing', () => {
  const top = page('/', { links: [link('http://up.test/ysqgk/', '依申请公开'), link('/nb/', '政府信息公开年报')] });
  const result = derive([top], { gaps: [{ fact: 'pages', place: `${host}/nb/`, reason: 'robots' }] });
  expect(column(result, '依申请公开')[0]).toMatchObject({ state: 'page', url: 'http://up.test/ysqgk/', via: 'link' });
  expect(column(result, '政府信息公开年报')[0]).toMatchObject({ state: 'unread', reason: gapWords.robots });
});

test('one list under two addresses is one column', () => {
  const items = rows('/tzgg/', ['一', '2024-03-20'], ['二', '2024-03-10'], ['三', '2024-03-01']);
  const result = derive([home, listPage('/tzgg/', '通知公告', items), listPage('/list.html?id=7', '通知公告', items)]);
  expect(column(result, '通知公告').map((c) => c.url)).toEqual([`${host}/tzgg/`]);
});

test('dates after as-of do not make a column new; a dateless row takes the date of its page', () => {
  const list = listPage('/tzgg/', '通知公告', rows('/tzgg/', ['一', '2042-03-20'], ['二', null]));
  const article = page('/tzgg/2.html', { kind: 'article', title: '二', publishedAt: '2024-02-02' });
  expect(column(derive([home, list, article]), '通知公告')[0]).toMatchObject({ newest: '2024-02-02' });
});

test('files of the government above are not its own', () => {
  const own = listPage('/wj/x/', '县政府文件', rows('/wj/x/', ['一', '2024-03-20']));
  const above = listPage('/wj/s/', '市政府文件', rows('/wj/s/', ['二', '2024-03-20']));
  expect(column(derive([home, own, above]), '政策文件').map((c) => c.url)).toEqual([own.url]);
});

test('a parent that gathers the rows of a column of its class is not a second one', () => {
  const items = rows('/wj/zf/', ['关于绿化的意见', '2024-02-01']);
  const parent = listPage('/wj/', '政策文件', items);
  const child = listPage('/wj/zf/', '县政府文件', items);
  expect(column(derive([home, parent, child]), '政策文件').map((c) => c.url)).toEqual([child.url]);
});

test('what lies below a directory of units is not its rows', () => {
  const units = listPage(
    '/jg/',
    '机构职能',
    [],
    {},
    { text: '县政府工作部门和直属事业单位名录如下，点击进入各单位主页查看职责。' },
  );
  const unit = listPage('/jg/jtj/', '县交通局', rows('/jg/jtj/', ['修桥', '2024-03-20']));
  expect(column(derive([home, units, unit]), '机构职能')[0]).toMatchObject({ state: 'page', items: [] });
});

test('a menu entry that leads nowhere read leaves the link from a policy to its interpretation out', () => {
  const policy = page('/wj/1.html', {
    kind: 'policy',
    title: '关于绿化的意见',
    links: [link('/jd/1.html', '政策解读')],
  });
  const text = page('/jd/1.html', { kind: 'interpretation', title: '绿化新规' });
  expect(column(derive([page('/'), policy, text]), '政策解读')).toEqual([]);
});

test('a parent read to its end stands for columns below that were not', () => {
  const items = rows('/nb/bm/', ['2023年交通局年度报告', '2024-02-01'], ['2023年水利局年度报告', '2024-01-20']);
  const parent = listPage('/nb/', '政府信息公开年报', items, { total: 2, pages: 1 });
  const child = listPage('/nb/bm/', '部门年报', items.slice(0, 1), {
    total: 2,
    pages: 2,
    next: [`${host}/nb/bm/index_1.html`],
  });
  const found = column(derive([home, parent, child]), '政府信息公开年报');
  expect(found).toMatchObject([{ url: parent.url, complete: true, total: 2, oldestRead: '2024-01-20' }]);
});

test('a menu entry whose page is gone for good is a dead link, told apart from one that we could not read', () => {
  const top = page('/', { links: [link('/zcjd/', '政策解读')] });
  const dead = page('/zcjd/', {}, { status: 404, facts: null });
  const result = derive([top, dead]);
  expect(column(result, '政策解读')[0]).toMatchObject({ state: 'unread', gone: true });
  expect(result.gaps.filter((g) => g.place === `${host}/zcjd/`)).toEqual([]);
  const down = page('/zcjd/', {}, { status: 503, facts: null });
  expect(column(derive([top, down]), '政策解读')[0]).not.toHaveProperty('gone');
});

test('a name near that of a class, or one that leads nowhere, is told so that the class is not called missing', () => {
  const top = page('/', {
    text: '信息公开\n依申请公开\n县长信箱：0370',
    links: [link('/wjjd/', '政策文件解读'), link('http://up.test/gb/', '县政府公报汇编'), link('/tzgg/', '公告')],
  });
  const near = listPage('/wjjd/', '政策文件解读专栏', rows('/wjjd/', ['一', '2024-03-20']));
  const notices = listPage('/tzgg/', '通知公告', rows('/tzgg/', ['一', '2024-03-20']));
  const article = page('/a/1.html', { kind: 'article', title: '一' });
  const found = derive([top, near, notices, article]).facts.columns!;
  expect(found.filter((c) => c.near !== undefined).map((c) => [c.near, c.name, c.class])).toEqual([
    [['依申请公开'], '依申请公开', null],
    [['政府公报'], '县政府公报汇编', null],
    [['政策文件', '政策解读'], '政策文件解读专栏', null],
  ]);
});

test('a section of disclosure that lies on another host may hold what the site does not show', () => {
  const nears = (...links: ReturnType<typeof link>[]) =>
    derive([page('/', { links }), listPage('/zwgk/', '政策文件', rows('/zwgk/', ['一', '2024-03-20']))])
      .facts.columns!.filter((c) => c.near !== undefined)
      .map(({ name, url, near }) => ({ name, url, near }));
  const away = link('http://www.city.test/gkmlpt/jyj/', '政府信息公开');
  const [found, ...others] = nears(away, link('/zwgk/', '政策文件'));
  expect(found).toMatchObject({ name: '政府信息公开', url: away.url });
  expect(found!.near).toEqual(expect.arrayContaining(['政府信息公开指南', '财政预决算']));
  expect(found!.near).not.toContain('政策文件');
  expect(others).toEqual([]);
  expect(nears(away, link('/zwgk/', '政务公开'))).toEqual([]);
});

test('a name of one class resembles no other', () => {
  const home = page('/', { links: [link('/nb/', '政府信息公开年报')] });
  const reports = listPage('/nb/', '政府信息公开年报', rows('/nb/', ['2023年年度报告', '2024-01-20']));
  expect(derive([home, reports]).facts.columns!.flatMap((c) => c.near ?? [])).toEqual([]);
});

test('a row of a list is a document, however much its title sounds like a column', () => {
  const home = page('/', { links: [link('/zcfg/1.html', '公务员回避制度规定'), link('/zcfg/', '政策法规')] });
  const list = listPage('/zcfg/', '政策法规', rows('/zcfg/', ['公务员回避制度规定', '2024-03-20']));
  expect(derive([home, list]).facts.columns!.flatMap((c) => c.near ?? [])).toEqual([]);
  const alone = derive([home, listPage('/zcfg/', '政策法规', [])]).facts.columns!;
  expect(alone.flatMap((c) => c.near ?? [])).toEqual(['政府信息公开制度']);
});

test('a page above columns that are all gone is empty where it says so, and else in doubt', () => {
  const state = (text: string) => {
    const links = [link('/czj/bmwj/', '部门文件')];
    const office = listPage('/czj/', '县财政局', [], {}, { links, text });
    const dead = page('/czj/bmwj/', {}, { status: 404, facts: null });
    return derive([page('/', { links: [link('/czj/', '县财政局')] }), office, dead]).facts.columns![0];
  };
  expect(state('此栏目暂无任何新增信息')).toMatchObject({ state: 'empty' });
  expect(state('')).toMatchObject({ state: 'unread', reason: '服务器返回错误' });
});

test('a stub before a dead link is dead, not a redirect too many', () => {
  const top = page('/', { links: [link('/yjx/', '意见箱')] });
  const stub = page('/yjx/', { kind: 'stub', refresh: `${host}/yjx/bz/` });
  const dead = page('/yjx/bz/', {}, { status: 404, facts: null });
  expect(column(derive([top, stub, dead]), '咨询投诉')[0]).toMatchObject({ gone: true, reason: '服务器返回错误' });
});
