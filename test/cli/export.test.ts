/** `gongkai export-evidence` as a user runs it, of a run that stands on an earlier one. */
import { execFile } from 'node:child_process';
import { createReadStream, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import { sha256 } from '../../src/lib/hash.ts';
import { readRecord } from '../../src/snapshot/archive.ts';
import { readSnapshot } from '../../src/snapshot/read.ts';
import { readPages } from '../snapshot/folder.ts';
import { cityWorkspace, countedCity, runsOf, startAudit } from './audit-child.ts';

const program = path.join(import.meta.dirname, '../../bin/gongkai.mjs');

test('copies of an agency, of all and of none', { timeout: 300_000 }, async () => {
  const city = await countedCity();
  const dir = cityWorkspace();
  const shared = ['fgw', '--workspace', dir, '--proxy', city.proxy, '--delay', '0', '--quiet'];
  for (const asOf of ['2026-03-02', '2026-04-02'])
    await startAudit([...shared, '--as-of', asOf], { GONGKAI_BROWSER: 'false' }).ended;
  const [, second] = runsOf(dir);
  const out = path.join(dir, 'evidence');
  const run = (...args: string[]) => exportBy(['--workspace', dir, ...args]);

  expect(await run('--out', out)).toMatchObject({ code: 0 });
  expect(readdirSync(out).sort()).toEqual(['fgw-site', 'fgw-weixin', '说明.txt']);
  const said = readFileSync(path.join(out, '说明.txt'), 'utf8');
  expect(said).toContain(`评价编号：${second}`);
  expect(said).toContain(readSnapshot(path.join(dir, 'data/snapshots', second!, 'fgw-site')).sha256);
  expect(said).toMatch(/其中[1-9]\d*条由以前评价的存档补入/);

  expect(await run('--out', out)).toEqual({ code: 64, out: '', err: `已有内容，不覆盖：${out}\n` });
  expect(await run()).toEqual({ code: 64, out: '', err: '缺少选项：--out <DIR>\n' });
  const other = path.join(dir, 'other');
  expect(await run('fwg', '--out', other)).toMatchObject({ code: 64, err: '这次评价中没有“fwg”，是否为“fgw”？\n' });
  expect(existsSync(other)).toBe(false);
  expect(await run('latest', 'fgw-site', '--out', other)).toMatchObject({ code: 0 });
  expect(readdirSync(other).sort()).toEqual(['fgw-site', '说明.txt']);
  writeFileSync(path.join(dir, 'file'), '');
  expect(await run('云澜市发展和改革委员会', '--out', path.join(dir, 'file'))).toMatchObject({ code: 64 });

  rmSync(path.join(dir, 'data'), { recursive: true });
  const folder = path.join(out, 'fgw-site');
  const { pages } = readPages(folder);
  expect(pages.filter(({ notModified }) => notModified).length).toBeGreaterThan(10);
  for (const page of pages) {
    const record = await readRecord(folder, page.record);
    expect(record).toMatchObject({ url: page.finalUrl, status: page.status, fetchedAt: page.fetchedAt });
    expect(sha256(record.body)).toBe(page.sha256);
  }
  const types = new Set<string>();
  for await (const record of new WARCParser(createReadStream(path.join(folder, 'archive.warc.gz')))) {
    types.add(record.warcType ?? '');
    const body = await record.readFully(record.warcType === 'response');
    if (record.warcType === 'response') expect(record.warcPayloadDigest).toBe(`sha256:${sha256(body)}`);
  }
  expect([...types].sort()).toEqual(['request', 'response', 'warcinfo']);
});

function exportBy(args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, 'export-evidence', ...args], (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}
