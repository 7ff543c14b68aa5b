/** The written report, opened from its folder in a real Chromium. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runsPage } from '../../reports/runs.ts';
import { sheetNames } from '../../reports/workbook.ts';
import { findBrowser } from '../../src/crawl/browser/browser.ts';
import { renderPage } from '../../src/render/html.ts';
import { renderReport } from '../../src/render/report.ts';
import { withAccounts } from '../reports/sample-accounts.ts';
import { previousResults, sampleContext, withSecondRuleset } from '../reports/sample-results.ts';

const executablePath = findBrowser();
if (executablePath === null) console.warn('no Chrome or Chromium found: the report is not opened in a browser');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The page above all runs, with a run that was judged again. */
function runs() {
  const run = { asOf: '2018-07-30', period: { from: '2018-06-01', to: '2018-06-30' }, agencies: 9, circular: true };
  const listed = ['2018-07-30-2', '2018-07-30-1'].map((id, i) => ({
    ...{ id, parent: i === 0 ? 'x' : null, finishedAt: '2018-07-30T04:12:30Z', ...run },
  }));
  const totals = [{ run: '2018-07-30-2', ruleset: 'county-sample', ranked: 7, average: 84.5, vetoed: 1 }];
  return runsPage(listed, totals, sampleContext());
}

describe.skipIf(executablePath === null)('the report in a browser', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-report-'));
  const results = withAccounts();
  const past = ['2018-04', '2018-05', '2018-06'].flatMap((month, i) =>
    ['caizheng', 'minzheng', 'zhujian', '教育局', 'liuhe', '../../etc/passwd'].map((agency, n) => {
      return { agency, ruleset: 'county-sample', month, score: 60 + 5 * i + 3 * n };
    }),
  );
  const files = [...renderReport(results, { ...sampleContext(), previous: previousResults(results), past })];
  let browser: Browser;

  beforeAll(async () => {
    for (const { path: name, content } of files) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    for (const name of ['results.json', 'workbook.xlsx', 'workbook.json', ...sheetNames.map((s) => `csv/${s}.csv`)]) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), '{}');
    }
    writeFileSync(path.join(folder, 'runs.html'), renderPage('runs', runs(), ''));
    browser = await chromium.launch({
      executablePath: executablePath!,
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The page, and everything that should not have happened on it. */
  async function open(name: string, width = 1280): Promise<{ page: Page; trouble: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const trouble: string[] = [];
    page.on('console', (message) => trouble.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => trouble.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) trouble.push(`request: ${request.url()}`);
    });
    await page.goto(pathToFileURL(path.join(folder, name)).href);
    return { page, trouble };
  }

  test('no page asks for anything outside, runs what was crawled, or is wider than a phone', async () => {
    const shown = files.map((f) => f.path).filter((name) => /index|indicators|method|zhujian|id-/.test(name));
    expect(shown).toHaveLength(5);
    for (const name of [...shown, 'runs.html']) {
      const { page, trouble } = await open(name, 390);
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect({ name, trouble, wide }).toEqual({ name, trouble: [], wide: 0 });
      expect(await page.title()).not.toBe('owned');
      expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
      await page.close();
    }
  });

  test.each([
    ['index.html', 1280],
    ['index.html', 390],
    ['method.html', 1280],
    ['indicators.html', 1280],
    ['indicators.html', 390],
    ['runs.html', 1280],
    ['runs.html', 390],
    ['agencies/zhujian.html', 390],
    ['agencies/jiaotong.html', 1280],
  ])('axe finds nothing against WCAG A and AA on %s at %i', async (name, width) => {
    const { page } = await open(name, width);
    // The debugger's evaluation is not bound by the page's policy.
    await page.evaluate(axe);
    const violations = await page.evaluate(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html.slice(0, 200)))",
    );
    expect(violations).toEqual([]);
    await page.close();
  });

  test('a click on a column head sorts, a second one turns the order', async () => {
    const { page, trouble } = await open('index.html');
    const table = page.locator('table.ranks').first();
    const names = () => table.locator('tbody th').allInnerTexts();
    const head = table.getByRole('button', { name: '得分' });
    await head.click();
    expect((await names())[0]).toBe('青河县住房和城乡建设局');
    expect(await table.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    await head.press('Enter');
    expect((await names())[0]).toBe('青河县教育体育局');
    expect(await table.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    expect(trouble).toEqual([]);
    await page.close();
  });

  test('text, kind and grade filter over all lists, and clearing brings all back', async () => {
    const { page } = await open('index.html');
    const shown = () => page.locator('[data-row]:visible').count();
    const told = () => page.locator('output').textContent();
    expect(await shown()).toBe(9);
    await page.getByLabel('查找').fill('网站无法访问');
    expect(await page.locator('[data-row]:visible th').allInnerTexts()).toEqual(['青河县交通运输局']);
    expect(await told()).toBe('符合条件 1 家，共 9 家');
    expect(await page.getByRole('heading', { name: '乡镇' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: '清除' }).click();
    await expect.poll(shown).toBe(9);
    await page.getByLabel('类别').selectOption('乡镇');
    expect(await shown()).toBe(2);
    await page.getByLabel('等级').selectOption('不达标');
    expect(await page.locator('[data-row]:visible th').allInnerTexts()).toEqual(['柳河镇人民政府']);
    await page.close();
  });

  test('without script the whole ranking is there and no dead control shows', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path.join(folder, 'index.html')).href);
    expect(await page.locator('[data-row]').count()).toBe(9);
    expect(await page.locator('form').isVisible()).toBe(false);
    await context.close();
  });

  test('links lead from the ranking to the agency and to the finding, and back', async () => {
    const { page } = await open('index.html');
    await page.getByRole('link', { name: '青河县教育体育局' }).first().click();
    expect(await page.locator('h1').textContent()).toBe('青河县教育体育局');
    await page.getByRole('link', { name: '排名', exact: true }).first().click();
    expect(await page.locator('h1').textContent()).toContain('排名');
    for (const { path: name, content } of files) {
      const links = [...content.matchAll(/href="([^"]*)"/g)]
        .map(([, href]) => href!)
        .filter((h) => !/^(https?|data):/.test(h));
      for (const href of new Set(links)) {
        const [file, anchor] = href.split('#') as [string, string?];
        const target = file === '' ? name : path.posix.join(path.posix.dirname(name), decodeURIComponent(file));
        expect(existsSync(path.join(folder, target)), `${name} → ${href}`).toBe(true);
        const there = files.find((f) => f.path === target)?.content ?? '';
        if (anchor !== undefined) expect(there, `${name} → ${href}`).toContain(`id="${anchor}"`);
      }
    }
    await page.close();
  });

  test('ids are unique, also with two rulesets', async () => {
    for (const { path: name, content } of renderReport(withSecondRuleset(results), sampleContext())) {
      const ids = [...content.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);
      expect(ids.length - new Set(ids).size, name).toBe(0);
      for (const id of ids) expect(id, name).not.toMatch(/\s/);
    }
  });

  test('it prints on A4', async () => {
    const { page, trouble } = await open('index.html');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    // A4 in points.
    expect(pdf.toString('latin1')).toMatch(/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    expect(trouble).toEqual([]);
    await page.close();
  });
});
