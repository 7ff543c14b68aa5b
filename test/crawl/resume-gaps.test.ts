import { expect, it } from 'vitest';
import { openBudget } from '../../src/crawl/politeness/budget.ts';
import type { FactName, Gap } from '../../src/model/facts.ts';
import { openSnapshot } from '../../src/snapshot/store.ts';
import { tempFolder } from '../snapshot/folder.ts';
import { crawlAndRead } from './crawl-and-read.ts';
import { page, pages, startServer } from './server.ts';
import { siteTask } from './task.ts';

const needs = new Set<FactName>(['pages']);
const ofPages = (gaps: readonly Gap[]) => gaps.filter(({ fact }) => fact === 'pages');

it('what a killed run missed and is seen after it is no gap any more', async () => {
  const server = await startServer(pages({ '/': page('首页', ['/a.html']), '/a.html': page('甲') }));
  const [folder, url] = [tempFolder(), `${server.url}/`];
  const killed = openSnapshot(folder);
  killed.addGap({ fact: 'pages', place: `${server.url}/a.html`, reason: 'timeout' });
  killed.addGap({ fact: 'pages', place: 's1', reason: 'limit', detail: '上限3000页、12层，另有7个页面未采集' });
  killed.close();
  const snapshot = await crawlAndRead(siteTask(url, folder, {}, { needs }));
  expect(snapshot.facts.pages).toHaveLength(2);
  expect(ofPages(snapshot.gaps)).toEqual([]);
});

it('the time that a killed run used is not had again', async () => {
  const server = await startServer(pages({ '/': page('首页', ['/a.html']), '/a.html': page('甲') }));
  const folder = tempFolder();
  const killed = openSnapshot(folder);
  killed.setMeta('spent', String(10 * 60_000));
  killed.close();
  const { gaps } = await crawlAndRead(siteTask(`${server.url}/`, folder, { siteMinutes: 10 }, { needs }));
  expect(ofPages(gaps)).toMatchObject([{ place: 's1', reason: 'limit', detail: '时限10分钟，另有1个页面未采集' }]);
  const store = openSnapshot(tempFolder());
  let waited = 0;
  const budget = openBudget(store, 1, () => waited);
  waited = 600_000;
  expect(budget.left()).toBeGreaterThan(600_000);
  store.close();
});
