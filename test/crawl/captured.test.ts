import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { crawlSite } from '../../src/crawl/site.ts';
import type { FactName } from '../../src/model/facts.ts';
import { tempFolder } from '../snapshot/folder.ts';
import { siteTask } from './task.ts';

const shared = join(import.meta.dirname, '../../../shared');
const tool = join(shared, 'tools/serve-sites.mjs');
const there = existsSync(tool) && existsSync(join(shared, 'real/sites/rsj.gzdaozhen.gov.cn'));

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
    const { facts, gaps, counts } = await crawlSite(task);
    expect(facts.probes).toMatchObject([{ ok: true }]);
    expect(facts.home?.items.length).toBeGreaterThan(0);
    expect(facts.pages?.length).toBeGreaterThan(10);
    expect(gaps.filter(({ reason }) => reason === 'limit').length).toBeGreaterThan(0);
    expect(counts.fetched).toBeLessThanOrEqual(41);
  });
});

async function serveSites(): Promise<string> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [tool, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return `http://127.0.0.1:${port}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
