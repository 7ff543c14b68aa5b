/** The notices of real audits, as a user has them written. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, startCity } from '../../demo/city.ts';
import { readWorkbook } from '../../src/load/workbook.ts';
import { workbookBytes } from '../../src/render/workbook.ts';

let city: City;
const workspace = mkdtempSync(path.join(tmpdir(), 'gongkai-notices-'));
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
  // No browser: it has tests of its own.
  const env = { ...process.env, GONGKAI_BROWSER: 'false', GONGKAI_BROWSER_PATH: '/nowhere' };
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args, '--workspace', workspace], { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const notices = () =>
  path.join(
    out,
    readdirSync(out)
      .filter((name) => name !== 'index.html')
      .sort()
      .at(-1)!,
    'notices',
  );
const page = (...parts: string[]) => readFileSync(path.join(notices(), ...parts), 'utf8');

test('without a browser all but the PDF is written, and one sentence says so', async () => {
  const { code, stdout } = await run('notice', '--date', '2026-03-03', '--number', '云公开办[2026]3号');
  expect(code).toBe(0);
  expect(stdout).toContain('PDF 没有生成');
  expect(stdout).toContain('没有逾期未整改的问题');
  expect(readdirSync(path.join(notices(), 'all')).sort()).toEqual(['通报.docx', '通报.html']);
  expect(readdirSync(path.join(notices(), 'agencies'))).toHaveLength(8);
  expect(page('all', '通报.html')).toContain('云公开办〔2026〕3号');
  expect(page('all', '通报.html')).toContain('2026年3月24日前');
});

test('the agency whose site is down is told that it was not scored, and nothing is held against it', () => {
  expect(readdirSync(path.join(notices(), 'agencies', 'cyy')).sort()).toEqual(['得分单.docx', '得分单.html']);
  expect(page('agencies', 'cyy', '得分单.html')).toContain('本次未予评分');
});

test('personal data that was found in the open is not quoted anywhere', () => {
  const pages = ['all/通报.html', 'agencies/mzj/整改通知书.html'].map((name) => page(...name.split('/')));
  for (const html of pages) expect(html).toContain('泄露个人身份证件号码');
  expect(pages[0]).toContain('涉及个人信息，网址另行告知责任单位');
  for (const html of pages) expect(html).not.toMatch(/\d{3}\*{3,}/);
});

test('what was edited by hand is set aside, not overwritten, and a report written anew keeps it', async () => {
  writeFileSync(path.join(notices(), 'agencies', 'mzj', '整改通知书.docx'), 'edited');
  await run('report', 'latest');
  expect(page('agencies', 'mzj', '整改通知书.docx')).toBe('edited');
  await run('notice', 'latest', '--agency', '云澜市民政局', '--date', '2026-03-03');
  expect(page('agencies', 'mzj', '整改通知书.docx')).not.toBe('edited');
  const aside = readdirSync(notices()).find((name) => name.startsWith('旧稿-'))!;
  expect(page(aside, 'agencies', 'mzj', '整改通知书.docx')).toBe('edited');
});

test('an unknown agency is asked back; a faulty template is told with its line, and nothing is written', async () => {
  const unknown = await run('notice', 'latest', '--agency', '云澜市民政');
  expect(unknown).toMatchObject({ code: 64, stderr: '这次评价中没有“云澜市民政”，是否为“云澜市民政局”？\n' });
  mkdirSync(path.join(workspace, 'templates'));
  writeFileSync(path.join(workspace, 'templates', 'notice-all.hbs'), '<title>{{title}}</title>\n<p>{{nobody}}</p>');
  const elsewhere = path.join(workspace, 'elsewhere');
  const faulty = await run('notice', 'latest', '--out', elsewhere);
  expect(faulty.code).toBe(78);
  expect(faulty.stderr).toMatch(/^templates\/notice-all\.hbs:2 没有“nobody”这一项/);
  expect(existsSync(elsewhere)).toBe(false);
  rmSync(path.join(workspace, 'templates'), { recursive: true });
});

test('the form comes back: an appeal is recorded, anything else that an agency decides itself is refused', async () => {
  const sheets = await readWorkbook(path.join(notices(), 'agencies', 'mzj', '整改情况反馈表.xlsx'));
  const rows = sheets[0]!.rows as (string | null)[][];
  const filled = async (objection: string, mended = '未整改') => {
    const cells = { 整改情况: mended, 异议: objection, 异议理由: '年度报告登在门户网站', 责任人: '某科' };
    for (const [head, value] of Object.entries(cells)) rows[1]![rows[0]!.indexOf(head)] = value;
    const file = path.join(workspace, 'form.xlsx');
    writeFileSync(file, await workbookBytes([{ name: '反馈', rows, widths: [] }]));
    return run('review', 'import', file, '--no-score');
  };
  expect((await filled('不予认定')).stderr).toContain('反馈表的“异议”只能写“申诉中”');
  const taken = await filled('申诉中');
  expect(taken.stdout).toContain('记录决定1条（申诉中1条）');
  expect(taken.stdout).toContain('记入台账的整改情况1条（未整改1条）');
  expect((await run('ledger', '--agency', 'mzj')).stdout).toContain('单位反馈未整改（某科，');
  // The same form once more says nothing new.
  expect((await filled('申诉中')).stdout).toContain('记入台账的整改情况0条');
  expect((await filled('申诉中', '改了')).stderr).toContain('“整改情况”应为已整改、正在整改、未整改之一，现为“改了”');
});

test('what the next month still finds is overdue from the day of its first finding', async () => {
  await run('audit', '--proxy', city.proxy, '--as-of', '2026-04-02', '--delay', '0', '--quiet');
  const { stdout } = await run('notice', '--date', '2026-04-03');
  expect(stdout).toMatch(/督办通知（\d+个问题，\d+个单位）/);
  expect(page('overdue', '督办通知.html')).toContain(
    '<td class="short">2026-03-02</td><td class="short">2026-03-23</td>',
  );
});
