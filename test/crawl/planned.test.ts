import { expect, it } from 'vitest';
import elementMissing from '../../checks/element-missing.ts';
import type { SiteTask } from '../../src/crawl/site.ts';
import { addDays } from '../../src/lib/dates.ts';
import { planOf } from '../../src/lib/reach.ts';
import { loadTables } from '../../src/load/tables.ts';
import type { FactName } from '../../src/model/facts.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { Subject } from '../../src/model/texts.ts';
import { readPages, tempFolder } from '../snapshot/folder.ts';
import { crawlAndRead } from './crawl-and-read.ts';
import { page, pages, startServer, type TestServer } from './server.ts';
import { siteTask } from './task.ts';

const asOf = '2024-05-31';
const april = { from: '2024-04-01', to: '2024-04-30' };
const plan: Plan = {
  since: april.from,
  documents: april,
  policies: '2024-03-01',
  lists: { 政策文件: '2024-03-01', 政策解读: '2024-03-01' },
  sample: 5,
};
const columns = { dt: '工作动态', zcwj: '政策文件', zcjd: '政策解读' };
type Folder = keyof typeof columns;
const rowsOf = 60;
const perPage = 10;

/** The n-th newest row of each column is six days older than the one before. */
const dayOf = (n: number) => addDays(asOf, -6 * n);
const titles: Record<Folder, (n: number) => string> = {
  dt: (n) => `县林业局组织开展第${n}次义务植树活动`,
  zcwj: (n) => `青禾县人民政府关于印发第${n}批造林奖补办法的通知`,
  zcjd: (n) => `《第${n}批造林奖补办法》政策解读`,
};

const trail = (name: string) => `<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="./">${name}</a></div>`;
const menu = Object.entries(columns)
  .map(([folder, name]) => `<a href="/${folder}/">${name}</a>`)
  .join('');

function listPage(folder: Folder, at: number): string {
  const rows = Array.from({ length: perPage }, (_, i) => at * perPage + i).map(
    (n) => `<li><a href="/${folder}/${n + 100}.html">${titles[folder](n)}</a><span>${dayOf(n)}</span></li>`,
  );
  const pager = `<script>createPageHTML(${rowsOf / perPage}, ${at}, "index", "html");</script>`;
  return page(columns[folder], [], `${menu}${trail(columns[folder])}<ul class="list">${rows.join('')}</ul>${pager}`);
}

function article(folder: Folder, n: number): string {
  const text = `<p>${'为进一步加快国土绿化，规范造林奖补资金的使用和管理，结合我县实际，现就有关事项说明如下。'.repeat(5)}</p>`;
  const title = titles[folder](n);
  const around = [n - 1, n + 1].filter((m) => m >= 0 && m < rowsOf);
  const links = around.map((m) => `<p>上一篇：<a href="/${folder}/${m + 100}.html">${titles[folder](m)}</a></p>`);
  return page(
    title,
    [],
    `${menu}${trail(columns[folder])}<h1>${title}</h1><div class="info">发布时间：${dayOf(n)} 来源：县政府办</div>
    <div class="content">${text}</div>${links.join('')}`,
  );
}

function site(): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const folder of Object.keys(columns) as Folder[]) {
    for (let at = 0; at < rowsOf / perPage; at++)
      texts[`/${folder}/${at === 0 ? '' : `index_${at}.html`}`] = listPage(folder, at);
    texts[`/${folder}/index.html`] = texts[`/${folder}/`]!;
    for (let n = 0; n < rowsOf; n++) texts[`/${folder}/${n + 100}.html`] = article(folder, n);
  }
  const news = Array.from({ length: 5 }, (_, n) => `<li><a href="/dt/${n + 100}.html">${titles.dt(n)}</a></li>`);
  texts['/'] = page('青禾县人民政府', [], `${menu}<ul>${news.join('')}</ul>`);
  return texts;
}

async function crawl(server: TestServer, settings: object, rest: Partial<SiteTask> = {}) {
  server.hits.length = 0;
  const tables = loadTables().tables;
  const task = siteTask(`${server.url}/`, tempFolder(), settings, { asOf, tables, ...rest });
  task.needs = rest.needs ?? new Set(['home', 'columns', 'documents', 'pages', 'leaks']);
  const snapshot = await crawlAndRead(task);
  const paths = readPages(task.folder).pages.map(({ url }) => new URL(url).pathname);
  return { snapshot, paths: paths.sort(), requests: server.hits.length };
}

/** What a judgement of April may look at. */
function ofApril({ facts, gaps }: Snapshot) {
  const inWindow = (day: string | null) => day !== null && day >= april.from && day <= april.to;
  return {
    home: facts.home?.newest,
    columns: facts.columns?.map(({ class: cls, name, state, newest, items }) => ({
      ...{ cls, name, state, newest },
      rows: items.filter(({ date }) => inWindow(date)),
    })),
    policies: facts.documents
      ?.filter(({ kind, publishedAt }) => kind === 'policy' && inWindow(publishedAt))
      .map(({ title, interpretations }) => [title, interpretations.map((found) => found.title)])
      .sort(),
    gaps: gaps.map(({ fact, place, reason }) => `${fact} ${new URL(place, 'http://s1/').pathname} ${reason}`),
  };
}

it('reads what a judgement of the window looks at, and little else', async () => {
  const server = await startServer(pages(site()));
  const whole = await crawl(server, {});
  const planned = await crawl(server, {}, { plan });
  expect(ofApril(planned.snapshot)).toEqual(ofApril(whole.snapshot));
  expect(ofApril(planned.snapshot).policies).toHaveLength(5);
  expect(ofApril(planned.snapshot).policies?.every(([, found]) => found!.length === 1)).toBe(true);
  expect(whole.paths.length).toBeGreaterThan(190);
  expect(planned.requests).toBeLessThan(whole.requests * 0.4);
  expect(planned.snapshot.counts.shown).toBeGreaterThan(planned.snapshot.counts.fetched);
  expect(planned.snapshot.plan).toEqual(plan);
});

it('reads the same pages whatever the order of answers, also of one that was stopped on the way', async () => {
  const server = await startServer((request, response) => {
    // Answers overtake one another.
    setTimeout(() => pages(site())(request, response), (server.hits.length * 7) % 23);
  });
  const one = await crawl(server, { concurrency: 1 }, { plan });
  const many = await crawl(server, { concurrency: 8 }, { plan });
  expect(many.paths).toEqual(one.paths);
  const stop = new AbortController();
  const folder = tempFolder();
  const onProgress = ({ fetched }: { fetched: number }) => fetched > 10 && stop.abort();
  await crawl(server, {}, { plan, folder, signal: stop.signal, onProgress });
  const resumed = await crawl(server, {}, { plan, folder });
  expect(resumed.paths).toEqual(one.paths);
  expect(resumed.snapshot.counts).toEqual(one.snapshot.counts);
});

it('the pages left out that are read all the same are drawn by the seed', async () => {
  const server = await startServer(pages(site()));
  const without = await crawl(server, {}, { plan: { ...plan, sample: 0 } });
  const drawn = async (seed: string) => {
    const { paths } = await crawl(server, {}, { plan, seed });
    return paths.filter((path) => !without.paths.includes(path));
  };
  const first = await drawn('a');
  expect(first).toHaveLength(5);
  expect(await drawn('a')).toEqual(first);
  expect(await drawn('b')).not.toEqual(first);
});

it('opens guides and annual reports where lists show them, and nothing else of that age', async () => {
  const kinds = { bszn: '办事指南', nb: '政府信息公开年报', dt: '工作动态' } as const;
  const links = Object.entries(kinds).map(([folder, name]) => `<a href="/${folder}/">${name}</a>`);
  const texts: Record<string, string> = { '/': page('青禾县林业局', [], links.join('')) };
  const names = {
    bszn: '林木采伐许可证核发和变更',
    nb: '县林业局2023年政府信息公开工作年度报告',
    dt: '县林业局开展植树活动第',
  };
  for (const [folder, column] of Object.entries(kinds)) {
    const title = (n: number) => `${names[folder as keyof typeof names]}${'一二三四'[n]}`;
    const rows = [0, 1, 2, 3].map(
      (n) => `<li><a href="/${folder}/${n + 100}.html">${title(n)}</a><span>2024-01-1${9 - n}</span></li>`,
    );
    texts[`/${folder}/`] = page(column, [], `${links.join('')}${trail(column)}<ul class="list">${rows.join('')}</ul>`);
    for (let n = 0; n < 4; n++)
      texts[`/${folder}/${n + 100}.html`] = page(
        title(n),
        [],
        `${trail(column)}<h1>${title(n)}</h1><div class="info">发布时间：2024-01-1${9 - n} 来源：县林业局</div>
        <div class="content"><p>${'按照规定，现将有关事项、办理材料、联系电话和总体情况说明如下，请予以监督。'.repeat(8)}</p></div>`,
      );
  }
  const server = await startServer(pages(texts));
  const needs = new Set<FactName>(['columns', 'documents', 'texts']);
  const when = { asOf, period: { from: '2023-06-01', to: asOf } };
  const reach = (subject: Subject) => elementMissing.reach!({ subject, elements: [], missing: 1 }, when);
  const whole = await crawl(server, {}, { needs });
  const planned = await crawl(server, {}, { needs, plan: planOf([reach('service'), reach('annual-report')], asOf) });
  const told = ({ snapshot }: typeof whole) =>
    snapshot.facts.texts!.map(({ subject, url }) => `${subject} ${url}`).sort();
  expect(told(planned)).toEqual(told(whole));
  expect(told(planned)).toHaveLength(8);
  expect(planned.paths.filter((path) => path.startsWith('/dt/'))).toEqual(['/dt/']);
});

it('dead links do not use up the bound of pages', async () => {
  const dead = Array.from({ length: 30 }, (_, i) => `/dead${i}.html`);
  const server = await startServer(
    pages({ '/': page('首页', [...dead, '/a.html', '/b.html']), '/a.html': page('甲'), '/b.html': page('乙') }),
  );
  const { paths, snapshot } = await crawl(server, { maxPages: 10 });
  expect(paths).toEqual(expect.arrayContaining(['/a.html', '/b.html']));
  expect(snapshot.gaps.filter(({ reason }) => reason === 'limit')).toEqual([]);
});
