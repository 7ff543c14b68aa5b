import { expect, test } from 'vitest';
import { canonicalUrl, httpUrl, placeOf, underPath } from '../../src/lib/urls.ts';

test('a place is the same with and without scheme, www, session, tracking, fragment, order of query and index page', () => {
  const same = [
    'https://www.qinghe.example.cn/zc/?b=2&a=1',
    'http://qinghe.example.cn/zc/index.html?a=1&b=2',
    'http://qinghe.example.cn/zc/?a=1&b=2#top',
    'http://qinghe.example.cn/zc/index.html;jsessionid=0A1B?a=1&b=2',
    'http://qinghe.example.cn/zc/?a=1&utm_source=x&b=2&spm=1.2&_t=99&PHPSESSID=7',
  ];
  expect([...new Set(same.map(placeOf))]).toEqual(['qinghe.example.cn/zc/?a=1&b=2']);
});

test('other paths, queries, ports and hosts are other places', () => {
  const others = ['/zc/', '/zc', '/zc/?id=1', '/zc/?id=2', '/ZC/', '/zc/index_1.html'];
  const places = [
    ...others.map((path) => `http://a.example.cn${path}`),
    'http://a.example.cn:8080/zc/',
    'http://b.example.cn/zc/',
  ];
  expect(new Set(places.map(placeOf)).size).toBe(places.length);
});

test('what is no address stays as it is', () => {
  expect([placeOf('account'), canonicalUrl('account')]).toEqual(['account', 'account']);
});

test('only http and https links survive, made absolute, without credentials and fragment', () => {
  const base = 'http://a.example.cn/zc/';
  expect(httpUrl(' ../x.html#top ', base)).toBe('http://a.example.cn/x.html');
  expect(httpUrl('//b.example.cn/y', base)).toBe('http://b.example.cn/y');
  expect(httpUrl('http://user:secret@a.example.cn/')).toBe('http://a.example.cn/');
  const none = [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'mailto:a@b',
    '',
    '   ',
    'http://',
    `/${'x'.repeat(3000)}`,
  ];
  expect(none.map((href) => httpUrl(href, base))).toEqual(none.map(() => null));
});

test('a path prefix ends where a name ends', () => {
  expect(underPath('/czj', ['/czj/'])).toBe(false);
  expect(['/czj', '/czj/', '/czj/1'].every((p) => underPath(p, ['/czj']))).toBe(true);
  expect(underPath('/czjx/1', ['/czj'])).toBe(false);
  expect(underPath('/a', [])).toBe(false);
});
