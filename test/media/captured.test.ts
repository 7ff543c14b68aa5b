import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/media/feed.ts';
import { coverageOf, postsOf } from '../../src/media/posts.ts';

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
      const posts = postsOf(items ?? [], at);
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
        .map((name) => postsOf(read(join('wechat-feeds', name))!, at));
      const match = all.find((posts) => posts.some(({ publishedAt }) => publishedAt?.startsWith(stat.last)));
      if (match === undefined || match.length !== stat.items) continue;
      compared++;
      expect(new Set(match.map(({ push }) => push)).size, stat.n).toBe(stat.pushes);
    }
    expect(compared).toBeGreaterThan(5);
  });

  it('of bridges are read in every form; an error page is not', () => {
    const files = readdirSync(join(folder, 'rsshub')).filter((name) => /\.(xml|json)$/.test(name));
    for (const name of files) expect(read(join('rsshub', name))?.length, name).toBeGreaterThan(0);
    expect(read('rsshub/error_upstream.html')).toBeNull();
  });

  it('of bridges that lose the year prove nothing', () => {
    const posts = postsOf(read('rsshub/weibo_user_1669879400.rss.xml')!, at);
    for (const { publishedAt } of posts) expect(publishedAt === null || publishedAt > '2009').toBe(true);
    expect(coverageOf(posts, { from: '2021-06-01', to: '2021-06-30' }, at.fetchedAt).complete).toBe(false);
  });
});
