import { describe, expect, it } from 'vitest';
import { type FeedAnswer, readAccount } from '../../src/media/account.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { readSnapshot } from '../../src/snapshot/read.ts';
import { tempFolder } from '../snapshot/folder.ts';

const period = { from: '2024-05-01', to: '2024-05-31' };

function answer(text: string, status = 200): FeedAnswer {
  const body = Buffer.from(text);
  const fetchedAt = '2024-06-01T00:00:00.000Z';
  return { ok: true, status, contentType: 'text/plain', body, sha256: 'aa', record: 'archive.warc.gz#9', fetchedAt };
}

function read(result: FeedAnswer, feed = 'http://bridge.example.cn/a.xml?key=secret'): Promise<Snapshot> {
  return readAccount({
    account: { id: 'wx1', agency: 'a1', platform: '微信', name: '某市发布', source: { feed } },
    folder: tempFolder(),
    asOf: '2024-05-31',
    period,
    fetch: async () => result,
    now: () => new Date('2024-06-01T00:00:00Z'),
  });
}

const rssItem = (n: number, date: string) =>
  `<item><title>第${n}条 &amp; 更多</title><link>http://x.cn/${n}?a=1&amp;b=2</link><pubDate>${date}</pubDate></item>`;
const rss = (...items: string[]) =>
  `\n<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`;
const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><id>x</id><updated>2024-05-20T00:00:00Z</updated>
  <entry><title type="html"><![CDATA[甲]]></title><id>e1</id><link href="http://x.cn/1"/><updated>2024-05-20T00:00:00Z</updated></entry></feed>`;
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1',
  title: 'x',
  items: [{ id: 'j1', url: 'http://x.cn/1', title: '甲', date_modified: '2024-05-20T00:00:00.000Z' }],
});

describe('a feed', () => {
  it.each([
    ['RSS', rss(rssItem(1, 'Mon, 20 May 2024 08:00:00 +0800')), 'http://x.cn/1?a=1&b=2', '第1条 & 更多'],
    ['Atom', atom, 'http://x.cn/1', '甲'],
    ['JSON Feed', json, 'http://x.cn/1', '甲'],
  ])('in %s is told by its content', async (_, text, url, title) => {
    const { facts, gaps } = await read(answer(text));
    expect(gaps).toEqual([]);
    expect(facts.posts?.posts).toMatchObject([{ url, title, publishedAt: '2024-05-20T08:00:00+08:00' }]);
  });

  it('groups what went out in one push', async () => {
    const once = 'Mon, 20 May 2024 08:00:00 +0800';
    const { facts } = await read(
      answer(rss(rssItem(1, once), rssItem(2, once), rssItem(3, '2024-05-19'), rssItem(4, '2024-05-19'))),
    );
    expect(new Set(facts.posts?.posts.map(({ push }) => push)).size).toBe(3);
  });

  it('proves the period only when it reaches back behind the two weeks before it', async () => {
    const far = await read(answer(rss(rssItem(1, '2024-05-20 08:00'), rssItem(2, '2024-04-16 08:00'))));
    expect(far.facts.posts?.coverage).toMatchObject({
      from: '2024-04-16T08:00:00+08:00',
      complete: true,
      reason: null,
    });
    const near = await read(answer(rss(rssItem(1, '2024-05-20 08:00'), rssItem(2, '2024-04-17 08:00'))));
    expect(near.facts.posts?.coverage.complete).toBe(false);
  });

  it('a pinned old post does not prove that it reaches back', async () => {
    const items = [rssItem(1, '2020-01-01 08:00'), rssItem(2, '2024-05-20 08:00'), rssItem(3, '2024-05-19 08:00')];
    const { facts } = await read(answer(rss(...items)));
    expect(facts.posts?.coverage).toMatchObject({ from: '2024-05-19T08:00:00+08:00', complete: false });
  });

  it.each(['Wed, 13 Jun 2001 16:00:00 GMT', '2031-01-01', '刚刚', ''])(
    'the date %j is unknown, and so is the silence',
    async (date) => {
      const { facts } = await read(answer(rss(rssItem(1, date), rssItem(2, '2024-01-01 08:00'))));
      expect(facts.posts?.posts[0]?.publishedAt).toBeNull();
      expect(facts.posts?.coverage.complete).toBe(false);
    },
  );

  it.each<[string, FeedAnswer, string]>([
    ['fails', { ok: false, reason: 'timeout', detail: '' }, 'timeout'],
    ['answers 503', answer('<html>error</html>', 503), 'http-error'],
    ['is a web page', answer('<!doctype html><html><body>登录</body></html>'), 'unparsed'],
    ['is empty', answer(rss()), 'unparsed'],
    ['is cut in half', answer('<rss><channel><item><tit'), 'unparsed'],
    ['is JSON of something else', answer('{"ok":0}'), 'unparsed'],
    ['is nothing', answer(''), 'unparsed'],
  ])('that %s is a gap and never silence', async (_, result, reason) => {
    const { facts, gaps } = await read(result);
    expect(facts.posts).toBeUndefined();
    expect(gaps).toMatchObject([{ fact: 'posts', place: 'wx1', reason }]);
  });

  it('keeps access keys out of what may be published', async () => {
    const snapshot = await read(answer(json));
    expect(JSON.stringify(snapshot)).not.toContain('secret');
  });
});

it('a feed file is read, and one that is missing is a gap', async () => {
  const account = { id: 'wb1', agency: 'a1', platform: '微博', name: '某市发布', source: { file: 'feeds/a.xml' } };
  const fetch = () => Promise.reject(new Error('nothing is fetched'));
  const common = { account, asOf: '2024-05-31', period, fetch, now: () => new Date('2024-06-01T00:00:00Z') };
  const folder = tempFolder();
  const found = await readAccount({ ...common, folder, readFile: () => Buffer.from(json) });
  expect(found.facts.posts?.posts).toHaveLength(1);
  expect(readSnapshot(folder)).toEqual(found);
  const readFile = () => {
    throw new Error('ENOENT');
  };
  const missing = await readAccount({ ...common, folder: tempFolder(), readFile });
  expect(missing.gaps).toMatchObject([{ fact: 'posts', reason: 'not-configured' }]);
});
