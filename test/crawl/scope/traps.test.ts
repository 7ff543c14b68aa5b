import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageKey } from '../../../src/crawl/scope/scope.ts';
import { makeTraps } from '../../../src/crawl/scope/traps.ts';
import { extractPage } from '../../../src/extract/page.ts';

const first = (count: number, at: (n: number) => string) => Array.from({ length: count }, (_, i) => at(i + 1));

function caught(asOf: string, urls: readonly string[], asked: readonly string[] = []): string[] {
  const traps = makeTraps(asOf, asked.map(pageKey));
  return urls.filter((url) => traps.has(url, pageKey(url)));
}

test.each([
  ['pages of a list', first(900, (n) => `http://a.cn/zwgk/index_${n}.html`)],
  ['pages by a parameter', first(900, (n) => `http://a.cn/list.jsp?type=1&area=2&order=3&page=${n}`)],
  ['articles by number', first(900, (n) => `http://a.cn/show.jsp?site=1&column=${n % 9}&id=${n}`)],
  ['articles by day', first(900, (n) => `http://a.cn/art/2024/${(n % 12) + 1}/${(n % 28) + 1}/art_12_${n}.html`)],
  ['months of fifteen years', first(180, (n) => `http://a.cn/${2009 + Math.floor(n / 12)}/${(n % 12) + 1}/`)],
  ['years to come', ['http://a.cn/ghjh/2035/', 'http://a.cn/2035.html', 'http://a.cn/zwgk/2026-2035/']],
  ['the same columns under many departments', first(90, (n) => `http://a.cn/bm/bm${n}/zwgk/zcwj/`)],
  ['a folder named as the one above', ['http://a.cn/zwgk/zwgk/zcwj/', 'http://a.cn/zwgk/zwgk/']],
])('%s are no trap', (_, urls) => {
  expect(caught('2025-05-31', urls)).toEqual([]);
});

test('what was asked before a crawl was gone on with counts', () => {
  const days = first(300, (n) => `http://www.a.cn/rili.jsp?y=${2000 + (n % 25)}&m=${Math.floor(n / 25) + 1}`);
  const caughtAtOnce = caught('2025-05-31', days);
  expect(caughtAtOnce).toHaveLength(100);
  expect(caught('2025-05-31', days.slice(150), days.slice(0, 150))).toEqual(caughtAtOnce);
});

test('a session in the path is no part of the key of a page', () => {
  expect(pageKey('http://www.a.cn/x/(S(lit3py55t21z5v55vlm25s55))/b.aspx')).toBe('a.cn/x/b.aspx');
  expect(pageKey('http://www.a.cn/x/a(1)/b.aspx')).toBe('a.cn/x/a(1)/b.aspx');
});

const real = join(import.meta.dirname, '../../../../shared/real/pages');
const there = existsSync(real);

test.skipIf(!there)(`no link of captured pages is a trap${there ? '' : ' (skipped: ../shared is not there)'}`, () => {
  const captured = readFileSync(join(real, 'manifest.jsonl'), 'utf8').trim().split('\n');
  const links = new Map<string, string[]>();
  for (const line of captured) {
    const { file, host, url } = JSON.parse(line) as { file: string; host: string; url: string | null };
    const page = { url: url ?? `http://${host}/`, body: readFileSync(join(real, file)), contentType: null };
    const found = extractPage({ ...page, at: '2024-03-10' }).links.map((link) => link.url);
    links.set(host, [...(links.get(host) ?? []), ...found]);
  }
  expect([...links.values()].flatMap((urls) => caught('2024-03-10', urls))).toEqual([]);
  expect([...links.values()].flat().length).toBeGreaterThan(1_000);
});
