/** Notices opened and printed by a real Chromium. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticeToAll } from '../../reports/notice.ts';
import { noticeToAgency } from '../../reports/notice-agency.ts';
import { overdueNotice } from '../../reports/notice-overdue.ts';
import { findBrowser } from '../../src/crawl/browser/browser.ts';
import { readPdf } from '../../src/extract/attachment/pdf.ts';
import { renderNotice } from '../../src/render/notice.ts';
import { openPrinter } from '../../src/render/pdf.ts';
import { withAccounts } from '../reports/sample-accounts.ts';
import { noticeContext } from '../reports/sample-notice.ts';
import { withSecondRuleset } from '../reports/sample-results.ts';

const executablePath = findBrowser();
if (executablePath === null) console.warn('no Chrome or Chromium found: notices are neither opened nor printed');

const results = withSecondRuleset(withAccounts());
const { agencies } = results.judgement;
const known = agencies.map((a) => [a.id, new Map(a.findings.map((f) => [f.fingerprint, '2018-05-02']))] as const);
const mended = new Map([
  [
    'zhujian',
    new Map(
      known
        .find(([id]) => id === 'zhujian')![1]
        .entries()
        .take(3),
    ),
  ],
]);
const context = noticeContext({ firstSeen: new Map(known), mended });
const none = '/nowhere';
const toAgency = (id: string) => {
  const agency = agencies.find((a) => a.id === id)!;
  return renderNotice('notice-agency', noticeToAgency(agency, results, context), none);
};
const notices = {
  通报: () => renderNotice('notice-all', noticeToAll(results, context), none),
  整改通知书: () => toAgency('zhujian'),
  督办通知: () => renderNotice('notice-overdue', overdueNotice(results, context)!, none),
};

describe.skipIf(executablePath === null)('notices in a browser', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-notices-'));
  let browser: Browser;
  beforeAll(async () => {
    for (const [name, notice] of Object.entries(notices))
      writeFileSync(path.join(folder, `${name}.html`), (await notice()).html);
    browser = await chromium.launch({
      executablePath: executablePath!,
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  test.each(Object.keys(notices).flatMap((name) => [390, 1366].map((width) => [name, width] as const)))(
    '%s at %i: nothing wider, nothing said on the console, nothing asked for, and axe finds nothing',
    async (name, width) => {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      const trouble: string[] = [];
      page.on('console', (message) => trouble.push(message.text()));
      page.on('pageerror', (error) => trouble.push(error.message));
      page.on('request', (request) => {
        if (!/^(file|data):/.test(request.url())) trouble.push(request.url());
      });
      await page.goto(pathToFileURL(path.join(folder, `${name}.html`)).href);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      expect(trouble).toEqual([]);
      // Wide lists keep their columns, and are moved sideways.
      const narrow = "[...document.querySelectorAll('.landscape table')].filter((t) => t.offsetWidth < 700).length";
      expect(await page.evaluate(narrow)).toBe(0);
      await page.evaluate(axe);
      const violations = await page.evaluate(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html.slice(0, 200)))",
      );
      expect(violations).toEqual([]);
      await page.close();
    },
  );

  test('the page becomes a PDF of A4 sheets, wide ones turned', async () => {
    const printer = await openPrinter(executablePath!);
    try {
      const pdf = (await printer.print((await toAgency('minzheng')).html)).toString('latin1');
      expect(pdf.startsWith('%PDF-')).toBe(true);
      const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((m) =>
        m.slice(1).map((points) => Math.round((Number(points) / 72) * 25.4)),
      );
      expect(sizes[0]).toEqual([210, 297]);
      expect(sizes.at(-1)).toEqual([297, 210]);
    } finally {
      await printer.close();
    }
  });

  test('six notices printed two at a time are six files, each of its own agency', async () => {
    const own = agencies.filter((a) => !a.id.includes('/')).slice(0, 6);
    const htmls = await Promise.all(own.map(async ({ id }) => (await toAgency(id)).html));
    const printer = await openPrinter(executablePath!, 2);
    try {
      const printed = await Promise.all(htmls.map((html) => printer.print(html)));
      const texts = await Promise.all(printed.map(async (pdf) => (await readPdf(pdf, 100_000, true)).pages.join('')));
      const addressed = texts.map((text) => own.map((a) => a.name).filter((name) => text.includes(`${name}：`)));
      expect(addressed).toEqual(own.map((a) => [a.name]));
    } finally {
      await printer.close();
    }
  });
});
