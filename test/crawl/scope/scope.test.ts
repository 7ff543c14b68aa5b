import { expect, test } from 'vitest';
import { makeScope } from '../../../src/crawl/scope/scope.ts';

test('a page of the site has one key, a file and a page elsewhere have none', () => {
  const { keyOf } = makeScope('http://www.a.cn/xx/');
  expect(keyOf('https://a.cn/xx/1.html?spm=7')).toBe(keyOf('http://www.a.cn/xx/1.html'));
  for (const url of ['http://www.a.cn/xx/1.pdf', 'http://www.a.cn/yy/1.html', 'http://b.cn/xx/1.html'])
    expect(keyOf(url)).toBe('');
});

test('what was seen before the site turned out to live elsewhere is looked at anew', () => {
  const scope = makeScope('http://www.a.cn/');
  expect(scope.keyOf('http://b.cn/1.html')).toBe('');
  scope.extend('http://b.cn/index.html');
  expect(scope.keyOf('http://b.cn/1.html')).toBe('b.cn/1.html');
});
