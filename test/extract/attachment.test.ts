import { deflateSync } from 'node:zlib';
import * as sheetjs from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readAttachment } from '../../src/extract/attachment/read.ts';
import { docxOf, gbk, ofdOf, paragraph, pdfOf, zipOf } from './files.ts';

const report = [
  '某县2020年政府信息公开工作年度报告',
  '根据《政府信息公开条例》要求，现将我县二〇二〇年度的情况报告如下。',
];
const signature = ['某县人民政府办公室', '二〇二一年一月二十五日'];

describe('Word', () => {
  test('a document keeps the rows of its tables and the day under its signature', async () => {
    const row = (...cells: string[]) => `<w:tr>${cells.map((c) => `<w:tc>${paragraph(c)}</w:tc>`).join('')}</w:tr>`;
    const table = `<w:tbl>${row('项目', '本年新收')}${row('行政许可', '1&#48;2')}</w:tbl>`;
    const body = [...report.map(paragraph), table, ...signature.map(paragraph)].join('');
    const read = await readAttachment(docxOf(body));
    expect(read).toMatchObject({ format: 'docx', reason: null, title: report[0], finishedAt: '2021-01-25' });
    expect(read.text).toContain('\n项目\t本年新收\n行政许可\t102\n');
  });

  test('text that was deleted, and the second form of a drawing, are not shown', async () => {
    const body = `<w:p><w:r><w:t>第一</w:t></w:r><w:del><w:r><w:t>删去</w:t></w:r></w:del></w:p><w:p><mc:Fallback><w:r><w:t>重复</w:t></w:r></mc:Fallback></w:p>`;
    expect((await readAttachment(docxOf(body))).text).toBe('第一');
  });

  test('a document of pictures alone says so, an empty one that it is empty', async () => {
    const picture = { 'word/media/image1.png': new Uint8Array(10) };
    expect(await readAttachment(docxOf('<w:p/>', picture))).toMatchObject({ text: null, reason: 'scanned' });
    expect(await readAttachment(docxOf('<w:p/>'))).toMatchObject({ text: null, reason: 'empty' });
  });

  test('entities of a declaration do not grow', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'哈'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:p><w:t>前&b;后</w:t></w:p></w:document>`;
    const read = await readAttachment(zipOf({ 'word/document.xml': bomb }));
    expect(read.text!.length).toBeLessThan(20);
  });
});

describe('old Office formats', () => {
  test('.doc: the pieces of a text, its field and its table', async () => {
    const read = await readAttachment(
      docOf(`关于印发办法的通知\r\x13HYPERLINK x\x14政发〔2020〕3号\x15\r甲\x07乙\x07\x07`),
    );
    expect(read).toMatchObject({ format: 'doc', docNumber: '政发〔2020〕3号' });
    expect(read.text).toBe('关于印发办法的通知\n政发〔2020〕3号\n甲\t乙');
  });

  test('.doc: a password, and a table stream that is not there', async () => {
    expect(await readAttachment(docOf('密', 0x0100))).toMatchObject({ reason: 'encrypted', encrypted: true });
    expect(await readAttachment(docOf('坏', 0x0200))).toMatchObject({ text: null, reason: 'damaged' });
  });

  test('a package that is locked with a password', async () => {
    const file = sheetjs.CFB.utils.cfb_new();
    sheetjs.CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(5_000, 7));
    const read = await readAttachment(sheetjs.CFB.write(file, { type: 'buffer' }));
    expect(read).toMatchObject({ text: null, reason: 'encrypted', encrypted: true });
  });

  test.each(['xlsx', 'biff8'] as const)('a workbook as %s: rows, numbers as stored, days', async (bookType) => {
    const rows = [
      ['项目', '预算数'],
      ['“三公”经费', 120.5],
      ['批复日期', new Date(Date.UTC(2020, 1, 3))],
    ];
    const sheet = sheetjs.utils.aoa_to_sheet(rows, { UTC: true });
    const book = sheetjs.utils.book_new(sheet, '预算');
    const bytes = sheetjs.write(book, { type: 'buffer', bookType });
    const read = await readAttachment(bytes);
    expect(read).toMatchObject({ format: bookType === 'xlsx' ? 'xlsx' : 'xls', pages: 1, dates: ['2020-02-03'] });
    expect(read.text).toBe('项目\t预算数\n“三公”经费\t120.5\n批复日期\t2020-02-03');
  });

  test('a workbook of before 1997 holds GBK', async () => {
    const sheet = sheetjs.utils.aoa_to_sheet([['ABCDEFGH', 7]]);
    const bytes: Buffer = sheetjs.write(sheetjs.utils.book_new(sheet), { type: 'buffer', bookType: 'biff5' });
    // The writer knows no code page but its own.
    bytes.set(Buffer.from(gbk.年度报告, 'hex'), bytes.indexOf('ABCDEFGH'));
    bytes.set([0x42, 0, 2, 0, 0xa8, 0x03], bytes.indexOf(Buffer.from([0x42, 0, 2, 0])));
    expect(await readAttachment(bytes)).toMatchObject({ format: 'xls', text: '年度报告\t7' });
  });

  test('XML and HTML that Office wrote under the names of its binary formats', async () => {
    const rows = sheetjs.utils.book_new(sheetjs.utils.aoa_to_sheet([['项目', 12]]));
    const xml = sheetjs.write(rows, { type: 'buffer', bookType: 'xlml' });
    expect(await readAttachment(xml)).toMatchObject({ format: 'xls', text: '项目\t12' });
    const word = `<?xml version="1.0"?><w:wordDocument xmlns:w="x"><w:body>${paragraph('目录')}</w:body></w:wordDocument>`;
    expect(await readAttachment(Buffer.from(word))).toMatchObject({ format: 'doc', text: '目录' });
    const html = '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p>目录</p><p>第一</p></body></html>';
    expect(await readAttachment(Buffer.from(html))).toMatchObject({ format: 'html', text: '目录\n第一' });
  });

  test('of thousands of sheets some are read; a package of more is left', async () => {
    const book = sheetjs.utils.book_new();
    const sheet = sheetjs.utils.aoa_to_sheet([['一']]);
    for (let i = 0; i < 2_500; i++) sheetjs.utils.book_append_sheet(book, sheet, `s${i}`);
    const read = await readAttachment(sheetjs.write(book, { type: 'buffer', bookType: 'biff8' }));
    expect(read).toMatchObject({ pages: 2_500, cut: true });
    const sheets = Array.from({ length: 10_000 }, (_, i) => [`xl/worksheets/sheet${i}.xml`, '<worksheet/>']);
    const many = zipOf({ 'xl/workbook.xml': '<workbook/>', ...Object.fromEntries(sheets) });
    expect(await readAttachment(many)).toMatchObject({ format: 'xlsx', text: null, reason: 'too-large' });
  }, 60_000);
});

describe('PDF', () => {
  const song = {
    font: '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>',
    objects: [
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
      '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ],
  };
  const shown = (y: number, hex: string) => `BT /F1 12 Tf 72 ${y} Td <${hex}> Tj ET\n`;

  test('Chinese text without its font is read with the CMaps of the package', async () => {
    const read = await readAttachment(pdfOf({ content: shown(700, gbk.年度报告.repeat(2)), ...song }));
    expect(read).toMatchObject({ format: 'pdf', text: '年度报告年度报告', pages: 1, signed: false });
  });

  test('a sentence that was broken at the edge of the page is one line, a short line stays one', async () => {
    const line = gbk.年度报告.repeat(9);
    const content = shown(700, line) + shown(680, line) + shown(660, gbk.年度报告) + shown(640, gbk.年度报告);
    const read = await readAttachment(pdfOf({ content, ...song }));
    expect(read.text!.split('\n').map((text) => text.length)).toEqual([76, 4]);
  });

  test('cells of a row are parted, rows are lines', async () => {
    const at = (x: number, y: number, text: string) => `BT /F1 12 Tf ${x} ${y} Td (${text}) Tj ET\n`;
    const content = at(72, 700, 'total') + at(300, 700, '120') + at(72, 680, 'rest') + at(300, 680, '7');
    expect((await readAttachment(pdfOf({ content }))).text).toBe('total\t120\nrest\t7');
  });

  test('a page without text is told from an empty file, a signature is seen', async () => {
    const objects = ['<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 10 20 30] /Contents <00> >>'];
    const read = await readAttachment(pdfOf({ content: '0 0 m 10 10 l S', objects }));
    expect(read).toMatchObject({ text: null, reason: 'scanned', pages: 1, unreadPages: 1, signed: true });
  });

  test('one with a password', async () => {
    const hex = '00'.repeat(32);
    const objects = [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${hex}> /U <${hex}> >>`];
    const trailer = `/Encrypt 6 0 R /ID [<${hex}><${hex}>]`;
    const read = await readAttachment(pdfOf({ content: 'BT (x) Tj ET', objects, trailer }));
    expect(read).toMatchObject({ text: null, reason: 'encrypted', encrypted: true });
  });
});

test('OFD: its pages in order, a line for each height, its signature', async () => {
  const code = (y: number, text: string) =>
    `<ofd:TextObject Boundary="10 ${y} 100 5"><ofd:TextCode X="0" Y="4">${text}</ofd:TextCode></ofd:TextObject>`;
  const pages = [code(20, '某市人民') + code(20, '政府公报') + code(40, '第1号'), code(20, '2020年3月1日')];
  const read = await readAttachment(ofdOf(pages, { 'Doc_0/Signs/Sign_0/Signature.xml': '<ofd:Signature/>' }));
  expect(read).toMatchObject({ format: 'ofd', pages: 2, signed: true, text: '某市人民政府公报\n第1号\n2020年3月1日' });
  const scan = await readAttachment(ofdOf(['<ofd:ImageObject ResourceID="3"/>']));
  expect(scan).toMatchObject({ format: 'ofd', reason: 'scanned', unreadPages: 1 });
});

test('RTF: bytes of its code page, characters by number, groups that are no text', async () => {
  const rtf = `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}{\\*\\generator x;}\\'c4\\'ea\\'b6\\'c8\\u25253?\\u21578?\\par 2020\\cell 5\\cell\\row}`;
  const read = await readAttachment(Buffer.from(rtf, 'latin1'));
  expect(read).toMatchObject({ format: 'rtf', text: '年度报告\n2020\t5' });
});

test('plain text and tables, in GBK too', async () => {
  const read = await readAttachment(Buffer.from(gbk.年度报告.repeat(8), 'hex'));
  expect(read).toMatchObject({ format: 'txt', text: '年度报告'.repeat(8) });
  const csv = await readAttachment(Buffer.from('项目,数\n"甲,乙",3\n丙,4\n'));
  expect(csv).toMatchObject({ format: 'csv', text: '项目\t数\n甲,乙\t3\n丙\t4' });
});

test('of an archive the names are read', async () => {
  const read = await readAttachment(zipOf({ '附件/年报.doc': 'x', 'a.txt': 'y' }));
  expect(read).toMatchObject({ format: 'zip', text: null, reason: 'archive', names: ['附件/年报.doc', 'a.txt'] });
});

describe('what is not what it seems', () => {
  test('a page that says “not found” in place of the file', async () => {
    const read = await readAttachment(Buffer.from('<html><body>页面不存在</body></html>'));
    expect(read).toMatchObject({ format: 'html', text: null, reason: 'format' });
  });

  test.each([
    ['docx', docxOf(report.map(paragraph).join(''))],
    ['pdf', pdfOf({ content: 'BT (x) Tj ET' })],
    ['doc', docOf('正文')],
    [
      'xls',
      sheetjs.write(sheetjs.utils.book_new(sheetjs.utils.aoa_to_sheet([['一']])), {
        type: 'buffer',
        bookType: 'biff8',
      }),
    ],
  ])('%s cut off anywhere, or with bytes turned: never a throw', async (_, bytes: Uint8Array) => {
    for (const part of [0.02, 0.3, 0.6, 0.9, 0.99]) {
      const read = await readAttachment(bytes.subarray(0, Math.floor(bytes.length * part)));
      expect(read.text === null).toBe(read.reason !== null);
      const turned = Uint8Array.from(bytes, (byte, i) =>
        i > 600 && i % Math.floor(7 / part) === 0 ? byte ^ 0xff : byte,
      );
      expect((await readAttachment(turned)).dates).toBeDefined();
    }
  });

  test('what a damaged file lacks is not told as missing', async () => {
    const docx = docxOf(report.map(paragraph).join(''));
    const turned = docx.slice();
    turned[Buffer.from(docx).indexOf('word/document.xml') + 60]! ^= 0x10;
    expect(await readAttachment(turned)).toMatchObject({ format: 'docx', text: null, reason: 'damaged' });
    const packed = deflateSync('BT /F1 9 Tf (budget) Tj ET '.repeat(40)).toString('latin1');
    const stream = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed.slice(0, 3)}${packed.slice(9)}\nendstream`;
    expect((await readAttachment(pdfOf({ stream }))).reason).toBe('damaged');
    expect(await readAttachment(Buffer.from('{\\rtf1\\ansi{\\fonttbl{\\f0 Song;', 'latin1'))).toMatchObject({
      reason: 'damaged',
    });
  });

  test('a bomb is not unpacked', async () => {
    const zeros = new Uint8Array(65_000_000);
    expect(await readAttachment(zipOf({ 'word/document.xml': zeros }))).toMatchObject({ reason: 'too-large' });
    const book = zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': zeros });
    expect(await readAttachment(book)).toMatchObject({ format: 'xlsx', reason: 'too-large' });
  }, 60_000);
});

/** A Word 97 file: its text in one piece, the piece table in 0Table. */
function docOf(text: string, flags = 0): Uint8Array {
  const chars = Buffer.from(text, 'utf16le');
  const at = 0x800;
  const main = Buffer.alloc(at + chars.length);
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(0xc1, 2);
  main.writeUInt16LE(flags, 0x0a);
  main.writeUInt32LE(text.length, 0x4c);
  main.writeUInt32LE(0, 0x1a2);
  main.writeUInt32LE(21, 0x1a6);
  chars.copy(main, at);
  const table = Buffer.alloc(21);
  table[0] = 2;
  table.writeUInt32LE(16, 1);
  table.writeUInt32LE(0, 5);
  table.writeUInt32LE(text.length, 9);
  table.writeUInt32LE(at, 15);
  const file = sheetjs.CFB.utils.cfb_new();
  sheetjs.CFB.utils.cfb_add(file, '/WordDocument', main);
  sheetjs.CFB.utils.cfb_add(file, '/0Table', table);
  return sheetjs.CFB.write(file, { type: 'buffer' });
}
