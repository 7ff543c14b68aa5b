import { expect, it } from 'vitest';
import { crawlAccount } from '../../src/crawl/account.ts';
import { linksIn } from '../../src/media/post-links.ts';
import { settingsSchema } from '../../src/model/settings.ts';
import { startServer } from '../crawl/server.ts';
import { tempFolder } from '../snapshot/folder.ts';
import { rss } from './feed-faults.ts';

it('links that lead out of the platform, each once; no pictures', () => {
  const html = `<a href="https://a.cn/x?a=1&amp;b=2">x</a><a class="y" href='https://a.cn/x?a=1&amp;b=2'>x</a>
    <a href="https://mp.weixin.qq.com/s/a">y</a><a href="https://a.cn/p.png">z</a><a href="javascript:alert(1)">j</a>`;
  expect(linksIn(html)).toEqual(['https://a.cn/x?a=1&b=2']);
});

it('links of the period are asked after; what is gone is gone when it is said twice', async () => {
  const { url, hits } = await startServer((request, response) => {
    if (request.url === '/feed') {
      const text = (path: string) => `<description><![CDATA[<a href="${url}${path}">办事</a>]]></description>`;
      const items = [
        { date: '2024-05-20 08:00', extra: text('/there') },
        { date: '2024-05-10 08:00', extra: text('/gone') },
        { date: '2024-05-09 08:00', extra: text('/busy') },
        { date: '2023-05-10 08:00', extra: text('/old') },
      ];
      return void response.end(rss(items, ''));
    }
    const status = request.url === '/there' ? 200 : request.url === '/gone' ? 404 : 403;
    response.writeHead(status).end('x');
  });
  const { facts } = await crawlAccount({
    account: { id: 'a', agency: 'a1', platform: '微信', name: '青禾发布', source: { feed: `${url}/feed` } },
    folder: tempFolder(),
    asOf: '2024-05-31',
    period: { from: '2024-05-01', to: '2024-05-31' },
    settings: settingsSchema.parse({ delay: 0 }),
    network: { resolve: [], allowPrivate: true },
    links: true,
    now: () => new Date('2024-05-31T22:00:00+08:00'),
  });
  expect(facts.posts!.probed!.map((p) => [p.url.replace(url, ''), p.state, p.status])).toEqual([
    ['/busy', 'unsure', 403],
    ['/gone', 'broken', 404],
    ['/there', 'ok', 200],
  ]);
  expect(hits.some((hit) => hit.endsWith('/old'))).toBe(false);
}, 30_000);
