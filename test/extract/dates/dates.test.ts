import { expect, test } from 'vitest';
import { fullDates, parseDate, plainDigits, urlDay, withYear } from '../../../src/extract/dates/dates.ts';

test.each([
  ['2024-03-01', '2024-03-01'],
  ['2024/3/1 10:08', '2024-03-01'],
  ['2024.03.01', '2024-03-01'],
  ['2024年3月1日', '2024-03-01'],
  ['2024 年 3 月 1 日', '2024-03-01'],
  ['2023-08-19 10∶08', '2023-08-19'],
  ['２０２４－０３－０１', '2024-03-01'],
  ['二〇二四年三月十一日', '2024-03-11'],
  ['二○一九年十二月二十三日', '2019-12-23'],
  ['20240301', '2024-03-01'],
])('%s', (text, day) => expect(parseDate(text)).toBe(day));

test.each(['2024-13-01', '2023-02-29', '1970-01-01', '12024-03-01', '2024-03-011', '电话 0370-7221234', ''])(
  '%s is no date',
  (text) => expect(parseDate(text)).toBeNull(),
);

test('a day and a year-month in two elements make one date, in either order', () => {
  expect(fullDates('29\n2020-12\n', 5)).toMatchObject([{ day: '2020-12-29' }]);
  expect(fullDates('2020-12\n29\n', 5)).toMatchObject([{ day: '2020-12-29' }]);
});

test('folding keeps every place', () => {
  const text = '时间：２０２４－０３－０１';
  expect(plainDigits(text)).toHaveLength(text.length);
});

test('a date without a year takes it from the address, else from the last such day before the fetch', () => {
  expect(withYear(12, 28, 'http://a.gov.cn/t20201228_1.html', { at: '2024-03-10' })).toBe('2020-12-28');
  expect(withYear(12, 28, 'http://a.gov.cn/1.html', { at: '2024-03-10' })).toBe('2023-12-28');
  expect(withYear(3, 9, null, { at: '2024-03-10' })).toBe('2024-03-09');
  // Imported in January, written in the December before.
  expect(withYear(12, 31, 'http://a.gov.cn/2021-01-02/1.html', { at: '2024-03-10' })).toBe('2020-12-31');
  expect(withYear(2, 30, null, { at: '2024-03-10' })).toBeNull();
});

test.each([
  ['http://a.gov.cn/zwgk/202003/t20200304_123.html', '2020-03-04'],
  ['http://a.gov.cn/xw/2018-07-12/6824.html', '2018-07-12'],
  ['http://a.gov.cn/art/2020/6/3/art_12_34567.html', '2020-06-03'],
  ['http://a.gov.cn/xw/202007/content_1.html', '2020-07-31'],
])('the day in %s', (url, day) => expect(urlDay(url)).toBe(day));

test.each(['http://a.gov.cn/content/post_2977876.html', 'http://a.gov.cn/art_20209999_1.html'])('no day in %s', (url) =>
  expect(urlDay(url)).toBeNull(),
);
