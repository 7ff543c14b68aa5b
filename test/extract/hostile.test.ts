import { describe, expect, test } from 'vitest';
import { extractPage } from '../../src/extract/page.ts';
import { pageOf } from './page-of.ts';

const url = 'http://www.example.gov.cn/a.html';
const at = '2024-03-10';

test('any bytes give facts', () => {
  let seed = 7;
  const next = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return seed >>> 16;
  };
  const pieces = [
    '<',
    '>',
    '</a>',
    '<a href="',
    '"',
    "'",
    '<li>',
    '<table><tr>',
    '<script>',
    '</script>',
    '2024-03-01',
    '来源：',
    '发布时间：',
    '<!--',
    '-->',
    '\u0000',
    '\ud800',
    'createPageHTML(',
    '<record><![CDATA[',
    '[{',
    '<meta content=',
    '《',
    '〔2024〕',
  ];
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: 40 }, () => pieces[next() % pieces.length]).join('');
    const bytes =
      round % 3 === 0 ? Uint8Array.from({ length: 200 }, () => next() & 255) : new TextEncoder().encode(text);
    expect(extractPage({ body: bytes, url, contentType: null, at }).url).toBe(url);
  }
});

test('odd input: no body, no address, no content', () => {
  expect(extractPage({ body: new Uint8Array(), url: '', contentType: ';;charset=', at: '' })).toMatchObject({
    kind: 'stub',
    links: [],
  });
});

test('numbers that are no instants', () => {
  const rows = [1e300, 9e15, -1, 1709251200000].map((n) => `{"title": "一个标题", "time": ${n}}`).join(',');
  expect(pageOf(`<script>var a = [${rows},${rows}];</script>`).list?.items.map((i) => i.date) ?? []).not.toContain(
    null,
  );
});

describe('size', { timeout: 60_000 }, () => {
  const big: Record<string, string> = {
    'very deep nesting': '<div>'.repeat(400_000),
    'deep nesting that is closed by other tags': '<b>'.repeat(200_000) + '</i>'.repeat(200_000),
    'one line of 20 MB': `<p>${'公'.repeat(6_500_000)}</p>`,
    'a million links': '<a href="/x">y</a>'.repeat(1_000_000),
    'half a million dates without a row': '<p>2024-03-01</p>'.repeat(500_000),
    'rows without end': `<ul>${'<li><a href="/x">一个很长的标题</a>2024-03-01'.repeat(100_000)}</ul>`,
    'one row with everything': `<li>${'<a href="/x">一个很长的标题</a>2024-03-01'.repeat(50_000)}`,
    'open CDATA records': `<script>${'<record><![CDATA['.repeat(200_000)}</script>`,
    'arrays that never close': `<script>${'=[{'.repeat(300_000)}</script>`,
    'quotes in scripts': `<script>document.write(${"'+".repeat(1_000)}</script>`.repeat(300),
    'a string without end in a script': `<script>var a = [{title: "${'x\\\\y'.repeat(400_000)}"}];</script>`,
    'quotes in a literal': `<script>var a = [{t: ${'"\''.repeat(100_000)}}];</script>`,
    'commas in a literal': `<script>var a = [{t: 1${', '.repeat(100_000)}}];</script>`,
    'deep arrays in a literal': `<script>var a = [{t: ${'['.repeat(100_000)}${']'.repeat(100_000)}}];</script>`,
    'open books': `<h1>政策解读</h1><p>${'《'.repeat(500_000)}</p>`,
    'blanks between words': `<p>来${' \t'.repeat(500_000)}源</p>${'<i> </i>'.repeat(200_000)}`,
    'labels of sources': '来源：'.repeat(500_000),
    'years in brackets': '〔2024〕'.repeat(300_000),
    titles: '<h1>同一个标题</h1>'.repeat(200_000),
    pagers: '<div class="page"><a href="/2">2</a><a href="/3">下一页</a></div>'.repeat(50_000),
    'tables in tables': `${'<table><tr><td>'.repeat(900)}<a href="/x">标题文字在此</a>2024-03-01`,
    attributes: `<p ${'a="1" '.repeat(300_000)}>`,
  };
  test.each(Object.entries(big))('%s', (_, html) => {
    const page = pageOf(html);
    expect(page.links.length).toBeLessThanOrEqual(5_000);
    expect(page.datedItems.length).toBeLessThanOrEqual(500);
    expect(page.text.length).toBeLessThanOrEqual(200_000);
    expect(page.list?.items.length ?? 0).toBeLessThanOrEqual(2_000);
  });
});
