/** Notices as files: the Word file read back, templates of the office's own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noticeToAll } from '../../reports/notice.ts';
import { noticeToAgency } from '../../reports/notice-agency.ts';
import { type NoticeTemplate, renderNotice } from '../../src/render/notice.ts';
import { withAccounts } from '../reports/sample-accounts.ts';
import { noticeContext } from '../reports/sample-notice.ts';
import { sampleResults } from '../reports/sample-results.ts';

const results = sampleResults();
const all = () => noticeToAll(results, noticeContext());
const toOne = (id: string) =>
  noticeToAgency(results.judgement.agencies.find((a) => a.id === id)!, results, noticeContext());

let own: string;
beforeEach(() => {
  own = mkdtempSync(path.join(tmpdir(), 'gongkai-notice-'));
});
afterEach(() => rmSync(own, { recursive: true, force: true }));

async function wordOf(template: NoticeTemplate, data: Parameters<typeof renderNotice>[1]) {
  const { docx } = await renderNotice(template, data, own);
  const files = unzipSync(docx);
  return (name: string) => strFromU8(files[name]!);
}

/** Text of the paragraphs of a style. */
function paragraphs(xml: string, style: string): string[] {
  const found = xml.match(/<w:p>.*?<\/w:p>/gs) ?? [];
  return found
    .filter((p) => p.includes(`<w:pStyle w:val="${style}"/>`))
    .map((p) => [...p.matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>/g)].map((m) => m[1]).join(''));
}

const styleOf = (styles: string, id: string) =>
  styles.match(new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's'))?.[0] ?? '';

test('the Word file is A4 with a type area of 156 × 225 mm, wide lists on sheets of their own', async () => {
  const xml = (await wordOf('notice-all', all()))('word/document.xml');
  const sections = [
    ...xml.matchAll(
      /<w:pgSz w:w="(\d+)" w:h="(\d+)".*?<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"/g,
    ),
  ];
  const areas = sections.map(([, w, h, top, right, bottom, left]) =>
    [Number(w) - Number(left) - Number(right), Number(h) - Number(top) - Number(bottom)].map((twips) =>
      Math.round((twips / 1440) * 25.4),
    ),
  );
  expect(areas).toEqual([
    [156, 225],
    [156, 225],
    [156, 225],
    [225, 156],
    [156, 225],
  ]);
});

test('fonts and sizes are those of official documents, by style, each with one to fall back on', async () => {
  const word = await wordOf('notice-all', all());
  const styles = word('word/styles.xml');
  const expected = [
    ['title', '方正小标宋简体', 44],
    ['p', '仿宋_GB2312', 32],
    ['h1', '黑体', 32],
    ['h2', '楷体_GB2312', 32],
    ['page', '宋体', 28],
  ] as const;
  for (const [id, font, size] of expected) {
    const style = styleOf(styles, id);
    expect(style).toContain(`w:eastAsia="${font}"`);
    expect(style).toContain(`<w:sz w:val="${size}"/>`);
    expect(word('word/fontTable.xml')).toMatch(new RegExp(`w:name="${font}"><w:altName w:val="[^"]+"/>`));
  }
  expect(styleOf(styles, 'p')).toMatch(/w:line="560"[^>]*w:lineRule="exact"|w:lineRule="exact"[^>]*w:line="560"/);
  expect(word('word/document.xml')).not.toContain('<w:rFonts');
});

test('page numbers stand outside: right on odd pages, left on even ones', async () => {
  const word = await wordOf('notice-all', all());
  expect(word('word/settings.xml')).toContain('evenAndOddHeaders');
  const footers = ['word/footer1.xml', 'word/footer2.xml'].map(word);
  expect(footers.map((f) => /<w:jc w:val="(\w+)"/.exec(f)?.[1])).toEqual(['right', 'left']);
  for (const footer of footers) expect(footer).toMatch(/— .*PAGE.* —/s);
});

test('title, addressee, headings, annexes, signature and imprint stand in their styles', async () => {
  const xml = (await wordOf('notice-all', all()))('word/document.xml');
  expect(paragraphs(xml, 'title')).toEqual([
    '关于2018年6月政务公开监测评估情况的通报',
    '评估得分排名',
    '不合格单位名单',
    '问题清单',
    '整改情况反馈表',
  ]);
  expect(paragraphs(xml, 'to')).toEqual(['各有关单位：']);
  expect(paragraphs(xml, 'h1')).toEqual(['一、总体情况', '二、存在的主要问题', '三、整改要求']);
  expect(paragraphs(xml, 'annex')).toEqual(['附件1', '附件2', '附件3', '附件4']);
  expect(paragraphs(xml, 'date')).toEqual(['2018年8月1日']);
  expect(paragraphs(xml, 'issued').join()).toContain('青河县政务公开领导小组办公室');
  expect(paragraphs(xml, 'number')).toEqual(['〔2018〕　　号']);
});

test('tables repeat their head on every page and hold the ranking and every problem', async () => {
  const data = all();
  const xml = (await wordOf('notice-all', data))('word/document.xml');
  const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs)!;
  const rows = (table: string) => table.match(/<w:tr>.*?<\/w:tr>/gs)!.length - 1;
  expect(tables.every((table) => table.includes('<w:tblHeader/>'))).toBe(true);
  expect(tables.slice(0, 3).map(rows)).toEqual([4, 1, 2]);
  expect(rows(tables[4]!)).toBe(data.problemCount);
});

test('what was crawled stays text: no element, no link but http(s), in the page and in the Word file', async () => {
  for (const [template, data] of [
    ['notice-all', all()],
    ['notice-agency', toOne('../../etc/passwd')],
  ] as const) {
    const { html, docx } = await renderNotice(template, data, own);
    expect(html).not.toMatch(/<script|<img|javascript:document[^<]*"/);
    expect(html).toContain('&lt;script&gt;');
    const files = unzipSync(docx);
    const relations = strFromU8(files['word/_rels/document.xml.rels']!);
    const links = [...relations.matchAll(/Target="([^"]*)" TargetMode="External"/g)].map((m) => m[1]!);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !/^https?:\/\//.test(link))).toEqual([]);
    expect(strFromU8(files['word/document.xml']!)).toContain('&lt;script&gt;');
  }
});

test('the circular says how many accounts pass on each platform and lists those that do not', async () => {
  const { html, docx } = await renderNotice('notice-all', noticeToAll(withAccounts(), noticeContext()), own);
  expect(html).toContain('能够判定的4个中合格2个，合格率50%；存在扣分问题的2个');
  expect(html).toContain('微信公众号3个，合格率100%；');
  expect(html).toContain('问题账号见附件4');
  const xml = strFromU8(unzipSync(docx)['word/document.xml']!);
  expect(paragraphs(xml, 'annex')).toEqual(['附件1', '附件2', '附件3', '附件4', '附件5']);
  for (const text of [html, xml]) expect(text).not.toMatch(/<script|\u202e|\u001b/);
});

test('who was seen too little is told so, without a score', async () => {
  const { html } = await renderNotice('notice-agency', toOne('shuili'), own);
  expect(html).toContain('本次未予评分：评估完成度35%');
  expect(html).not.toMatch(/得分\d/);
});

test('what a re-check has found mended since is said in the letter, its list and the list of all', async () => {
  const agency = results.judgement.agencies.find((a) => a.id === 'minzheng')!;
  const known = agency.findings.map((f) => f.fingerprint);
  const written = async (fingerprints: string[]) => {
    const days = new Map(fingerprints.map((f) => [f, '2018-08-10']));
    const context = noticeContext({ mended: new Map([['minzheng', days]]) });
    const letter = await renderNotice('notice-agency', noticeToAgency(agency, results, context), own);
    return [letter.html, (await renderNotice('notice-all', noticeToAll(results, context), own)).html] as const;
  };
  const [letter, circular] = await written(known.slice(0, 1));
  expect(letter).toContain('经复查，其中1个已整改，已在附件2中注明');
  expect(letter).toContain('请对照附件2逐项整改（已注明复查已整改的除外）');
  expect(circular).toContain('经复查，其中1个问题已整改，已在附件3中注明');
  for (const html of [letter, circular]) expect(html.match(/2018-08-10复查已整改/g)).toHaveLength(1);
  const [all] = await written(known);
  expect(all).toContain('经复查，上述问题均已整改，不必再反馈');
  expect(all).not.toMatch(/三、整改要求|整改情况反馈表/);
});

const write = (text: string) => {
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, 'notice-all.hbs'), text);
};

test('an office’s own template goes first', async () => {
  write('<sheet><title>{{office}}简报</title>\n<p>共<b>{{agencies}}</b>个单位</p></sheet>');
  const { html } = await renderNotice('notice-all', all(), own);
  expect(html).toContain('<h1 class="title">青河县政务公开领导小组办公室简报</h1>');
  expect(html).toContain('共<b>9</b>个单位');
});

test.each([
  ['<title>{{titel}}</title>', 1, '没有“titel”这一项'],
  ['<title>a</title>\n\n<p>{{shout title}}</p>', 3, '没有“shout”这一项'],
  ['<title>a</title>\n{{#if title}}<p>a</p>', 2, '{{ }} 是否成对'],
  ['<title>a</title>\n<script>x</script>', 2, '没有 <script> 这种元素'],
  ['<title>a</title>\n<p>a\n<p>b</p>', 3, '<p> 没有结束'],
  ['<title>a</title>\n<table><col><tr><td>a</td><td>b</td></tr></table>', 2, '表格有1个 <col>'],
])('a fault in it is one sentence with file and line: %s', async (text, line, message) => {
  write(text);
  const fault = await renderNotice('notice-all', all(), own).catch((error: Error) => error.message);
  expect(fault).toContain(`${path.join('templates', 'notice-all.hbs')}:${line} `);
  expect(fault).toContain(message);
  expect(String(fault).split('\n')).toHaveLength(1);
});
