import { createReadStream, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { UserError } from '../../src/lib/errors.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { openArchive, readRecord } from '../../src/snapshot/archive.ts';
import { originOf } from '../../src/snapshot/origin.ts';
import type { Exchange } from '../../src/snapshot/warc-write.ts';
import { tempFolder } from './folder.ts';

const exchange = (rest: Partial<Exchange> = {}): Exchange => ({
  url: 'http://a.cn/',
  method: 'GET',
  requestHeaders: {},
  status: 200,
  headers: [['Content-Type', 'text/html; charset=gbk']],
  body: Buffer.from('第一页'),
  fetchedAt: '2024-05-01T00:00:01.000Z',
  ...rest,
});

/** One exchange in the archive of a run; returns its folder and locator. */
async function write(data: string, run: string, it: Exchange): Promise<[string, string]> {
  const folder = join(data, 'snapshots', run, '县政府');
  const archive = await openArchive(folder, 'Gongkai/0', 0);
  const locator = await archive.write(it);
  archive.close();
  return [folder, locator];
}

const rawOf = (folder: string) => gunzipSync(readFileSync(join(folder, 'archive.warc.gz'))).toString('latin1');

it('a revisit gives the bytes of the record that it names, and a later one names the original', async () => {
  const data = tempFolder();
  const [first, at] = await write(data, 'r1', exchange());
  const original = originOf(first, at)!;
  const unchanged = { status: 304, headers: [['ETag', '"1"']] as [string, string][], body: new Uint8Array() };
  const [second, again] = await write(
    data,
    'r2',
    exchange({ ...unchanged, same: original, fetchedAt: '2024-06-01T00:00:00.000Z' }),
  );
  expect(originOf(second, again)).toEqual(original);
  const [third, last] = await write(
    data,
    'r3',
    exchange({ same: originOf(second, again)!, headers: [['Content-Type', 'text/plain']] }),
  );
  rmSync(second, { recursive: true });

  expect(original).toMatchObject({ url: 'http://a.cn/', date: '2024-05-01T00:00:01.000Z', sha256: sha256('第一页') });
  const read = await readRecord(third, last);
  expect(Buffer.from(read.body).toString()).toBe('第一页');
  expect(read).toMatchObject({ status: 200, contentType: 'text/plain' });
  const raw = rawOf(third);
  expect(raw).toContain('WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest');
  expect(raw).toContain(`WARC-Refers-To: ${original.id}`);
  expect(raw).toContain('WARC-Refers-To-Target-URI: http://a.cn/');
  expect(raw).toContain('WARC-Refers-To-Date: 2024-05-01T00:00:01.000Z');
  expect(raw).toContain(`WARC-Payload-Digest: sha256:${sha256('第一页')}`);
});

it('an answer "not modified" has the type and status of the original, and its own time', async () => {
  const data = tempFolder();
  const original = originOf(...(await write(data, 'r1', exchange())))!;
  const [folder, locator] = await write(
    data,
    'r2',
    exchange({
      status: 304,
      headers: [],
      body: new Uint8Array(),
      same: original,
      fetchedAt: '2024-06-01T00:00:00.000Z',
    }),
  );
  expect(await readRecord(folder, locator)).toMatchObject({
    status: 200,
    contentType: 'text/html; charset=gbk',
    fetchedAt: '2024-06-01T00:00:00.000Z',
  });
  expect(rawOf(folder)).toContain('WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified');
  const types: (string | undefined)[] = [];
  for await (const record of new WARCParser(createReadStream(join(folder, 'archive.warc.gz')))) {
    types.push(record.warcType);
    await record.skipFully();
  }
  expect(types).toEqual(['warcinfo', 'revisit', 'request']);
});

it('an earlier archive that is gone or has changed is one sentence, never a wrong byte', async () => {
  const data = tempFolder();
  const [first, at] = await write(data, 'r1', exchange());
  const [folder, locator] = await write(data, 'r2', exchange({ same: originOf(first, at)! }));
  rmSync(first, { recursive: true });
  await write(data, 'r1', exchange({ body: Buffer.from('第二页') }));
  await expect(readRecord(folder, locator)).rejects.toThrow(/缺失或已改变：snapshots\/r1\//);
  writeFileSync(join(first, 'archive.warc.gz'), 'nothing');
  await expect(readRecord(folder, locator)).rejects.toThrow(UserError);
  expect(originOf(first, at)).toBeNull();
  rmSync(first, { recursive: true });
  await expect(readRecord(folder, locator)).rejects.toThrow(UserError);
  expect(originOf(folder, locator)).toBeNull();
});

it('a name outside the snapshots is not followed', async () => {
  const data = tempFolder();
  const original = originOf(...(await write(data, 'r1', exchange())))!;
  for (const file of [
    '../../r1/archive.warc.gz',
    'snapshots/../r1/archive.warc.gz',
    'snapshots/%2e%2e/r1/archive.warc.gz',
    '/etc/a/archive.warc.gz',
  ]) {
    const [folder, locator] = await write(data, 'r2', exchange({ same: { ...original, file } }));
    await expect(readRecord(folder, locator)).rejects.toThrow(UserError);
    rmSync(folder, { recursive: true });
  }
});
