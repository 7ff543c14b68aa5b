/** What the shape of an address tells. */
import { expect, test } from 'vitest';
import { isArticle } from '../../src/lib/address-day.ts';

const at = (name: string) => isArticle(`https://www.a.gov.cn/xw/${name}`);

test('a number of its own at the end is an article, that of a list is not', () => {
  expect(['12.html', 'content_2024.jhtml', 'art12_x.jsp'].map(at)).toEqual([true, true, true]);
  expect(['index_12.html', 'list.html', '1.html', '12', '12.min.js', 'a.12'].map(at)).toEqual(Array(6).fill(false));
});

test('long rows of figures take no longer than others', () => {
  const names = Array.from({ length: 50 }, (_, i) => `${'0'.repeat(2_000)}${i}x`);
  expect(names.some(at)).toBe(false);
});
