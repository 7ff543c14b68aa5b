import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSiteView } from '../../../src/crawl/facts/site-view.ts';
import { openView } from '../../../src/crawl/facts/view-thread.ts';
import { extractPage } from '../../../src/extract/page.ts';
import { readSnapshot } from '../../../src/snapshot/read.ts';
import { openSnapshot } from '../../../src/snapshot/store.ts';
import { tempFolder } from '../../snapshot/folder.ts';
import { siteTask } from '../task.ts';

const home = 'http://a.test/';
const meta = {
  target: 's1',
  type: 'site' as const,
  url: home,
  startedAt: '',
  finishedAt: '',
  counts: { fetched: 1, shown: 1 },
};

/** A crawl of one page that has not been sealed. */
function crawled(): string {
  const folder = tempFolder();
  const store = openSnapshot(folder);
  const body = Buffer.from(
    '<title>甲县人民政府</title><a href="/gone.html">公告</a><a href="/b.pdf">附件</a><p>政务公开</p>',
  );
  const page = { url: home, finalUrl: home, status: 200, mime: 'text/html', fetchedAt: '2024-05-30T00:00:00.000Z' };
  const facts = extractPage({ body, url: home, contentType: 'text/html; charset=utf-8', at: '2024-05-30' });
  store.savePage({ ...page, sha256: 'a', record: 'r', depth: 0, bytes: body.length, facts });
  store.close();
  return folder;
}

test('views of several sites at once tell and seal what a view in this thread does', async () => {
  const here = openSiteView(siteTask(home, crawled()));
  const [draw, shown] = [here.draw(), here.derive()];
  const { sha256 } = here.seal(meta, {}, []);
  expect(draw.drawn).toContain('http://a.test/gone.html');
  const folders = Array.from({ length: 4 }, crawled);
  const told = await Promise.all(
    folders.map(async (folder) => {
      const view = await openView(siteTask(home, folder));
      return [await view.draw(), await view.derive(), (await view.seal(meta, {}, [])).sha256];
    }),
  );
  expect(told).toEqual(folders.map(() => [draw, shown, sha256]));
  expect(folders.map((folder) => readSnapshot(folder).sha256)).toEqual(folders.map(() => sha256));
});

test('a snapshot that cannot be read is refused with its error, and the next one is looked at', async () => {
  const torn = tempFolder();
  mkdirSync(torn, { recursive: true });
  writeFileSync(join(torn, 'snapshot.db'), 'no database at all, but long enough to be taken for one'.repeat(50));
  await expect(openView(siteTask(home, torn))).rejects.toMatchObject({ code: 'SQLITE_NOTADB' });
  const view = await openView(siteTask(home, crawled()));
  expect((await view.derive()).home).toMatchObject({ url: home });
  await view.close();
  await expect(view.derive()).rejects.toThrow('not open');
});
