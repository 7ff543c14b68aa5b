/** What is folded on the screen stands on paper: pages of the report printed by a real Chromium. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/crawl/browser/browser.ts';
import { readPdf } from '../../src/extract/attachment/pdf.ts';
import { renderReport } from '../../src/render/report.ts';
import { finding, sampleContext, sampleResults } from '../reports/sample-results.ts';

const executablePath = findBrowser();
if (executablePath === null) console.warn('no Chrome or Chromium found: nothing is printed');

/** An agency with more findings of one indicator than are told in full. */
function longPage(): string {
  const results = sampleResults();
  const agency = results.judgement.agencies.find((a) => a.id === 'minzheng')!;
  const many = Array.from({ length: 25 }, (_, i) =>
    finding({ place: `${100 + i}`, text: `页面第${i + 1}处没有更新。` }),
  );
  agency.findings = many;
  const indicator = agency.scores[0]!.indicators[1]!;
  Object.assign(indicator, { outcome: 'fail', bad: 25, findings: many.map((f) => f.fingerprint) });
  return [...renderReport(results, sampleContext())].find((f) => f.path === 'agencies/minzheng.html')!.content;
}

describe.skipIf(executablePath === null)('printed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-print-'));
  const file = path.join(folder, 'minzheng.html');
  let browser: Browser;
  beforeAll(async () => {
    writeFileSync(file, longPage());
    const args = ['--disable-gpu', '--no-first-run', '--disable-background-networking'];
    const chromiumSandbox = process.getuid?.() !== 0;
    browser = await chromium.launch({ executablePath: executablePath!, chromiumSandbox, args });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([true, false])('the last of 25 findings is on paper, with script: %s', async (javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await page.getByText('页面第21处').isVisible()).toBe(false);
    const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true }), 500_000, true);
    const text = pages.join('').replaceAll(/\s/g, '');
    for (const n of [1, 20, 21, 25]) expect(text).toContain(`页面第${n}处没有更新`);
    await context.close();
  });

  test('the script alone opens the folds for printing and closes those again that were closed', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    const after = (event: string) =>
      page.evaluate(
        `dispatchEvent(new Event('${event}')), [...document.querySelectorAll('details')].map((fold) => fold.open)`,
      );
    expect(await after('beforeprint')).toEqual([true]);
    expect(await after('afterprint')).toEqual([false]);
    await page.close();
  });
});
