import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { extractPage } from '../../src/extract/page.ts';
import { hostilePages } from './hostile-pages.ts';
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
      round % 3 === 0
        ? Uint8Array.from({ length: round === 0 ? 2_000_000 : 200 }, () => next() & 255)
        : new TextEncoder().encode(text);
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

/** In a process of its own: a page that costs too much time or memory ends that process and not the tests. */
test('no page costs more time or memory than can be had', { timeout: 300_000 }, async () => {
  const child = spawn(process.execPath, ['--max-old-space-size=1500', join(import.meta.dirname, 'hostile-child.ts')], {
    timeout: 280_000,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (data) => {
    told += data;
  });
  await once(child, 'close');
  expect(told.trimEnd().split('\n')).toEqual(Object.keys(hostilePages).map((name) => `${name}: within bounds`));
});
