import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPageReader } from '../../../src/crawl/pages/read-pages.ts';
import { extractPage } from '../../../src/extract/page.ts';

const pages = ['关于公布目录的通知', '关于举行听证会的公告', '年度工作总结'].map((title, n) => ({
  body: Buffer.from(`<title>${title}</title><h1>${title}</h1><p>发布日期：2024-03-0${n + 1}</p><p>各有关单位：</p>`),
  url: `http://a.test/${n}.html`,
  contentType: 'text/html; charset=utf-8',
  at: '2024-04-01',
}));

test('pages read in the thread are those read here, each with its own facts', async () => {
  const { read } = openPageReader();
  const told = await Promise.all(pages.map(read));
  expect(told).toEqual(pages.map((page) => extractPage(page)));
});

test('a page that takes too long is given up, and so are those behind it that do, each on its own', async () => {
  // Not even the thread starts within a millisecond.
  const { read } = openPageReader({ milliseconds: 1 });
  expect(await Promise.all(pages.map(read))).toEqual([null, null, null]);
});

test('a page that never ends is given up alone: those before and behind it are read', async () => {
  const program = join(import.meta.dirname, 'endless-worker.ts');
  const { read } = openPageReader({ milliseconds: 12_000, program });
  const urls = ['a', 'endless', 'b', 'c'].map((name) => `http://a.test/${name}`);
  const told = await Promise.all(urls.map((url) => read({ ...pages[0]!, url })));
  expect(told.map((facts) => facts?.url ?? null)).toEqual([urls[0], null, urls[2], urls[3]]);
});

test('a rest takes no page away that is being read, and after it pages are read as before', async () => {
  const { read, rest } = openPageReader();
  const first = read(pages[0]!);
  await rest();
  expect(await first).toEqual(extractPage(pages[0]!));
  await rest();
  expect(await read(pages[1]!)).toEqual(extractPage(pages[1]!));
});
