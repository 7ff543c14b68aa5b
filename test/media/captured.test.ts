import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/media/feed.ts';
import { postsOf } from '../../src/media/posts.ts';
import { readSource } from '../../src/media/read-source.ts';

const folder = join(import.meta.dirname, '../../../shared/real/newmedia');
const there = existsSync(folder);
const at = { url: 'http://feed.cn/', fetchedAt: '2021-06-17T07:24:00.000Z', sha256: null, record: null };
const read = (file: string) => readFeed(readFileSync(join(folder, file)), null);

describe.skipIf(!there)(there ? 'captured feeds' : 'captured feeds (skipped: ../shared/real is not there)', () => {
  const feeds = there ? readdirSync(join(folder, 'wechat-feeds')).filter((name) => name.endsWith('.xml')) : [];

  it('are all read, every post with its date', () => {
    expect(feeds.length).toBeGreaterThan(0);
    for (const name of feeds) {
      const items = read(join('wechat-feeds', name));
      const posts = postsOf(items?.items ?? [], at);
      expect(posts.length, name).toBeGreaterThan(0);
      expect(
        posts.filter(({ publishedAt }) => publishedAt === null),
        name,
      ).toEqual([]);
    }
  });

  it('give the counts that were taken by hand', () => {
    interface Stat {
      n: string;
      items: number;
      pushes: number;
      last: string;
    }
    const stats: Stat[] = JSON.parse(readFileSync(join(folder, 'wechat-feeds/stats.asof-2021-06-17.json'), 'utf8'));
    let compared = 0;
    for (const stat of stats) {
      const all = feeds
        .filter((name) => name.startsWith(`${stat.n}__`))
        .map((name) => postsOf(read(join('wechat-feeds', name))!.items, at));
      const match = all.find((posts) => posts.some(({ publishedAt }) => publishedAt?.startsWith(stat.last)));
      if (match === undefined || match.length !== stat.items) continue;
      compared++;
      expect(new Set(match.map(({ push }) => push)).size, stat.n).toBe(stat.pushes);
    }
    expect(compared).toBeGreaterThan(5);
  });

  it('of bridges are read in every form; an error page is not', () => {
    const files = readdirSync(join(folder, 'rsshub')).filter((name) => /\.(xml|json)$/.test(name));
    for (const name of files) expect(read(join('rsshub', name))?.items.length, name).toBeGreaterThan(0);
    expect(read('rsshub/error_upstream.html')).toBeNull();
  });

  it('of bridges that lose the year get it back from the ids', () => {
    const posts = postsOf(read('rsshub/weibo_user_1669879400.rss.xml')!.items, at);
    for (const { publishedAt } of posts) expect(publishedAt).toMatch(/^2019-0[56]/);
    expect(posts[1]).toMatchObject({ original: 'repost', from: '代斯daisy' });
  });

  const file = (name: string) => {
    const body = readFileSync(join(folder, name));
    return readSource({
      body,
      contentType: null,
      at,
      period: { from: '2019-06-01', to: '2019-06-30' },
      to: null,
      asked: '',
    });
  };

  it('saved answers of Weibo are read; times come from the ids, days agree with what the answer says', () => {
    const list = file('weibo/weiboAPI__cards1.json');
    if (!('posts' in list)) throw new Error('no posts');
    expect(list.posts).toHaveLength(10);
    expect(list.posts[0]).toMatchObject({ id: '4383183661430868', publishedAt: expect.stringMatching(/^2019-06-14T/) });
    expect(list.posts.filter((p) => p.original === 'repost')).toHaveLength(1);
    const one = file('weibo/weiboAPI__retweet01.json');
    expect(one).toMatchObject({ posts: [{ publishedAt: '2019-06-15T11:44:46+08:00', original: 'repost' }] });
    expect(file('weibo/koa2__13c460c.json')).toHaveProperty('posts');
    expect(file('weibo/weiboAPI__userInfo.json')).toMatchObject({ reason: 'unparsed' });
  });

  it.each([
    ['20181021.issue', '2018-10-20T23:49:06+08:00', 'declared'],
    ['20190624', '2019-06-23T22:21:53+08:00', 'declared'],
    ['20190719', '2019-07-18T16:25:09+08:00', undefined],
    ['break', '2018-07-28T06:02:48+08:00', undefined],
    ['video', '2018-04-28T22:36:35+08:00', undefined],
  ])('the saved WeChat page %s is one post', (name, publishedAt, original) => {
    const page = file(`wechat-articles/we-extract__${name}.html`);
    if (!('posts' in page)) throw new Error(JSON.stringify(page));
    expect(page.posts).toHaveLength(1);
    expect(page.posts[0]!.publishedAt).toBe(publishedAt);
    expect(page.posts[0]!.title.length).toBeGreaterThan(3);
    expect(page.posts[0]!.original).toBe(original);
    expect(page.coverage.complete).toBe(false);
  });

  it('an expired and a throttled WeChat page are neither posts nor silence', () => {
    expect(file('wechat-articles/we-extract__expire.html')).toMatchObject({ reason: 'unparsed' });
    expect(file('wechat-articles/we-extract__quota_limit.html')).toMatchObject({ reason: 'blocked' });
  });

  it('a version in the App Store is no post', () => {
    expect(file('appstore/itunes_lookup_cn_414478124_2021-03.excerpt.json')).toMatchObject({
      posts: [],
      coverage: { complete: false, reason: expect.stringContaining('2021-02-02') },
    });
  });
});
