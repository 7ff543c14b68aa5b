import { expect, test } from 'vitest';
import { derive, host, link, page } from './stored-pages.ts';

test('nothing read is a gap of every fact, with the reason that the crawl gave', () => {
  const { facts, gaps } = derive([], { gaps: [{ fact: 'pages', place: `${host}/`, reason: 'timeout' }] });
  expect(facts).toEqual({});
  expect(gaps.map((g) => [g.fact, g.reason])).toContainEqual(['columns', 'timeout']);
  expect(gaps.map((g) => [g.fact, g.reason])).toContainEqual(['identity', 'timeout']);
});

test('a home page that was blocked leaves the other facts whole', () => {
  const { facts, gaps } = derive([
    page('/', { trouble: 'blocked' }),
    page('/tzgg/1.html', { kind: 'article', title: '关于停水的通知', publishedAt: '2024-03-01' }),
  ]);
  expect(facts.home).toBeUndefined();
  expect(facts.identity).toBeUndefined();
  expect(facts.pages).toHaveLength(1);
  expect(gaps.map((g) => [g.fact, g.reason])).toEqual([
    ['home', 'blocked'],
    ['identity', 'blocked'],
    ['columns', 'blocked'],
  ]);
});

test('the home page is found behind a redirect and a refresh; its rows take dates from the pages they lead to', () => {
  const entry = page('/', { kind: 'stub', refresh: `${host}/cn/` }, { finalUrl: `${host}/start.html` });
  const home = page('/cn/', {
    kind: 'home',
    title: '清河县人民政府',
    datedItems: [{ title: '春耕开始', url: `${host}/yw/1.html`, date: '2024-03-02' }],
    links: [link('/yw/1.html', '春耕开始'), link('/yw/2.html', '大桥通车')],
  });
  const article = page('/yw/2.html', { kind: 'article', title: '大桥通车', publishedAt: '2024-03-09' });
  const { facts } = derive([entry, home, article]);
  expect(facts.home).toMatchObject({ at: { url: `${host}/cn/` }, newest: '2024-03-09' });
  expect(facts.home!.items.map((i) => [i.title, i.dateFrom])).toEqual([
    ['春耕开始', 'home'],
    ['大桥通车', 'page'],
  ]);
});

test('marks in a footer script count, and a footer script that was not read is a gap', () => {
  const home = page('/', { scripts: [`${host}/js/foot.js`] });
  const script = page(
    '/js/foot.js',
    {},
    { facts: null, mime: 'text/javascript', script: "document.write('豫ICP备12345678号')" },
  );
  const { facts, gaps } = derive([home, script]);
  expect(facts.identity).toMatchObject({ icp: '豫ICP备12345678号' });
  expect(facts.identity!.at.map((e) => e.url)).toEqual([`${host}/`, `${host}/js/foot.js`]);
  expect(gaps.filter((g) => g.fact === 'identity')).toEqual([]);
  expect(derive([home]).gaps).toContainEqual({ fact: 'identity', place: `${host}/js/foot.js`, reason: 'limit' });
});

test('a link is broken only when it is gone for good', () => {
  const links = ['/gone.html', '/once.html', '/down.html', '/soft.html', '/ok.html', '/later.html', '/slow.html'].map(
    (p) => link(p, p),
  );
  const home = page('/', { links: [...links, link('http://up.test/x', '上级')] });
  const probe = (path: string, status: number | null, tries: number) => ({
    url: `${host}${path}`,
    status,
    reason: null,
    tries,
    at: '2024-03-31T08:00:00Z',
  });
  const { facts } = derive(
    [home, page('/soft.html', { trouble: 'soft-404' }), page('/stored.html', {}, { status: 404 })],
    {
      probes: [
        probe('/gone.html', 404, 2),
        probe('/once.html', 404, 1),
        probe('/down.html', 503, 3),
        probe('/ok.html', 200, 1),
      ],
      gaps: [
        { fact: 'links', place: `${host}/slow.html`, reason: 'timeout' },
        { fact: 'links', place: `${host}/later.html`, reason: 'limit' },
      ],
    },
  );
  expect(Object.fromEntries(facts.links!.map((l) => [new URL(l.url).pathname, l.state]))).toEqual({
    '/gone.html': 'broken',
    '/once.html': 'unsure',
    '/down.html': 'unsure',
    '/soft.html': 'unsure',
    '/ok.html': 'ok',
    '/later.html': 'unchecked',
    '/slow.html': 'unsure',
    '/x': 'unchecked',
  });
});

test('a broken link names at most five pages that hold it', () => {
  const holders = Array.from({ length: 8 }, (_, i) =>
    page(`/a${i}.html`, { kind: 'article', links: [link('/gone.html', '附件')] }),
  );
  const { facts } = derive([page('/'), ...holders, page('/gone.html', {}, { status: 404 })]);
  const broken = facts.links!.find((l) => l.state === 'broken')!;
  expect(broken.from.map((e) => e.url)).toEqual(holders.slice(0, 5).map((h) => h.url));
});

test('leaks carry the page they stand on and nothing but the masked value', () => {
  const leak = { kind: 'id-number' as const, masked: '110*************0X', excerpt: '证号110*************0X' };
  const { facts } = derive([page('/'), page('/a.html', { kind: 'article', title: '公示', leaks: [leak] })]);
  expect(facts.leaks).toMatchObject([{ ...leak, url: `${host}/a.html`, at: { excerpt: leak.excerpt } }]);
});

test('an unread menu entry and a menu built by script may hide columns; a search page and an article may not', () => {
  const links = ['一', '二', '三', '四', '五'].map((t) => link(`/a/${t}.html`, `关于第${t}次现场办公会有关情况的报道`));
  const menu = [...links, link('/gk/', '政务公开'), link('/so/', '站内搜索'), link('/moved/', '互动交流')];
  const probe = { url: `${host}/moved/`, status: 200, reason: null, tries: 1, at: '2024-03-31T08:00:00Z' };
  const hidden = (result: ReturnType<typeof derive>) => result.gaps.filter((g) => g.fact === 'columns');
  const crawlGap = { fact: 'pages' as const, place: `${host}/gk/`, reason: 'timeout' as const };
  expect(hidden(derive([page('/', { links: menu })], { probes: [probe], gaps: [crawlGap] }))).toEqual([
    { fact: 'columns', place: `${host}/gk/`, reason: 'timeout', detail: '政务公开' },
  ]);
  expect(hidden(derive([page('/', { links: menu.slice(0, 2) })]))).toEqual([
    { fact: 'columns', place: `${host}/`, reason: 'not-rendered', detail: 'menu' },
  ]);
});

test('an unread text of a day that many pages show hides no column, what else they show may', () => {
  const links = ['一', '二', '三', '四', '五'].map((t) => link(`/a/${t}.html`, `关于第${t}次现场办公会有关情况的报道`));
  const beside = [link('/tzgg/202401/t20240105_9.html', '城区停水通知'), link('/tzgg/more.html', '办事公开')];
  const around = links.map(({ url }) => page(new URL(url).pathname, { kind: 'article', links: beside }));
  const { gaps } = derive([page('/', { links }), ...around]);
  expect(gaps.filter((g) => g.fact === 'columns').map((g) => g.place)).toEqual([`${host}/tzgg/more.html`]);
});

test('a menu entry whose stub leads to nothing is a dead link and hides no column', () => {
  const links = ['一', '二', '三', '四', '五'].map((t) => link(`/a/${t}.html`, `关于第${t}次现场办公会有关情况的报道`));
  const menu = [...links, link('/yj/', '曝光台')];
  const stub = page('/yj/', { kind: 'stub', refresh: `${host}/yj/gone/` });
  const gone = page('/yj/gone/', {}, { status: 404, facts: null });
  const columns = (...pages: ReturnType<typeof page>[]) =>
    derive([page('/', { links: menu }), ...pages]).gaps.filter((g) => g.fact === 'columns');
  expect(columns(stub, gone)).toEqual([]);
  expect(columns(stub)).toMatchObject([{ reason: 'redirects' }]);
});
