import { expect, it } from 'vitest';
import { parseRobots } from '../../../src/crawl/politeness/robots-rules.ts';

const allowed = (text: string, path: string) => parseRobots(text, 'gongkai').allows(path);

it.each<[string, string, string, boolean]>([
  ['nothing', '', '/a', true],
  ['an empty rule', 'User-agent: *\nDisallow:', '/a', true],
  ['everything', 'User-agent: *\nDisallow: /', '/a', false],
  ['the file itself', 'User-agent: *\nDisallow: /', '/robots.txt', true],
  ['another robot', 'User-agent: Baiduspider\nDisallow: /', '/a', true],
  ['our name instead of everybody', 'User-agent: *\nDisallow: /\n\nUser-agent: GONGKAI/1.0\nDisallow: /x', '/a', true],
  [
    'our name in two groups',
    'User-agent: gongkai\nDisallow: /a\n\nUser-agent: x\nDisallow: /b\n\nUser-agent: Gongkai\nDisallow: /c',
    '/c',
    false,
  ],
  ['a name that begins like ours', 'User-agent: gongkaibot\nDisallow: /', '/a', true],
  ['two names, one group', 'User-agent: x\nUser-agent: gongkai\nDisallow: /a', '/a', false],
  ['rules before any name', 'Disallow: /\nUser-agent: *\nDisallow: /b', '/a', true],
  ['a sitemap between names', 'User-agent: *\nSitemap: http://a/\nDisallow: /a', '/a', false],
  ['the longer rule', 'User-agent: *\nDisallow: /a/\nAllow: /a/b/', '/a/b/c', true],
  ['of two as long, the one that allows', 'User-agent: *\nDisallow: /page\nAllow: /page', '/page', true],
  ['a star', 'User-agent: *\nDisallow: /*.asp', '/x/y.asp?z', false],
  ['an end', 'User-agent: *\nDisallow: /*.asp$', '/x/y.asp?z', true],
  ['an end that fits', 'User-agent: *\nDisallow: /*.asp$', '/x.asp/y.asp', false],
  ['an end without a star', 'User-agent: *\nDisallow: /a$', '/ab', true],
  ['a star that must not overlap the end', 'User-agent: *\nDisallow: /ab*bc$', '/abc', true],
  ['a query', 'User-agent: *\nDisallow: /*?', '/a?b', false],
  ['without a slash', 'User-agent: *\nDisallow: admin/', '/admin/x', false],
  ['Chinese, written and encoded', 'User-agent: *\nDisallow: /内部/', '/%E5%86%85%E9%83%A8/x', false],
  ['encoded in small letters', 'User-agent: *\nDisallow: /%e5%86%85', '/%E5%86%85/x', false],
  ['plain characters encoded', 'User-agent: *\nDisallow: /%61', '/abc', false],
  ['remarks', 'User-agent: * # all\nDisallow: /a # this', '/a', false],
  ['old line ends', 'User-agent: *\rDisallow: /a\r', '/a', false],
  ['a Chinese colon', 'User-agent：*\nDisallow：/a', '/a', false],
  ['capitals and spaces', '  USER-AGENT : *\n DISALLOW : /a', '/a', false],
  ['nonsense', '\0\x01<html>{"a":1}\n::::\nDisallow', '/a', true],
])('%s', (_, text, path, expected) => {
  expect(allowed(text, path)).toBe(expected);
});

it.each([
  ['User-agent: *\nCrawl-delay: 2.5', 2.5],
  ['User-agent: *\nCrawl-delay: soon', null],
  ['User-agent: *\nCrawl-delay: -1', null],
  ['User-agent: *\nCrawl-delay: 1e999', null],
  ['User-agent: x\nCrawl-delay: 9', null],
])('the delay of %j', (text, delay) => {
  expect(parseRobots(text, 'gongkai').crawlDelay).toBe(delay);
});

it('a file made to be slow is read and applied all the same', () => {
  const stars = `User-agent: *\n${`Disallow: /${'*a'.repeat(1000)}b\n`.repeat(250)}`;
  const many = `User-agent: *\n${'Disallow: /*b\n'.repeat(100_000)}`;
  for (const text of [stars, many, '*'.repeat(5_000_000)]) {
    const rules = parseRobots(text, 'gongkai');
    for (let i = 0; i < 20; i++) expect(rules.allows(`/${'a'.repeat(2000)}${i}`)).toBe(true);
  }
});
