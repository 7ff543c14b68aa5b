import { appendFileSync, createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { UserError } from '../../src/lib/errors.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { openArchive, readRecord } from '../../src/snapshot/archive.ts';
import { tempFolder } from './folder.ts';

const exchange = (url: string, text: string) => ({
  url,
  method: 'GET',
  requestHeaders: { 'user-agent': 'Gongkai/0' },
  status: 200,
  headers: [
    ['Content-Type', 'text/html; charset=gbk'],
    ['Content-Encoding', 'gzip'],
    ['X-Odd', 'a\r\nWARC-Type: evil'],
  ] as [string, string][],
  body: Buffer.from(text),
  fetchedAt: '2024-05-01T00:00:01.000Z',
});

it('gives back each record by its locator, and reads as WARC from the start', async () => {
  const folder = tempFolder();
  const archive = await openArchive(folder, 'Gongkai/0', 0);
  const first = await archive.write(exchange('http://a.cn/', '第一页'));
  const second = await archive.write(exchange('http://a.cn/2?x=1', ''));
  archive.close();
  expect(await readRecord(folder, first)).toMatchObject({ url: 'http://a.cn/', contentType: 'text/html; charset=gbk' });
  expect(Buffer.from((await readRecord(folder, first)).body).toString()).toBe('第一页');
  expect((await readRecord(folder, second)).body).toHaveLength(0);
  const types: (string | undefined)[] = [];
  for await (const record of new WARCParser(createReadStream(join(folder, 'archive.warc.gz')))) {
    types.push(record.warcType);
    if (record.warcType === 'request') expect(record.warcHeader('WARC-Concurrent-To')).toMatch(/^<urn:uuid:/);
    await record.skipFully();
  }
  expect(types).toEqual(['warcinfo', 'response', 'request', 'response', 'request']);
});

it('keeps what a browser made of an answer as a record of its own', async () => {
  const folder = tempFolder();
  const archive = await openArchive(folder, 'Gongkai/0', 0);
  const answer = await readRecord(folder, await archive.write(exchange('http://a.cn/', '空')));
  const body = Buffer.from('<li>行</li>');
  const at = '2024-05-01T00:00:09.000Z';
  const made = { type: 'conversion' as const, url: 'http://a.cn/', contentType: 'text/html; charset=utf-8', body, at };
  const locator = await archive.writeDerived({ ...made, of: answer.id });
  archive.close();
  const read = await readRecord(folder, locator);
  expect(read).toMatchObject({ url: 'http://a.cn/', contentType: 'text/html; charset=utf-8', fetchedAt: at });
  expect(Buffer.from(read.body).toString()).toBe('<li>行</li>');
  const raw = gunzipSync(readFileSync(join(folder, 'archive.warc.gz'))).toString('latin1');
  expect(raw).toContain(`WARC-Refers-To: ${answer.id}`);
  expect(raw).toContain(`WARC-Payload-Digest: sha256:${sha256(body)}`);
});

it('carries the digests of its bodies', async () => {
  const folder = tempFolder();
  const archive = await openArchive(folder, 'Gongkai/0', 0);
  await archive.write(exchange('http://a.cn/', '正文'));
  archive.close();
  const raw = gunzipSync(readFileSync(join(folder, 'archive.warc.gz'))).toString('latin1');
  const start = raw.indexOf('WARC-Type: response');
  const end = raw.indexOf('\r\n\r\n', start);
  const headers = raw.slice(start, end);
  const length = Number(/Content-Length: (\d+)/.exec(headers)?.[1]);
  const block = raw.slice(end + 4, end + 4 + length);
  expect(block.endsWith(Buffer.from('正文').toString('latin1'))).toBe(true);
  expect(headers).toContain(`WARC-Payload-Digest: sha256:${sha256('正文')}`);
});

it('cuts off what a killed run left half written', async () => {
  const folder = tempFolder();
  const first = await openArchive(folder, 'Gongkai/0', 0);
  await first.write(exchange('http://a.cn/', 'one'));
  const size = first.size();
  first.close();
  appendFileSync(join(folder, 'archive.warc.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 0]));
  const second = await openArchive(folder, 'Gongkai/0', size);
  const locator = await second.write(exchange('http://a.cn/2', 'two'));
  second.close();
  expect(locator).toBe(`archive.warc.gz#${size}`);
  expect(Buffer.from((await readRecord(folder, locator)).body).toString()).toBe('two');
});

it.each(['archive.warc.gz#999999', 'archive.warc.gz#1', '../etc/passwd#0', ''])('refuses %j', async (locator) => {
  const folder = tempFolder();
  (await openArchive(folder, 'Gongkai/0', 0)).close();
  await expect(readRecord(folder, locator)).rejects.toThrow(UserError);
});
