import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { attestationSheets } from '../../src/cli/work/init-files.ts';
import { loadAttestations } from '../../src/load/attestations.ts';
import { registerSchema } from '../../src/model/register.ts';
import { workbookBytes } from '../../src/render/workbook.ts';
import { folder } from './folders.ts';

const register = registerSchema.parse({ agencies: [{ id: 'czj', name: '某区财政局', kind: 'department' }] });
const load = (dir: string) => loadAttestations(dir, register, ['D-03', 'D-04']);

test('none is no fault; two files are', async () => {
  expect(await load(folder())).toEqual([]);
  const both = folder({ 'attestations.yaml': '[]', 'attestations.xlsx': '' });
  await expect(load(both)).rejects.toThrow('请只留一份');
});

test('the template that init writes is read back, the agency by its name', async () => {
  const dir = folder();
  writeFileSync(path.join(dir, 'attestations.xlsx'), await workbookBytes(attestationSheets()));
  expect(await load(dir)).toEqual([
    expect.objectContaining({ requirement: 'D-03', agency: 'czj', date: '2026-03-02', by: '张某' }),
  ]);
});

test('every fault has its line', async () => {
  const rows = [
    ['条款', '单位', '情况', '日期', '填报人'],
    ['D-3', 'czj', '已办', '2026年3月2日', '李某'],
    ['D-04', '区财政', '已办', '三月', '李某'],
  ];
  const dir = folder();
  writeFileSync(path.join(dir, 'attestations.xlsx'), await workbookBytes([{ name: '佐证', rows, widths: [] }]));
  await expect(load(dir)).rejects.toThrow('attestations.xlsx:3 “日期”应为日期，如 2026-03-02，现为“三月”');
  const yaml = folder({
    'attestations.yaml': '- { requirement: D-3, agency: czj, statement: 已办, date: 2026-03-02, by: 李某 }\n',
  });
  await expect(load(yaml)).rejects.toThrow('attestations.yaml:1 条款“D-3”不在条款表里');
});
