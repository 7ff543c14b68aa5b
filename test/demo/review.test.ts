/** The round of a review: the workbook of a run is filled in, taken back, and the score follows. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, startCity } from '../../demo/city.ts';
import { readWorkbook } from '../../src/load/workbook.ts';
import { type Results, resultsSchema } from '../../src/model/results.ts';
import { workbookBytes } from '../../src/render/workbook.ts';

let city: City;
const workspace = mkdtempSync(path.join(tmpdir(), 'gongkai-review-'));
const out = path.join(workspace, 'out');

beforeAll(async () => {
  city = await startCity();
  cpSync(city.workspace, workspace, { recursive: true });
  await run('audit', '--proxy', city.proxy, '--as-of', city.asOf, '--delay', '0', '--quiet');
});
afterAll(async () => {
  await city.close();
  rmSync(workspace, { recursive: true, force: true });
});

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const bin = path.join(import.meta.dirname, '../../bin/gongkai.mjs');
  const env = { ...process.env, GONGKAI_BROWSER: 'false' };
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args, '--workspace', workspace], { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const newest = (): string =>
  readdirSync(out)
    .filter((name) => name !== 'index.html')
    .sort()
    .at(-1)!;
const results = (): Results =>
  resultsSchema.parse(JSON.parse(readFileSync(path.join(out, newest(), 'results.json'), 'utf8')));

async function problems(): Promise<(string | null)[][]> {
  const sheets = await readWorkbook(path.join(out, newest(), 'workbook.xlsx'));
  return sheets.find((s) => s.name === '问题清单')!.rows as (string | null)[][];
}

/** Fills cells of the first row that matches, as a person would, and saves the workbook elsewhere. */
async function filled(name: string, isRow: (row: readonly unknown[]) => boolean, cells: Record<string, string>) {
  const rows = await problems();
  const row = rows.find((r, i) => i > 0 && isRow(r))!;
  for (const [head, value] of Object.entries(cells)) row[rows[0]!.indexOf(head)] = value;
  const file = path.join(workspace, name);
  writeFileSync(file, await workbookBytes([{ name: '问题清单', rows, widths: [] }]));
  return { file, fingerprint: row[0]! };
}

test('a problem that is set aside no longer costs anything, and stays visible', async () => {
  const before = results().judgement.agencies.find((a) => a.id === 'szf')!.scores[0]!;
  const cells = { 决定: '不予认定', 理由: '解读已在新闻发布会上完成', 决定人: '某科', 决定日期: '2026-03-05' };
  const { file, fingerprint } = await filled('a.xlsx', (row) => String(row[2]) === '政策解读发布迟缓', cells);
  const { code, stdout } = await run('review', 'import', file);
  expect(code).not.toBe(64);
  expect(stdout).toContain('记录决定1条（不予认定1条）。');
  const agency = results().judgement.agencies.find((a) => a.id === 'szf')!;
  expect(agency.findings.find((f) => f.fingerprint === fingerprint)).toMatchObject({
    state: 'dismissed',
    review: 'dismiss',
  });
  expect(agency.scores[0]!.score).toBeGreaterThan(before.score!);
});

test('the same workbook once more changes nothing', async () => {
  const runs = readdirSync(out).length;
  const { stdout } = await run('review', 'import', path.join(workspace, 'a.xlsx'));
  expect(stdout).toContain('记录决定0条，1条此前已记录');
  expect(readdirSync(out)).toHaveLength(runs);
  expect((await run('review', 'list')).stdout.trim().split('\n')).toHaveLength(1);
});

test('one wrong row, and nothing is taken', async () => {
  const { file } = await filled('b.xlsx', () => true, { 决定: '不认', 决定日期: '三月' });
  const { code, stderr } = await run('review', 'import', file);
  expect(code).toBe(78);
  expect(stderr).toContain('b.xlsx[问题清单]:2 “决定”应为认定、不予认定、申诉中、采信情况说明之一，现为“不认”');
  expect(stderr).toContain('写了“决定”的行应写“理由”');
  expect((await run('review', 'list')).stdout.trim().split('\n')).toHaveLength(1);
});

test('a decision may cover all alike of the agency, but a page only where the problem is on one', async () => {
  const rows = (await problems()).slice(1);
  const alike = [...Map.groupBy(rows, (r) => `${r[1]} ${r[2]}`).values()].find((own) => own.length > 1)!;
  const first = (row: readonly unknown[]) => row[0] === alike[0]![0];
  const cells = { 决定: '采信情况说明', 理由: '情况说明第1号', 决定人: '某科' };
  const one = await filled('c.xlsx', first, { ...cells, 范围: '该单位的全部同类问题' });
  expect((await run('review', 'import', one.file)).stdout).toContain('采信情况说明1条');
  const now = results().judgement.agencies.flatMap((a) => a.findings);
  const states = alike.map(([fingerprint]) => now.find((f) => f.fingerprint === fingerprint)?.review);
  expect(states).toEqual(alike.map(() => 'accept'));

  const isColumn = (row: readonly unknown[]) => String(row[2]) === '必设栏目缺失';
  const refused = await filled('d.xlsx', isColumn, { ...cells, 范围: '该单位此页面上的全部问题' });
  const { code, stderr } = await run('review', 'import', refused.file);
  expect([code, stderr]).toEqual([78, expect.stringContaining('不是某一个页面的')]);
});

test('judging again with the same reviews gives the same judgement, byte for byte', async () => {
  const judgement = JSON.stringify(results().judgement);
  await run('score', 'latest', '--quiet');
  expect(JSON.stringify(results().judgement)).toBe(judgement);
});
