import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { UserError } from '../../src/lib/errors.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { openArchive, readRecord } from '../../src/snapshot/archive.ts';
import { exportSnapshot } from '../../src/snapshot/export.ts';
import { type Origin, originOf } from '../../src/snapshot/origin.ts';
import { readSnapshot } from '../../src/snapshot/read.ts';
import { openSnapshot } from '../../src/snapshot/store.ts';
import { readPages, tempFolder } from './folder.ts';

const url = 'http://a.cn/';
const body = Buffer.from('第一页');

/** A snapshot of one page, whose answer is sent whole or stands on an earlier record. */
async function snapshot(folder: string, fetchedAt: string, same?: Origin): Promise<string> {
  const archive = await openArchive(folder, 'Gongkai/0', 0);
  const headers: [string, string][] = same ? [['ETag', '"1"']] : [['Content-Type', 'text/html']];
  const exchange = { url, method: 'GET', requestHeaders: {}, status: same ? 304 : 200, headers, fetchedAt };
  const record = await archive.write({ ...exchange, body: same ? new Uint8Array() : body, ...(same && { same }) });
  const derived = { type: 'resource' as const, url: 'urn:view:1', contentType: 'image/jpeg', body, at: fetchedAt };
  const picture = await archive.writeDerived(derived);
  archive.close();
  const store = openSnapshot(folder);
  const page = { url, finalUrl: url, status: 200, mime: 'text/html', fetchedAt, sha256: sha256(body), record };
  store.savePage({ ...page, depth: 0, bytes: body.length, facts: null });
  const at = { url, fetchedAt, sha256: sha256(body), record };
  const home = { at, title: picture, items: [], newest: null };
  const times = { startedAt: fetchedAt, finishedAt: fetchedAt };
  store.seal({ target: 's', type: 'site', url, ...times, counts: { fetched: 1, shown: 1 } }, { home }, []);
  return record;
}

it('a copy needs no earlier run: whole answers with their new time, and locators that lead to them', async () => {
  const data = tempFolder();
  const [first, second] = ['r1', 'r2'].map((run) => join(data, 'snapshots', run, 's')) as [string, string];
  const origin = originOf(first, await snapshot(first, '2024-05-01T00:00:00.000Z'))!;
  await snapshot(second, '2024-06-01T00:00:00.000Z', origin);
  const before = readSnapshot(second);
  const out = join(data, 'out', 's');
  expect(await exportSnapshot(second, out)).toEqual({ records: 4, revisits: 1, sha256: before.sha256 });
  rmSync(join(data, 'snapshots'), { recursive: true });

  const { facts } = readSnapshot(out);
  const [page] = readPages(out).pages;
  expect(page!.record).toBe(facts.home!.at.record);
  const copied = await readRecord(out, page!.record);
  expect(Buffer.from(copied.body).toString()).toBe('第一页');
  expect(copied).toMatchObject({
    url,
    status: 200,
    contentType: 'text/html',
    fetchedAt: '2024-06-01T00:00:00.000Z',
  });
  // A text of the site that looks like a locator is text.
  expect(facts.home!.title).toBe(before.facts.home!.title);
  const raw = gunzipSync(readFileSync(join(out, 'archive.warc.gz'))).toString('latin1');
  expect(raw.match(/WARC-Type: \w+/g)).toEqual(
    ['warcinfo', 'response', 'request', 'resource'].map((t) => `WARC-Type: ${t}`),
  );
  expect(raw).toContain(`WARC-Payload-Digest: sha256:${sha256(body)}`);
});

it('is refused where an earlier archive is gone', async () => {
  const data = tempFolder();
  const [first, second] = ['r1', 'r2'].map((run) => join(data, 'snapshots', run, 's')) as [string, string];
  await snapshot(
    second,
    '2024-06-01T00:00:00.000Z',
    originOf(first, await snapshot(first, '2024-05-01T00:00:00.000Z'))!,
  );
  rmSync(first, { recursive: true });
  await expect(exportSnapshot(second, join(data, 'out'))).rejects.toThrow(UserError);
});
