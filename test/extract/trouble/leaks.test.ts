import { expect, test } from 'vitest';
import { pageOf } from '../page-of.ts';

/** A made-up number with a right check digit: district 990000-like prefixes do not exist, so 110101 and a day of birth. */
function idNumber(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((s, w, i) => s + w * Number(first17[i]), 0);
  return first17 + '10X98765432'[sum % 11];
}
const valid = idNumber('11010119000101123');
const other = idNumber('11010119010203456');

test('a valid identity number is a leak, and its value is nowhere in the finding', () => {
  const page = pageOf(
    `<table><tr><td>某甲</td><td>${valid}</td><td>13800000000</td></tr><tr><td>某乙</td><td>${other}</td></tr></table>`,
  );
  expect(page.leaks).toHaveLength(2);
  expect(page.leaks[0]).toMatchObject({ kind: 'id-number', masked: `110${'*'.repeat(13)}${valid.slice(-2)}` });
  const said = JSON.stringify(page.leaks);
  for (const secret of [valid, other, valid.slice(6, 14), '13800000000']) expect(said).not.toContain(secret);
});

test('the same number twice is one leak', () => {
  expect(pageOf(`<p>${valid}</p><p>${valid}</p>`).leaks).toHaveLength(1);
});

test.each([
  ['a wrong check digit', valid.slice(0, 17) + (valid.endsWith('1') ? '2' : '1')],
  ['a day that does not exist', idNumber('11010119000231123')],
  ['a birth after the fetch', idNumber('11010120300101123')],
  ['a region that does not exist', idNumber('99010119000101123')],
  ['a masked number', '110101********1234'],
  ['part of a longer number', `${valid}12`],
  ['part of an address', `<a href="/a/${valid}.html">下载</a>`],
])('%s is none', (_, text) => expect(pageOf(`<p>${text}</p>`).leaks).toEqual([]));
