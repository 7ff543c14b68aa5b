/** Crawled text that wants to be more than text: every file and the terminal of a whole run stay inert. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBrowser } from '../../src/crawl/browser/browser.ts';
import { startServer } from '../crawl/server.ts';
import { auditSite } from './audit.ts';
import { html, siteOf } from './site.ts';

const texts = [
  '<script>document.title="owned"</script><img src=x onerror="document.title=1">',
  '"><svg onload=alert(1)>',
  '</script></style><b>{{constructor}} {{{this}}}',
  '=HYPERLINK("http://evil.test","x")',
  '\t+1+cmd',
  '@SUM(1)',
  '../../etc/passwd',
  'C:\\windows\\con',
  '通知\u202eexe.cod\u202c\u200b\u001b[31m\u009b2J\u0007公告',
  'z\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  '长'.repeat(10_000),
  '\u{1f600}'.repeat(5_000),
  `a${'\u{1f600}'.repeat(5_000)}`,
];
const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const links = texts.map((text, i) => `<li><a href="/dead${i}.html" title="${escaped(text)}">${escaped(text)}</a></li>`);
const bad = '<a href="javascript:alert(1)">甲</a><a href="data:text/html,x">乙</a>';
const home = `<!doctype html><title>${escaped(texts.join(' '))}</title><meta name="SiteName" content="${escaped(texts[8]!)}"><ul>${links.join('')}</ul>${bad}`;
/** Control and direction characters, and marks that show nothing. */
const harmful = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
/** Half a character, as a cut in the middle of one leaves it, or what it is written as. */
const halved = /\ufffd|\\ud[89a-f]/i;

/** The text of a file; of a CSV without its mark and its line ends, after a look at the first character of every cell. */
function textOf(file: string): string {
  if (file.endsWith('.xlsx')) return unpacked(file);
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.csv')) return text;
  expect(text, file).not.toMatch(/(?:^|[\r\n,])"?\s*[=+@]/);
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}

/** The sheets of a workbook as they are written in it. */
function unpacked(file: string): string {
  const parts = Object.entries(unzipSync(readFileSync(file)));
  return parts.map(([name, bytes]) => (name.endsWith('.xml') ? strFromU8(bytes) : '')).join('\n');
}

test('a site of hostile titles', async () => {
  const { url } = await startServer(
    siteOf(
      (response) => html(response, '<h1>404</h1>', 404),
      (response) => html(response, home),
    ),
  );
  const { stdout, stderr, out, results } = await auditSite(`${url}/`);
  const found = results.judgement.agencies.flatMap(({ findings }) => findings).map(({ text }) => text);
  expect(found.some((text) => text.includes('HYPERLINK'))).toBe(true);
  expect(stdout).not.toMatch(harmful);
  expect(stderr).not.toMatch(harmful);
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  expect(files.length).toBeGreaterThan(3);
  for (const name of files) {
    expect(name).toMatch(/^[\w\u4e00-\u9fff./-]+$/);
    const text = textOf(path.join(out, name));
    if (name.endsWith('.xlsx')) expect(text, 'a formula').not.toMatch(/<f[ >]/);
    expect(text, name).not.toMatch(harmful);
    expect(text, name).not.toMatch(halved);
    if (!name.endsWith('.csv')) expect(text, name).not.toMatch(/<img|<svg onload|javascript:alert\(1\)"/);
    if (name.endsWith('.json')) expect(text, name).not.toContain('<');
  }
  const executablePath = findBrowser();
  if (executablePath === null) return console.warn('no Chrome or Chromium found: the report is not opened');
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const trouble: string[] = [];
  for (const name of files.filter((file) => file.endsWith('.html'))) {
    const page = await browser.newPage();
    page.on('console', (message) => trouble.push(message.text()));
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => trouble.push('dialog')));
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) trouble.push(request.url());
    });
    await page.goto(pathToFileURL(path.join(out, name)).href);
    expect(await page.locator('main script, main img, main iframe').count()).toBe(0);
    await page.close();
  }
  await browser.close();
  expect(trouble).toEqual([]);
});
