import { expect, test } from 'vitest';
import { decode } from '../../../src/extract/html/decode.ts';

const text = '青禾县人民政府办公室关于印发工作方案的通知';
// “青禾县” and more in GBK, written by hand: the platform has no encoder for it.
const gbk = Uint8Array.from([0xc7, 0xe0, 0xba, 0xcc, 0xcf, 0xd8, 0xc8, 0xcb, 0xc3, 0xf1, 0xd5, 0xfe, 0xb8, 0xae]);
const gbkText = '青禾县人民政府';
const bytes = (s: string): Uint8Array => new TextEncoder().encode(s);
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((p) => [...p]));

test('reads GBK by header, by meta tag, and without any declaration', () => {
  expect(decode(gbk, 'text/html; charset=GBK')).toEqual({ text: gbkText, charset: 'gb18030' });
  expect(decode(join(bytes('<meta charset="gb2312"><p>'), gbk), null).text).toContain(gbkText);
  expect(decode(gbk, null)).toEqual({ text: gbkText, charset: 'gb18030' });
});

test('does not believe a declaration that the bytes contradict', () => {
  expect(decode(bytes(text), 'text/html; charset=gb2312')).toEqual({ text, charset: 'utf-8' });
  expect(decode(gbk, 'text/html; charset=utf-8').text).toBe(gbkText);
  expect(decode(bytes(`<meta charset="utf-16">${text}`), null).text).toContain(text);
});

test('a byte order mark wins, and is not part of the text', () => {
  expect(decode(join(Uint8Array.from([0xef, 0xbb, 0xbf]), bytes(text)), 'text/html; charset=gbk').text).toBe(text);
  expect(decode(Uint8Array.from([0xff, 0xfe, 0x52, 0x97]), null)).toEqual({ text: '青', charset: 'utf-16le' });
});

test('a few torn bytes do not turn a UTF-8 page into another charset', () => {
  const torn = join(bytes(text.repeat(20)), Uint8Array.from([0xe9, 0x9d]));
  expect(decode(torn, null).charset).toBe('utf-8');
});

test('unknown charsets and empty bodies are no errors', () => {
  expect(decode(bytes(text), 'text/html; charset=no-such-thing').text).toBe(text);
  expect(decode(new Uint8Array(), null).text).toBe('');
});
