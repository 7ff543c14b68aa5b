import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import silence from '../../checks/account-silence.ts';
import slow from '../../checks/account-slow.ts';
import stale from '../../checks/account-stale.ts';
import { crawlAccount } from '../../src/crawl/account.ts';
import { dayOf, newestOf } from '../../src/lib/dates.ts';
import type { Check } from '../../src/model/check.ts';
import type { Facts } from '../../src/model/facts.ts';
import { settingsSchema } from '../../src/model/settings.ts';
import { type Handler, startServer } from '../crawl/server.ts';
import { tempFolder } from '../snapshot/folder.ts';
import { faulty, rss, wechat } from './feed-faults.ts';

const asOf = '2024-05-31';
const period = { from: '2024-05-01', to: '2024-05-31' };

async function poll(handler: Handler, path: string, { at = `${asOf}T22:00:00+08:00`, historyFile = '' } = {}) {
  const { url } = await startServer(handler);
  return crawlAccount({
    account: { id: 'a', agency: 'a1', platform: '微信', name: '青禾发布', source: { feed: `${url}${path}` } },
    folder: tempFolder(),
    asOf,
    period,
    settings: settingsSchema.parse({ delay: 0, timeout: 1500 }),
    network: { resolve: [], allowPrivate: true },
    ...(historyFile !== '' && { historyFile }),
    now: () => new Date(at),
  });
}

function judged(check: unknown, { posts }: Facts) {
  const { run, options } = check as Check;
  const target = { id: 'a', type: 'account', url: null, role: 'owner', exemptColumns: [], accountType: '订阅号' };
  const view = {
    asOf,
    period,
    facts: { posts, register: { own: null, accounts: [] } },
    gaps: [],
    options: options.parse({}),
    target,
  };
  return [...run(view as unknown as Parameters<typeof run>[0])];
}

describe('feeds in the style of bridges', () => {
  it.each(faulty)('$name', async ({ path, body, synced, expect: wanted }) => {
    const { facts, gaps } = await poll((request, response) => {
      if (request.url === '/feeds') {
        const list =
          synced === undefined ? [] : [{ id: 'MP_WXS_1', name: '青禾发布', syncTime: Date.parse(synced) / 1000 }];
        return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(list));
      }
      response.writeHead(200, { 'content-type': 'text/xml' }).end(body);
    }, path);
    if (wanted.is === 'gap') {
      expect(facts.posts).toBeUndefined();
      expect(gaps).toHaveLength(1);
      return;
    }
    const posts = facts.posts!.posts;
    const newest = newestOf(posts.map(({ publishedAt: p }) => (p === null ? null : dayOf(p))));
    const [found] = judged(stale, facts);
    const is = found === undefined ? 'alive' : found.unsure === undefined ? 'silent' : 'unsure';
    expect({ is, newest, posts: posts.length, title: posts[0]!.title }).toMatchObject(wanted);
    // What is not whole accuses of nothing else either.
    if (is === 'unsure')
      for (const finding of [...judged(silence, facts), ...judged(slow, facts)]) expect(finding.unsure).toBeTruthy();
  });

  it('pinned posts at the end of a feed are no silence before the rest', async () => {
    const body = faulty.find(({ name }) => name.includes('sorts pinned'))!.body;
    const { facts } = await poll((_, response) => response.end(body), '/bilibili/user/video/1');
    expect(judged(silence, facts).map(({ unsure }) => unsure)).toEqual([expect.any(String)]);
  });
});

describe('a feed polled twice', () => {
  const item = (day: string, title = day) => ({ title, date: `${day} 08:00`, url: wechat(day) });
  const whole = rss([item('2024-03-20'), item('2024-03-19')], '');

  it('that has not changed answers 304 and is known until then', async () => {
    const historyFile = join(tempFolder(), 'a.json');
    const asked: unknown[] = [];
    const handler: Handler = (request, response) => {
      asked.push(request.headers['if-none-match'] ?? null);
      if (request.headers['if-none-match'] === '"1"') return void response.writeHead(304).end();
      response.writeHead(200, { etag: '"1"' }).end(whole);
    };
    const { url } = await startServer(handler);
    const at = (day: string) =>
      crawlAccount({
        account: { id: 'a', agency: 'a1', platform: '微信', name: '青禾发布', source: { feed: `${url}/a` } },
        folder: tempFolder(),
        asOf,
        period,
        settings: settingsSchema.parse({ delay: 0 }),
        network: { resolve: [], allowPrivate: true },
        historyFile,
        now: () => new Date(`${day}T22:00:00+08:00`),
      });
    await at('2024-03-21');
    const { facts } = await at(asOf);
    expect(asked).toEqual([null, '"1"']);
    expect(facts.posts!.posts).toHaveLength(2);
    expect(facts.posts!.coverage).toMatchObject({ to: '2024-05-31T14:00:00.000Z', whole: true });
    expect(judged(stale, facts)).toMatchObject([{ found: '2024-03-20' }]);
    expect(judged(stale, facts)[0]!.unsure).toBeUndefined();
  });

  it('whose title was changed between two looks is one post; two short looks add up', async () => {
    const historyFile = join(tempFolder(), 'a.json');
    const give =
      (body: string): Handler =>
      (_, response) =>
        response.end(body);
    const first = rss([item('2024-05-20'), item('2024-05-10')], '');
    const second = rss([item('2024-05-30'), item('2024-05-20', '改过的标题')], '');
    await poll(give(first), '/a', { historyFile, at: '2024-05-20T22:00:00+08:00' });
    const { facts } = await poll(give(second), '/a', { historyFile });
    expect(facts.posts!.posts.map(({ title }) => title)).toEqual(['2024-05-30', '改过的标题', '2024-05-10']);
  });

  it('that failed the second time, with 503 and a time to wait or by silence, is known until the first only', async () => {
    const ways: Handler[] = [
      (_, response) => response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/html' }).end('<h1>x</h1>'),
      (_, response) => response.writeHead(200).end('<html><body>busy</body></html>'),
      (_, response) => void sleep(8000).then(() => response.end()),
      (_, response) => response.writeHead(304).end(),
    ];
    for (const way of ways) {
      const historyFile = join(tempFolder(), 'a.json');
      await poll((_, response) => response.end(whole), '/a', { historyFile, at: '2024-03-21T22:00:00+08:00' });
      const { facts } = await poll(way, '/a', { historyFile });
      expect(facts.posts!.coverage.to).toBe('2024-03-21T14:00:00.000Z');
      expect(judged(stale, facts)[0]!.unsure).toBeTruthy();
    }
  }, 60_000);

  it('is read behind redirects', async () => {
    const handler: Handler = (request, response) => {
      if (request.url === '/a') return void response.writeHead(301, { location: '/b' }).end();
      response.end(whole);
    };
    expect((await poll(handler, '/a')).facts.posts!.posts).toHaveLength(2);
  });
});
