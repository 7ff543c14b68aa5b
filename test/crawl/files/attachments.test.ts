import { expect, test } from 'vitest';
import { z } from 'zod';
import { siteAnew } from '../../../src/cli/run/reextract.ts';
import type { SiteTask } from '../../../src/crawl/site.ts';
import { runCheck } from '../../../src/judge/run-check.ts';
import { planOf, reachOf } from '../../../src/lib/reach.ts';
import type { AttachmentFact } from '../../../src/model/attachment.ts';
import { type Check, defineCheck } from '../../../src/model/check.ts';
import type { FactName } from '../../../src/model/facts.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { docxOf, paragraph, pdfOf } from '../../extract/files.ts';
import { caseOf, targetOf } from '../../judge/subject.ts';
import { tempFolder } from '../../snapshot/folder.ts';
import { crawlAndRead } from '../crawl-and-read.ts';
import { type Handler, page, pages, startServer } from '../server.ts';
import { siteTask } from '../task.ts';

const asOf = '2024-05-31';
const when = { asOf, period: { from: '2024-04-01', to: '2024-04-30' } };

/** Reads annual reports that are files. */
const reportCheck: Check = defineCheck({
  title: '年度报告没有写明六个部分',
  why: '',
  fix: '',
  target: 'site',
  reads: ['attachments'],
  reach: () => ({ attachments: { 政府信息公开年报: '2024-01-01' } }),
  options: z.strictObject({}),
  messages: { short: '{name}没有总体情况。', unread: '{name}没有读到。' },
  *run({ facts }) {
    for (const { url, name, file, at } of facts.attachments) {
      const unsure = file?.text == null ? '附件没有读到' : null;
      if (file?.text?.includes('总体情况')) continue;
      const data = { name };
      yield {
        say: unsure ? 'unread' : 'short',
        place: url,
        at: [at],
        found: null,
        required: null,
        data,
        ...(unsure && { unsure }),
      };
    }
    return { n: facts.attachments.length };
  },
}) as unknown as Check;

const trail = '<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/nb/">政府信息公开年报</a></div>';
const row = (url: string, title: string, day: string) => `<li><a href="${url}">${title}</a><span>${day}</span></li>`;
const list = page(
  '政府信息公开年报',
  [],
  `${trail}<ul class="list">${[
    row('/nb/1.html', '县林业局2023年政府信息公开工作年度报告', '2024-01-20'),
    row('/nb/2.pdf', '县水利局2023年政府信息公开工作年度报告', '2024-01-18'),
    row('/nb/3.docx', '县教育局2023年政府信息公开工作年度报告', '2024-01-16'),
    row('/nb/4.html', '县林业局2022年政府信息公开工作年度报告', '2023-01-20'),
    row('/nb/5.pdf', '县水利局2022年政府信息公开工作年度报告', '2023-01-18'),
  ].join('')}</ul>`,
);
const article = (year: number, file: string) =>
  page(
    `县林业局${year}年政府信息公开工作年度报告`,
    [],
    `${trail}<h1>县林业局${year}年政府信息公开工作年度报告</h1><div class="info">发布时间：${year + 1}-01-20</div>
    <div class="content"><p>${'现将本局政府信息公开工作年度报告予以公布，全文见附件。'.repeat(4)}</p><p><a href="${file}">附件：年度报告全文.docx</a>
    <a href="/nb/download.jsp?id=${year}">附件：汇总表.rtf</a></p></div>`,
  );
const files: Record<string, Uint8Array> = {
  '/nb/a.docx': docxOf(['一、总体情况', '二、主动公开政府信息情况'].map(paragraph).join('')),
  '/nb/2.pdf': pdfOf({ content: '0 0 m 9 9 l S' }),
  '/nb/download.jsp?id=2023': Buffer.from('{\\rtf1 total 12}'),
  '/nb/old.docx': docxOf(paragraph('一、总体情况')),
};

const serve: Handler = (request, response) => {
  const file = files[request.url ?? ''];
  if (file !== undefined) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
  else if (request.url === '/nb/3.docx') response.writeHead(503).end();
  else
    pages({
      '/': page('某县', [], '<nav><a href="/nb/">政府信息公开年报</a></nav>'),
      '/nb/': list,
      '/nb/1.html': article(2023, '/nb/a.docx'),
      '/nb/4.html': article(2022, '/nb/old.docx'),
    })(request, response);
};

async function crawl(
  needs: 'attachments' | 'pages',
): Promise<{ snapshot: Snapshot; hits: string[]; url: string; task: SiteTask }> {
  const { url, hits } = await startServer(serve);
  const reach = needs === 'attachments' ? reachOf(reportCheck, {}, when) : {};
  const columns = [{ class: '政府信息公开年报', names: [], paths: [], under: [] }];
  const plain = siteTask(url, tempFolder());
  const task = {
    ...plain,
    tables: { ...plain.tables, columns },
    plan: planOf([reach], asOf),
    needs: new Set<FactName>(['columns', needs]),
    patience: { pauses: [1, 1], busy: 1, rests: [1] },
  };
  return { snapshot: await crawlAndRead(task), hits, url, task };
}

test('files that an indicator asks for are fetched, read, and kept for judging', async () => {
  const { snapshot, hits, url, task } = await crawl('attachments');
  const found = snapshot.facts.attachments!.map(({ url: at, file, publishedAt }) => [
    at.replace(url, ''),
    publishedAt,
    file?.format,
    file?.reason,
  ]);
  expect(found).toEqual([
    ['/nb/a.docx', '2024-01-20', 'docx', null],
    ['/nb/download.jsp?id=2023', '2024-01-20', 'rtf', null],
    ['/nb/2.pdf', '2024-01-18', 'pdf', 'scanned'],
  ]);
  expect(snapshot.gaps.filter((gap) => gap.fact === 'attachments').map(({ place, reason }) => [place, reason])).toEqual(
    [[`${url}/nb/3.docx`, 'http-error']],
  );
  expect(hits).not.toContain('GET /nb/5.pdf');
  expect(hits).not.toContain('GET /nb/old.docx');
  const reading = { site: task.site, asOf, tables: task.tables, extraPins: [] };
  const spoiled = {
    ...snapshot,
    facts: { ...snapshot.facts, attachments: snapshot.facts.attachments!.map(forgotten) },
  };
  expect((await siteAnew(task.folder, reading, spoiled)).sha256).toBe(snapshot.sha256);
  const target = targetOf({}, snapshot.facts);
  const run = runCheck('report', reportCheck, {}, { ...target, snapshot }, when.period, caseOf([target], { asOf }));
  expect(run).toMatchObject({ n: 3 });
  expect(run.findings.map((f) => [f.place, f.say])).toEqual([
    [`${url}/nb/download.jsp?id=2023`, 'short'],
    [`${url}/nb/2.pdf`, 'unread'],
  ]);
});

/** As an older reader may have left it. */
function forgotten(fact: AttachmentFact): AttachmentFact {
  return { ...fact, file: fact.file && { ...fact.file, text: null, title: null } };
}

test('without such an indicator no file is fetched, and there is no fact of it', async () => {
  const { snapshot, hits } = await crawl('pages');
  expect(snapshot.facts.attachments).toBeUndefined();
  expect(hits.filter((hit) => /\.(?:pdf|docx)$/.test(hit))).toEqual([]);
});
