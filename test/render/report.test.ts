import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { robotsWords } from '../../reports/robots.ts';
import { renderReport } from '../../src/render/report.ts';
import { withAccounts } from '../reports/sample-accounts.ts';
import { finding, sampleContext, sampleResults } from '../reports/sample-results.ts';

const context = sampleContext();
const files = [...renderReport(withAccounts(), context)];
const page = (path: string) => files.find((f) => f.path === path)!.content;
const hostilePage = files.find((f) => f.path.startsWith('agencies/id-'))!;

test('a ranking, a page of method, and a page for each agency, at safe relative paths', () => {
  expect(files).toHaveLength(3 + 9);
  for (const { path } of files) expect(path).toMatch(/^(agencies\/)?[\w\u4e00-\u9fff-]+\.html$/);
});

test('the same results give the same bytes', () => {
  expect([...renderReport(withAccounts(), context)]).toEqual(files);
});

test('the policy allows the inlined style and script by hash and nothing else', () => {
  for (const { path, content } of files) {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/
      .exec(content)![1]!
      .replaceAll('&#x27;', "'")
      .replaceAll('&#x3D;', '=');
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).not.toContain('unsafe');
    for (const [, tag, text] of content.matchAll(/<(style|script)>([\s\S]*?)<\/\1>/g))
      expect(policy, path).toContain(`${tag}-src 'sha256-${createHash('sha256').update(text!).digest('base64')}'`);
    expect(content.match(/<script/g) ?? [], path).toHaveLength(1);
    expect(content, path).not.toMatch(/<[^>]+\s(on\w+|style)=/);
  }
});

test('only http and https are linked; hostile text stays text', () => {
  expect(hostilePage.content).toContain('javascript:document.title');
  for (const { content } of files)
    for (const [, href] of content.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(
        /^(https?:\/\/|data:,$|#|(\.\.\/)?(index|indicators|method)\.html(#i-[0-9a-f]{12})?$|(\.\.\/)?(results\.json|workbook\.(xlsx|json)|csv\/[%\w]+\.csv)$|agencies\/)/,
      );
  for (const { content } of files) expect(content).not.toMatch(/<img|[\u202a-\u202e\u001b]/);
  expect(hostilePage.content).toContain('{{constructor}} {{{this}}}');
});

test('templates never print unescaped', () => {
  const folder = new URL('../../templates/', import.meta.url);
  const templates = readdirSync(folder).filter((name) => name.endsWith('.hbs'));
  expect(templates.length).toBeGreaterThan(4);
  for (const name of templates) expect(readFileSync(new URL(name, folder), 'utf8'), name).not.toMatch(/\{\{\{|\{\{&/);
});

test('times are Beijing time and scores have two decimals', () => {
  expect(page('agencies/zhujian.html')).toContain('2018-07-30 09:05 采集');
  expect(page('index.html')).toContain('<b class="num">100.00</b>');
});

test('ten thousand findings of one agency stay below 10 MB: the first in full, the rest folded, each with its evidence', () => {
  const results = sampleResults();
  const agency = results.judgement.agencies[0]!;
  const at = (name: string) => ({
    ...{ url: `http://www.qinghe.test/zwgk/${'gzjg/'.repeat(8)}${name}.html`, fetchedAt: '2018-07-30T01:05:09Z' },
    ...{ sha256: 'a'.repeat(64), record: 'archive.warc.gz#91811', excerpt: '关于做好夏季防汛工作的通知 2018-03-02' },
  });
  agency.findings = Array.from({ length: 10_000 }, (_, i) => finding({ at: [at(`a${i}`), at(`b${i}`), at(`c${i}`)] }));
  agency.scores[0]!.indicators[1]!.findings = agency.findings.map((f) => f.fingerprint);
  const content = [...renderReport(results, context)].find((f) => f.path === 'agencies/教育局.html')!.content;
  expect(content.split('id="f-')).toHaveLength(10_001);
  expect(content.split('class="finding"')).toHaveLength(21);
  expect(content).toContain('其余 9980 条');
  expect(content.split('采集 · 存档')).toHaveLength(1 + 20 * 3 + 9980);
  expect(Buffer.byteLength(content)).toBeLessThan(10_000_000);
});

test('the page of an agency says how many page templates were checked and for how many pages they stand', () => {
  const said = '无障碍检查：共11种页面模板，检查了8种，代表590个页面';
  expect(files.some(({ path, content }) => path.startsWith('agencies/') && content.includes(said))).toBe(true);
});

test('robots.txt: the page of an agency and that of method say whether it was respected, how many rules, which pace', () => {
  const said = '遵守 robots.txt：3条规则，要求抓取间隔 5 秒';
  const pages = files.filter(({ content }) => content.includes(said)).map(({ path }) => path.replace(/\/.*/, ''));
  expect(new Set(pages)).toEqual(new Set(['agencies', 'method.html']));
});

test.each([
  [{ respected: false, said: 'not-asked', detail: '' }, '未遵守 robots.txt（设置为不遵守，没有读取）'],
  [{ respected: true, said: 'none', detail: '返回 404' }, '遵守 robots.txt：没有限制（返回 404）'],
  [{ respected: true, said: 'unreadable', detail: '返回 503' }, '遵守 robots.txt：未能读取（返回 503），没有采集'],
] as const)('robots.txt %o in words', (robots, words) => {
  expect(robotsWords({ ...robots, crawlDelay: null, record: null })).toBe(words);
});
