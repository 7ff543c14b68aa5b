import { expect, test } from 'vitest';
import { fillMessage } from '../../src/lib/message.ts';

test('fills every hole, in Chinese words for null and booleans', () => {
  const text = fillMessage('栏目「{name}」有 {n} 条，最新为 {newest}，已登记：{known}', {
    name: '政策文件',
    n: 0,
    newest: null,
    known: false,
  });
  expect(text).toBe('栏目「政策文件」有 0 条，最新为 未知，已登记：否');
});

test('a value is never read as a template or a replacement pattern', () => {
  expect(fillMessage('{a}{b}', { a: '{b}', b: '$&' })).toBe('{b}$&');
});

test('throws on a hole without a value, also for names of Object.prototype', () => {
  expect(() => fillMessage('{missing}', {})).toThrow('missing');
  expect(() => fillMessage('{constructor}', {})).toThrow('constructor');
});
