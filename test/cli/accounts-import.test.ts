import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { loadRegister } from '../../src/load/register.ts';
import { readWorkbook } from '../../src/load/workbook.ts';
import { type SheetOut, workbookBytes } from '../../src/render/workbook.ts';
import { folder } from '../load/folders.ts';

const sheet = (name: string, rows: (string | null)[][]): SheetOut => ({ name, rows, widths: rows[0]!.map(() => 12) });

async function workspace() {
  const dir = folder({ 'gongkai.yaml': '' });
  const book = await workbookBytes([
    sheet('责任单位', [
      ['编号', '名称', '别名', '类型'],
      ['czj', '青禾区财政局', '区财政局', '部门'],
    ]),
    sheet('账号', [
      ['编号', '责任单位', '平台', '名称', '账号类型'],
      ['wx-1', 'czj', '微信', '青禾财政', '服务号'],
    ]),
    sheet('说明', [['领导要求 <保留> & 不动']]),
  ]);
  // What a person has added by hand in Excel: a note of a cell, an empty row with a format.
  const parts = unzipSync(book);
  const name = 'xl/worksheets/sheet2.xml';
  parts[name] = strToU8(Buffer.from(parts[name]!).toString().replace('</sheetData>', '<row r="3" s="1"/></sheetData>'));
  parts['xl/comments1.xml'] = strToU8('<comments/>');
  writeFileSync(path.join(dir, 'register.xlsx'), zipSync(parts));
  const ledger = await workbookBytes([
    sheet('台账', [
      ['青禾区政务新媒体台账', null, null, null, null, null],
      ['主办单位', '平台', '账号名称', '类型', '备案情况', '联系人'],
      ['青禾区财政局', '微信公众号', '青禾财政', '订阅号', '已备案', '张某'],
      ['区财政局', '新浪微博', '=HYPERLINK("http://x")', null, '未备案', '张某'],
      ['青禾区财正局', '抖音', '青禾财政', null, null, '张某'],
    ]),
  ]);
  writeFileSync(path.join(dir, '台账.xlsx'), ledger);
  return dir;
}

async function run(dir: string, ...flags: string[]) {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  try {
    const code = await main(['accounts', 'import', path.join(dir, '台账.xlsx'), '--workspace', dir, ...flags]);
    return { code, text };
  } finally {
    write.mockRestore();
  }
}

it('the preview tells how columns were understood and touches nothing', async () => {
  const dir = await workspace();
  const before = readFileSync(path.join(dir, 'register.xlsx'));
  const { code, text } = await run(dir);
  expect(code).toBe(2);
  expect(text).toContain('第2行是列名');
  expect(text).toContain('备案情况→备案');
  expect(text).toContain('联系人→个人信息，不导入');
  expect(text).toContain('账号类型：登记表“服务号”，台账“订阅号”');
  expect(text).toContain('是否为“青禾区财政局”');
  expect(text).not.toContain('张某');
  expect(readFileSync(path.join(dir, 'register.xlsx')).equals(before)).toBe(true);
});

it('writing adds rows and missing columns, keeps every other part of the file, and a copy', async () => {
  const dir = await workspace();
  const file = path.join(dir, 'register.xlsx');
  const before = unzipSync(readFileSync(file));
  await run(dir, '--write');
  const after = unzipSync(readFileSync(file));
  expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
  for (const [name, bytes] of Object.entries(before))
    if (name !== 'xl/worksheets/sheet2.xml')
      expect(Buffer.from(after[name]!).equals(Buffer.from(bytes)), name).toBe(true);
  const { register } = await loadRegister(file, []);
  expect(register.accounts).toMatchObject([
    { id: 'wx-1', name: '青禾财政', type: '服务号' },
    { id: 'wb-1', agency: 'czj', platform: '微博', name: '=HYPERLINK("http://x")', filed: false },
  ]);
  const sheets = await readWorkbook(file);
  expect(sheets[1]!.rows[0]).toEqual(['编号', '责任单位', '平台', '名称', '账号类型', '备案']);
  expect(readdirSync(dir)).toContain('register.导入前.xlsx');
  expect((await run(dir)).text).toContain('新账号0个。');
});

it('a register in YAML is told what to add', async () => {
  const dir = await workspace();
  const yaml = folder({
    'gongkai.yaml': '',
    'register.yaml': 'agencies: [{ id: czj, name: 青禾区财政局, aliases: [区财政局], kind: department }]\n',
  });
  writeFileSync(path.join(yaml, '台账.xlsx'), readFileSync(path.join(dir, '台账.xlsx')));
  const errors = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { code } = await run(yaml, '--write');
  expect(code).toBe(78);
  expect(String(errors.mock.calls.flat().join(''))).toContain('platform: "微信", name: "青禾财政"');
  errors.mockRestore();
});
