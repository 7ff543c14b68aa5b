import * as sheetjs from '@e965/xlsx';
import { expect, it } from 'vitest';
import { readCsv } from '../../src/media/csv.ts';
import { readFiles } from '../../src/media/file-source.ts';

const period = { from: '2024-05-01', to: '2024-05-31' };
const gbk = [
  0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xb7, 0xa2, 0xb2, 0xbc, 0xca, 0xb1, 0xbc, 0xe4, 0x0a, 0xd5, 0xfe, 0xce, 0xf1,
];

async function read(names: string, files: Record<string, string | Uint8Array>) {
  const readFile = (file: string) => {
    if (files[file] === undefined) throw new Error('ENOENT');
    return Buffer.from(files[file]);
  };
  return readFiles(names, { period, readFile, now: () => new Date('2024-06-01T00:00:00Z') });
}

function oldWorkbook(rows: string[][]): Uint8Array {
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet(rows), '内容分析');
  return sheetjs.write(book, { type: 'buffer', bookType: 'xls' });
}

it('an export as .xls is read; what was pushed alone proves no silence', async () => {
  const rows = [
    ['内容标题', '发表时间', '总阅读人数', '送达人数', '内容url'],
    ['甲', '20240520', '1', '2', 'http://mp.weixin.qq.com/s/a'],
  ];
  expect(await read('a.xls', { 'a.xls': oldWorkbook(rows) })).toMatchObject({
    posts: [{ title: '甲', publishedAt: '2024-05-20T00:00:00+08:00' }],
    coverage: { complete: false, reason: '后台导出只含已通知的群发内容' },
  });
});

it('an export as .csv, in GBK and with commas in titles', async () => {
  const body = Buffer.concat([Buffer.from(gbk), Buffer.from(',2024-05-20 08:00:00\n"b, ""c""",2024-05-21\n')]);
  expect(await read('a.csv', { 'a.csv': body })).toMatchObject({ posts: [{ title: '政务' }, { title: 'b, "c"' }] });
});

it('sheets of two months add up to the whole; with a month between them they do not', async () => {
  const sheet = (from: string, to: string, day: string) =>
    `标题,发布时间,抽查开始,抽查截止\n${day},${day} 08:00,${from},${to}\n`;
  const files = {
    'a.csv': sheet('2024-03-01', '2024-04-30', '2024-04-20'),
    'b.csv': sheet('2024-05-01', '2024-05-31', '2024-05-20'),
    'c.csv': sheet('2024-05-15', '2024-05-31', '2024-05-20'),
  };
  expect(await read('a.csv；b.csv', files)).toMatchObject({
    posts: [{}, {}],
    coverage: { complete: true, whole: true },
  });
  expect(await read('a.csv;c.csv', files)).toMatchObject({ coverage: { complete: false } });
  expect(await read('a.csv;d.csv', files)).toMatchObject({ reason: 'not-configured' });
});

it('a person tells whether the account offers interaction', async () => {
  const body = '标题,发布时间,互动功能\n甲,2024-05-20,无\n';
  expect(await read('a.csv', { 'a.csv': body })).toMatchObject({ interactive: false });
});

it('a quote that never ends takes what is left', () => {
  expect(readCsv('a,b\n"c,d\ne')).toEqual([['a', 'b'], ['c,d\ne']]);
  expect(readCsv('a\tb\r\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});
