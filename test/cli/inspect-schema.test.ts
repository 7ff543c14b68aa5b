import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { add } from '../../src/cli/inspect.ts';
import { inspectSchema } from '../../src/model/inspect.ts';
import { docxOf, paragraph, pdfOf } from '../extract/files.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const article = `<!doctype html><meta charset="utf-8"><title>关于做好防汛工作的通知</title>
<h1>关于做好防汛工作的通知</h1><p>发布日期：2023-05-06 来源：某区应急局</p>
<div class="content"><p>各乡镇：请做好今年汛期的各项准备，落实值班制度，及时上报险情。</p><a href="a.pdf">附件.pdf</a></div>`;
const list = `<!doctype html><meta charset="utf-8"><title>通知公告</title><ul>
${[1, 2, 3, 4, 5].map((n) => `<li><a href="/n/${n}.html">关于第${n}项工作的通知</a><span>2023-05-0${n}</span></li>`).join('\n')}</ul>`;

async function inspect(args: string[]): Promise<unknown[]> {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  const program = new Command();
  add(program);
  try {
    await program.parseAsync(['inspect', '--json', ...args], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return lines.map((line) => JSON.parse(line));
}

test('inspect prints one page a line, each as its published schema says', async () => {
  const files = Object.entries({ article, list }).map(([name, html]) => {
    const file = path.join(dir, `${name}.html`);
    writeFileSync(file, html);
    return file;
  });
  const pages = (await inspect([...files, '--at', '2023-06-01'])).map((page) => inspectSchema.parse(page));
  expect(pages).toHaveLength(2);
  expect(pages[0]).toMatchObject({ url: null, title: '关于做好防汛工作的通知', publishedAt: '2023-05-06', list: null });
  expect(pages[1]!.list!.items.map((i) => i.date)).toContain('2023-05-05');
});

test('with --url links are told by their whole address', async () => {
  const file = path.join(dir, 'a.html');
  writeFileSync(file, list);
  const [page] = (await inspect([file, '--url', 'http://www.example.gov.cn/tz/'])).map((p) => inspectSchema.parse(p));
  expect(page!.url).toBe('http://www.example.gov.cn/tz/');
  expect(page!.list!.items[0]!.url).toBe('http://www.example.gov.cn/n/1.html');
});

test('a file is read by what it is, whatever its name says', async () => {
  const report = ['某县2020年政府信息公开工作年度报告', '现将二〇二〇年的情况报告如下。'].map(paragraph).join('');
  const files = [docxOf(report), pdfOf({ content: '0 0 m 9 9 l S' })].map((bytes, i) => {
    const file = path.join(dir, `${i}.html`);
    writeFileSync(file, bytes);
    return file;
  });
  const [docx, scan] = (await inspect(files)).map((page) => inspectSchema.parse(page));
  expect(docx).toMatchObject({ kind: 'annual-report', title: '某县2020年政府信息公开工作年度报告', url: null });
  expect(docx!.file).toMatchObject({ format: 'docx', reason: null, signed: false });
  expect(scan).toMatchObject({ kind: 'other', text: '', file: { format: 'pdf', reason: 'scanned', pages: 1 } });
});
