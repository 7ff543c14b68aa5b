import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../src/crawl/browser/browser.ts';
import { templatesOf } from '../../../src/crawl/browser/templates.ts';
import type { SiteTask } from '../../../src/crawl/site.ts';
import type { LeanPage } from '../../../src/extract/site/lean.ts';
import type { FactName } from '../../../src/model/facts.ts';
import { settingsSchema } from '../../../src/model/settings.ts';
import { readRecord } from '../../../src/snapshot/archive.ts';
import { tempFolder } from '../../snapshot/folder.ts';
import { crawlAndRead } from '../crawl-and-read.ts';
import { page, pages, startServer } from '../server.ts';
import { siteTask } from '../task.ts';

const browserPath = findBrowser();

const task = (url: string, rest: Partial<SiteTask> = {}) =>
  siteTask(url, tempFolder(), {}, { needs: new Set<FactName>(['pages', 'accessibility']), browserPath, ...rest });

describe.skipIf(browserPath === null)('in a browser', () => {
  it('finds what structure lacks, in Chinese, with evidence that can be read back', async () => {
    const server = await startServer(pages({ '/': page('首页', [], '<img src="/logo.png"><p>正文</p>') }));
    const crawl = task(`${server.url}/`);
    const { facts, gaps } = await crawlAndRead(crawl);
    expect(gaps.filter(({ fact }) => fact === 'accessibility')).toEqual([]);
    const [fact] = facts.accessibility!;
    const image = fact!.violations.find(({ rule }) => rule === 'image-alt');
    expect(image).toMatchObject({ nodes: 1, target: 'img' });
    expect(image!.help).toMatch(/[\u4e00-\u9fff]/);
    expect(Buffer.from((await readRecord(crawl.folder, fact!.at.record!)).body).toString()).toContain('logo.png');
  });

  it('what a page loads goes through the guard, and nothing else gets out', async () => {
    const inner = await startServer((_, response) => response.end('secret'));
    const script = `<script src="/app.js"></script>
      <script>
        fetch('${inner.url}/fetch').catch(() => {});
        new WebSocket('${inner.url.replace('http', 'ws')}/socket');
        navigator.sendBeacon('${inner.url}/beacon', 'x');
        new Image().src = '${inner.url}/image';
        fetch('/post', { method: 'POST' }).catch(() => {});
      </script><iframe src="${inner.url}/frame"></iframe>`;
    const server = await startServer((request, response) => {
      if (request.url === '/app.js') return void response.end(`document.title = 'x'`);
      pages({ '/': page('首页', [], script) })(request, response);
    });
    const name = `www.example.gov.cn:${server.port}`;
    const network = { resolve: [`${name}:127.0.0.1`], allowPrivate: false };
    const { facts } = await crawlAndRead(task(`http://${name}/`, { network }));
    expect(facts.accessibility).toHaveLength(1);
    expect(server.hits).toContain('GET /app.js');
    expect(server.hits.filter((hit) => hit.startsWith('POST'))).toEqual([]);
    expect(inner.hits).toEqual([]);
  });

  it('is not made again for a page that is the same with all that it loads, and is where a script has changed', async () => {
    let script = '';
    const texts = { '/': page('首页', [], '<img src="/logo.png"><p>正文</p><script src="/app.js"></script>') };
    const server = await startServer((request, response) => {
      if (request.url === '/app.js') return void response.end(script);
      pages(texts)(request, response);
    });
    const data = tempFolder();
    const folder = (n: number) => join(data, 'snapshots', `r${n}`, 's1');
    const month = (n: number, rest: Partial<SiteTask> = {}) =>
      crawlAndRead(task(`${server.url}/`, { folder: folder(n), previous: folder(n - 1), ...rest }));
    const first = await month(1);
    const second = await month(2, { browserPath: '/bin/false' });
    const [before, copied] = [first.facts.accessibility![0]!, second.facts.accessibility![0]!];
    expect(copied.violations).toEqual(before.violations);
    expect(second.gaps.filter(({ fact }) => fact === 'accessibility')).toEqual([]);
    const pictures = [await readRecord(folder(1), before.picture!), await readRecord(folder(2), copied.picture!)];
    expect(pictures[1]!.body).toEqual(pictures[0]!.body);
    expect(pictures[1]!.fetchedAt).toBe(pictures[0]!.fetchedAt);
    const evidence = await readRecord(folder(2), copied.at.record!);
    expect(evidence.fetchedAt).toBe(copied.at.fetchedAt);
    expect(copied.at.fetchedAt).not.toBe(before.at.fetchedAt);
    expect(Buffer.from(evidence.body).toString()).toContain('logo.png');

    script = `document.querySelector('img').alt = '标志'`;
    const third = await month(3);
    const rules = third.facts.accessibility![0]!.violations.map(({ rule }) => rule);
    expect(before.violations.map(({ rule }) => rule)).toContain('image-alt');
    expect(rules).not.toContain('image-alt');
  });

  it('a page that hangs or leaves is a gap, the others are checked', async () => {
    const server = await startServer(
      pages({
        '/': page('首页', ['/leaves.html']),
        '/leaves.html': '<h1>走</h1><script>for (;;) location.href = "/elsewhere" + Math.random();</script>',
      }),
    );
    const { facts, gaps } = await crawlAndRead(task(`${server.url}/`, { pageMilliseconds: 20_000 }));
    expect(facts.accessibility?.map(({ url }) => new URL(url).pathname)).toEqual(['/']);
    const place = `${server.url}/leaves.html`;
    expect(gaps).toContainEqual({ fact: 'accessibility', place, reason: 'not-rendered' });
  });
});

it.each([
  ['no browser', { browserPath: null }, 'no-browser'],
  ['a browser that does not start', { browserPath: '/bin/false' }, 'no-browser'],
  ['the browser switched off', { settings: settingsSchema.parse({ delay: 0, browser: false }) }, 'not-configured'],
] as const)('with %s there is a gap and no fact', async (_, rest, reason) => {
  const server = await startServer(pages({ '/': page('首页') }));
  const { facts, gaps } = await crawlAndRead(task(`${server.url}/`, rest));
  expect(facts.accessibility).toBeUndefined();
  expect(gaps).toContainEqual({ fact: 'accessibility', place: 's1', reason });
});

it('takes the shallowest page of each template, the most used first', () => {
  const stored = (url: string, depth: number, template: string) =>
    ({ url, depth, facts: { template, trouble: null, refresh: null } }) as unknown as LeanPage;
  const all = [
    stored('http://a/3', 3, 't1'),
    stored('http://a/2', 2, 't1'),
    stored('http://a/1', 2, 't1'),
    stored('http://a/x', 0, 't2'),
    ...Array.from({ length: 9 }, (_, i) => stored(`http://a/y${i}`, 5, `u${i}`)),
  ];
  const chosen = templatesOf(all);
  expect(chosen).toHaveLength(11);
  expect(chosen[0]).toMatchObject({ pages: 3, url: 'http://a/1' });
});

it('finds the browser that is named, and none when the name is wrong', () => {
  expect(findBrowser({ GONGKAI_BROWSER_PATH: process.execPath })).toBe(process.execPath);
  expect(findBrowser({ GONGKAI_BROWSER_PATH: '/no/such/browser', PATH: process.env.PATH })).toBeNull();
});
