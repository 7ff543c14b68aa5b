/** Captured pages in every encoding, under right and wrong declarations, must read as their authors wrote them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decode, isGarbled } from '../../src/extract/html/decode.ts';
import { extractPage } from '../../src/extract/page.ts';

const folder = new URL('../../../shared/real/pages/', import.meta.url);
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  : [];
const texts = files.map((name) => withoutDeclaration(decode(readFileSync(new URL(name, folder)), null).text));
const pages = texts.filter((text) => text.length > 500 && (text.match(/[一-鿿]/g)?.length ?? 0) > 200);
/** Every fifth is enough, and each test starts elsewhere. */
const some = (first: number): string[] => pages.filter((_, i) => i % 5 === first);

/** What an encoder is to the platform's decoder: two bytes for a character. */
function encoder(charset: string): (text: string) => Buffer {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder(charset);
  for (let a = 0x81; a < 0xff; a++) {
    for (let b = 0x40; b < 0xff; b++) {
      const char = decoder.decode(Uint8Array.of(a, b));
      if ([...char].length === 1 && char !== '\ufffd' && !codes.has(char)) codes.set(char, [a, b]);
    }
  }
  return (text) =>
    Buffer.from([...text].flatMap((c) => (c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : (codes.get(c) ?? [0x3f]))));
}

const toGb = encoder('gb18030');
const toBig5 = encoder('big5');

function withoutDeclaration(text: string): string {
  return text.replace(/charset\s*=\s*["']?[\w-]+/gi, '').replace(/encoding=["'][\w-]+["']/gi, '');
}

const declared = [null, 'text/html; charset=gbk', 'text/html; charset=utf-8', 'text/html; charset=iso-8859-1'];

test.skipIf(pages.length === 0)(
  'captured pages read the same in UTF-8, UTF-16 and GBK, whatever is declared',
  () => {
    for (const text of some(0)) {
      const inGb = new TextDecoder('gb18030').decode(toGb(text));
      for (const type of declared) {
        expect(decode(Buffer.from(text), type).text === text).toBe(true);
        expect(decode(Buffer.from(text, 'utf16le'), type).text === text).toBe(true);
        expect(decode(toGb(text), type)).toEqual({ text: inGb, charset: 'gb18030' });
      }
      expect(isGarbled(text) || isGarbled(inGb)).toBe(false);
    }
  },
  120_000,
);

/** Everything that is read of a page but the name of its encoding, which differs. */
function factsOf(body: Uint8Array, contentType: string | null) {
  const url = 'http://www.example.gov.cn/zwgk/202003/t20200304_17.html';
  const { charset: _, ...facts } = extractPage({ body, url, contentType, at: '2020-12-31' });
  return facts;
}

test.skipIf(pages.length === 0)(
  'every fact of a captured page is the same in UTF-8, UTF-16 and GBK, and where its last character is torn',
  () => {
    for (const text of some(2)) {
      // Characters that GBK does not have are lost in all of them.
      const inGb = new TextDecoder('gb18030').decode(toGb(text));
      const facts = factsOf(Buffer.from(inGb), null);
      for (const type of declared) {
        expect(factsOf(Buffer.from(inGb, 'utf16le'), type)).toEqual(facts);
        expect(factsOf(toGb(inGb), type)).toEqual(facts);
      }
      const torn = (bytes: Buffer) => Buffer.concat([bytes, Buffer.from([0xe5])]);
      expect(factsOf(torn(Buffer.from(inGb)), null)).toEqual(facts);
      expect(factsOf(torn(toGb(inGb)), null)).toEqual(facts);
    }
  },
  120_000,
);

test.skipIf(pages.length === 0)(
  'captured pages that were encoded twice are garbled',
  () => {
    for (const text of some(1)) {
      expect(isGarbled(new TextDecoder('gb18030').decode(Buffer.from(text)))).toBe(true);
      expect(isGarbled(new TextDecoder('windows-1252').decode(Buffer.from(text)))).toBe(true);
    }
  },
  120_000,
);

const traditional = '臺中市政府公告本市人民團體有關年度計畫的公開資訊，不在此限。'.repeat(6);
const simplified = '青禾县人民政府办公室关于印发工作方案的通知，各乡镇人民政府。'.repeat(12);

test('Big5 is told from GBK without a declaration and under a wrong one', () => {
  for (const type of [null, 'text/html; charset=big5', 'text/html; charset=gbk', 'text/html; charset=utf-8']) {
    expect(decode(toBig5(traditional), type)).toEqual({ text: traditional, charset: 'big5' });
    expect(decode(toGb(simplified), type)).toEqual({ text: simplified, charset: 'gb18030' });
  }
});

test('a footer in GBK does not spoil a page in UTF-8', () => {
  const page = Buffer.concat([Buffer.from(simplified), toGb('主办单位：青禾县人民政府办公室')]);
  for (const type of [null, 'text/html; charset=utf-8', 'text/html; charset=gbk']) {
    expect(decode(page, type).text).toContain(simplified);
  }
});

test('what a page lost to another encoding is told, so that nobody calls it missing', () => {
  const body = (foot: Buffer) => Buffer.concat([Buffer.from(`<meta charset="utf-8"><p>${simplified}</p>`), foot]);
  const read = (bytes: Buffer) =>
    extractPage({ body: bytes, url: 'http://q.test/', contentType: null, at: '2024-03-31' });
  expect(read(body(toGb('<p>主办单位：青禾县人民政府办公室</p>')))).toMatchObject({ charset: 'utf-8', cut: true });
  expect(read(body(Buffer.from([0xe5, 0x85])))).not.toHaveProperty('cut');
});

test('UTF-16 in either order, a meta tag in single quotes, characters of four bytes', () => {
  const page = `<html><head>${'<meta name="a" content="b">'.repeat(20)}<title>${simplified}</title></head></html>`;
  const swapped = Buffer.from(page, 'utf16le').swap16();
  expect(decode(swapped, null)).toEqual({ text: page, charset: 'utf-16be' });
  expect(decode(Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), 'text/html; charset=gbk').charset).toBe(
    'utf-16be',
  );
  const single = Buffer.concat([
    Buffer.from("<meta http-equiv='Content-Type' content='text/html; charset=gbk'>"),
    toGb('公'),
  ]);
  expect(decode(single, null)).toMatchObject({ charset: 'gb18030' });
  // 𠮷 is 0x95 0x34 0xB2 0x35 in GB18030.
  const rare = Buffer.concat([toGb(simplified), Buffer.from([0x95, 0x34, 0xb2, 0x35])]);
  expect(decode(rare, 'text/html; charset=gb2312').text).toBe(`${simplified}𠮷`);
});
