/** Sites that invent addresses without end: the crawl ends by itself, tells it once, and the rest is judged. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { crawlSite } from '../../src/crawl/site.ts';
import { startServer } from '../crawl/server.ts';
import { siteTask } from '../crawl/task.ts';
import { type Audited, auditSite, costs, reasons } from './audit.ts';
import { type Answer, framed, homePage, html, siteOf } from './site.ts';

const link = (url: string, text: string) => `<a href="${url}">${text}</a>`;

/** Links to the months around and to other years, as calendars have them. */
function calendar(response: Parameters<Answer>[0], year: number, month: number, to: (y: number, m: number) => string) {
  const next = link(to(month === 12 ? year + 1 : year, (month % 12) + 1), '下月');
  const last = link(to(month === 1 ? year - 1 : year, ((month + 10) % 12) + 1), '上月');
  const years = [2040, ...[-10, -5, -1, 1, 5, 10].map((n) => year + n)].map((y) => link(to(y, 1), `${y}年`));
  html(response, `<title>${year}年${month}月</title>${last}${next}${years.join('')}`);
}

const traps: Record<string, { entry: string; answer: Answer }> = {
  'calendar by parameters': {
    entry: '/rili.jsp?year=2024&month=5',
    answer: (response, address) => {
      const { searchParams } = new URL(address, 'http://a.cn');
      const to = (year: number, month: number) => `/rili.jsp?year=${year}&month=${month}`;
      calendar(response, Number(searchParams.get('year')), Number(searchParams.get('month')), to);
    },
  },
  'calendar by folders': {
    entry: '/rili/2024-05/',
    answer: (response, address) => {
      const [, year, month] = /(\d+)-(\d+)/.exec(address) ?? [];
      calendar(response, Number(year), Number(month), (y, m) => `/rili/${y}-${String(m).padStart(2, '0')}/`);
    },
  },
  'relative links that grow': {
    entry: '/a/',
    answer: (response, address) => html(response, `<title>${address}</title>${link('a/', '下一层')}`),
  },
  'relative menu that grows': {
    entry: '/zwgk/',
    answer: (response, address) => {
      const menu = ['zwgk', 'xwzx', 'hdjl', 'bsfw', 'sjkf', 'zjxx'].map((name) => link(`${name}/`, name));
      html(response, `<title>${address}</title>${menu.join('')}`);
    },
  },
  'table of filters': {
    entry: '/so.jsp?type=1&area=1&year=1&order=1',
    answer: (response, address) => {
      const { searchParams } = new URL(address, 'http://a.cn');
      const filters = [...searchParams].flatMap(([name, value]) =>
        Array.from({ length: 12 }, (_, i) => {
          const query = new URLSearchParams([...searchParams].filter(([other]) => other !== name));
          return i === Number(value) ? '' : link(`/so.jsp?${query}&${name}=${i}`, `${name}${i}`);
        }),
      );
      html(response, `<title>${address}</title>${filters.join('')}`);
    },
  },
  'address within the address': {
    entry: '/fw?url=%2F',
    answer: (response, address) => html(response, link(`/fw?url=${encodeURIComponent(address)}`, '登录后返回')),
  },
};

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'gongkai-traps-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe.each(Object.entries(traps))('%s', (_, { entry, answer }) => {
  test('ends long before the bound of pages, and is told once', async () => {
    const missing: Answer = (response) => html(response, '', 404);
    const under = new URL(entry, 'http://a.cn').pathname;
    const rest: Answer = (response, address) => (address.startsWith(under) ? answer : missing)(response, address);
    const home: Answer = (response) =>
      html(response, `<title>某县</title>${link(entry, '入口')}${link('/a.html', '甲')}`);
    const server = await startServer(siteOf(rest, home));
    const { gaps, counts } = await crawlSite(siteTask(`${server.url}/`, folder(), { wholeSite: true, maxDepth: 50 }));
    expect(gaps.filter(({ fact }) => fact === 'pages').map(({ reason }) => reason)).toEqual(['trap']);
    expect(server.hits.length).toBeLessThan(500);
    expect(counts.fetched).toBeGreaterThan(1);
  });
});

test('a session number in every address, new for every request, shows each page twice at most', async () => {
  let sessions = 0;
  const names = [...'甲乙丙丁戊己庚辛'];
  const answer: Answer = (response, address) => {
    const page = /^\/(?:l\.jsp\?n=(\d))?/.exec(address);
    if (page![0] === '/' && address.length > 1) return html(response, '', 404);
    const session = `9f${String(sessions++).padStart(10, '0')}`;
    const links = names.map((name, n) => link(`/l.jsp?n=${n}&sid=${session}`, name));
    html(response, `<title>${names[Number(page![1] ?? 0)]}</title>${links.join('')}`);
  };
  const server = await startServer(siteOf(answer, answer));
  const { gaps } = await crawlSite(siteTask(`${server.url}/`, folder(), { wholeSite: true, maxDepth: 50 }));
  expect(gaps.filter(({ fact }) => fact === 'pages')).toEqual([]);
  const read = server.hits.filter((hit) => hit.startsWith('GET'));
  const asked = Map.groupBy(read, (hit) => hit.replace(/[?&]sid=\w+/, ''));
  expect(Math.max(...[...asked.values()].map(({ length }) => length))).toBeLessThanOrEqual(2);
});

function outcomes({ results }: Audited): string[] {
  const scores = results.judgement.agencies.flatMap((agency) => agency.scores);
  return scores.flatMap((s) => s.indicators.map((i) => `${i.requirement} ${i.outcome}`));
}

describe('what is judged of a site with a calendar', () => {
  const entry = traps['calendar by parameters']!;
  const site = (more: string, inTrap: string) => {
    const rest: Answer = (response, address) => {
      if (!address.startsWith('/rili')) html(response, '<h1>404 Not Found</h1>', 404);
      else if (inTrap !== '' && address.includes('2026')) html(response, framed('日历', inTrap));
      else entry.answer(response, address);
    };
    return siteOf(rest, (response) => html(response, homePage(more)));
  };

  test('the rest is as sure as without it, and a column that only the calendar leads to is not missing', async () => {
    const day = link('/rili.jsp?year=2026&month=5', '5月');
    const [plain, trapped, hidden] = await Promise.all(
      [site('', ''), site(day, ''), site(day, link('/rili.jsp?year=2090&month=1', '领导信息'))].map(async (handler) =>
        auditSite(`${(await startServer(handler)).url}/`),
      ),
    );
    const lost = costs(plain!);
    expect(lost.some((cost) => cost.includes('领导信息'))).toBe(true);
    expect(reasons(trapped!)).toContain('trap');
    expect(costs(trapped!)).toEqual(lost);
    expect(outcomes(trapped!)).toEqual(outcomes(plain!));
    expect(costs(hidden!)).toEqual(lost.filter((cost) => !cost.includes('领导信息')));
  });
});
