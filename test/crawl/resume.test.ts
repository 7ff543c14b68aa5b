import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { FactName } from '../../src/model/facts.ts';
import { readRecord } from '../../src/snapshot/archive.ts';
import { readPages, tempFolder } from '../snapshot/folder.ts';
import { crawlAndRead } from './crawl-and-read.ts';
import { page, pages, startServer } from './server.ts';
import { siteTask } from './task.ts';

it('a run that was killed goes on where it stopped, a batch of pages before', async () => {
  const links = Array.from({ length: 30 }, (_, i) => `/p${i}.html`);
  const texts = Object.fromEntries(links.map((path, i) => [path, page(path, [`/q${i}.html`])]));
  for (let i = 0; i < links.length; i++) texts[`/q${i}.html`] = page(`q${i}`);
  let child: ChildProcess | undefined;
  const server = await startServer((request, response) => {
    if (request.url === '/p25.html' && child?.killed === false) child.kill('SIGKILL');
    else pages({ '/': page('首页', links), ...texts })(request, response);
  });
  const folder = tempFolder();
  const url = `${server.url}/`;
  child = spawn(process.execPath, [join(import.meta.dirname, 'crawl-child.ts'), url, folder], { stdio: 'inherit' });
  await new Promise((resolve) => child?.once('exit', resolve));
  expect(child.signalCode).toBe('SIGKILL');

  const needs = new Set<FactName>(['pages']);
  const snapshot = await crawlAndRead(siteTask(url, folder, { concurrency: 1 }, { needs }));
  expect(snapshot.facts.pages).toHaveLength(61);
  expect(server.hits.filter((hit) => hit === 'GET /p2.html')).toHaveLength(1);
  for (const { record, url: address } of readPages(folder).pages)
    expect((await readRecord(folder, record)).url).toBe(address);
});
