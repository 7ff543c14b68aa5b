import { describe, expect, it } from 'vitest';
import type { FactName } from '../../src/model/facts.ts';
import { isCaptured, serveSites } from '../captured-sites.ts';
import { tempFolder } from '../snapshot/folder.ts';
import { crawlAndRead } from './crawl-and-read.ts';
import { siteTask } from './task.ts';

const there = isCaptured('rsj.gzdaozhen.gov.cn');

describe.skipIf(!there)(there ? 'a captured site' : 'a captured site (skipped: ../shared is not there)', () => {
  it('is crawled through a proxy under its own name', async () => {
    const proxy = await serveSites();
    const needs = new Set<FactName>(['home', 'identity', 'columns', 'documents', 'pages', 'leaks']);
    const network = { proxy, resolve: [], allowPrivate: false };
    const task = siteTask(
      'http://rsj.gzdaozhen.gov.cn/',
      tempFolder(),
      { maxPages: 40 },
      { needs, network, asOf: '2021-01-04' },
    );
    const { facts, gaps, counts } = await crawlAndRead(task);
    expect(facts.probes).toMatchObject([{ ok: true }]);
    expect(facts.home?.items.length).toBeGreaterThan(0);
    expect(facts.pages?.length).toBeGreaterThan(10);
    expect(gaps.filter(({ reason }) => reason === 'limit').length).toBeGreaterThan(0);
    expect(counts.fetched).toBeLessThanOrEqual(41);
  });
});
