import { expect, it } from 'vitest';
import { crawlAccount } from '../../src/crawl/account.ts';
import { settingsSchema } from '../../src/model/settings.ts';
import { readRecord } from '../../src/snapshot/archive.ts';
import { tempFolder } from '../snapshot/folder.ts';
import { startServer } from './server.ts';

const feed =
  '<rss version="2.0"><channel><title>x</title><item><title>甲</title><pubDate>2024-05-20 08:00</pubDate></item></channel></rss>';

const task = (url: string, allowPrivate: boolean) => ({
  account: { id: 'wx1', agency: 'a1', platform: '微信', name: '某市发布', source: { feed: url } },
  folder: tempFolder(),
  asOf: '2024-05-31',
  period: { from: '2024-05-01', to: '2024-05-31' },
  settings: settingsSchema.parse({ delay: 0 }),
  network: { resolve: [], allowPrivate },
  now: () => new Date(),
});

it('reads the feed of an account and archives it; once sealed it is not asked again', async () => {
  const server = await startServer((_, response) => response.end(feed));
  const it = task(`${server.url}/feed.xml`, true);
  const snapshot = await crawlAccount(it);
  const [post] = snapshot.facts.posts!.posts;
  expect(post?.title).toBe('甲');
  expect(Buffer.from((await readRecord(it.folder, post!.at.record!)).body).toString()).toBe(feed);
  expect(await crawlAccount(it)).toEqual(snapshot);
  expect(server.hits).toHaveLength(1);
});

it.each(['/feed.xml?key=s3cret', 'file:///feed.xml?key=s3cret'])('a redirect to %s tells no key', async (to) => {
  const server = await startServer((_, response) => response.writeHead(302, { location: to }).end());
  const snapshot = await crawlAccount(task(`${server.url}/feed.xml?key=s3cret`, true));
  expect(snapshot.gaps).toHaveLength(1);
  expect(JSON.stringify(snapshot)).not.toContain('s3cret');
});

it('an address of a feed that names a user and a password is kept without them', async () => {
  const server = await startServer((_, response) => response.end(feed));
  const snapshot = await crawlAccount(task(`${server.url.replace('://', '://reader:s3cret@')}/feed.xml`, true));
  expect(JSON.stringify(snapshot)).not.toContain('s3cret');
});

it('does not reach inside the network', async () => {
  const server = await startServer((_, response) => response.end(feed));
  const { gaps } = await crawlAccount(task(`${server.url}/feed.xml`, false));
  expect(gaps).toMatchObject([{ fact: 'posts', reason: 'private-address' }]);
  expect(server.hits).toEqual([]);
});
