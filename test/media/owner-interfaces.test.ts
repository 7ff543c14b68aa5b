/** Contract tests: servers that answer as the platforms' documents say. No real platform was asked. */
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { crawlAccount } from '../../src/crawl/account.ts';
import { accountTokens } from '../../src/load/account-tokens.ts';
import { messagesOf } from '../../src/media/wechat-owner.ts';
import { settingsSchema } from '../../src/model/settings.ts';
import { startServer } from '../crawl/server.ts';
import { tempFolder } from '../snapshot/folder.ts';

const period = { from: '2026-05-01', to: '2026-05-31' };
const seconds = (iso: string) => Date.parse(iso) / 1000;
const secret = 'SECRET-TOKEN-1';

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length === 0 ? {} : JSON.parse(Buffer.concat(parts).toString());
}

type Answer = (path: string, asked: Record<string, unknown>, query: URLSearchParams) => object;

async function read(api: 'wechat' | 'weibo', answer: Answer, token = secret) {
  const { url, hits } = await startServer(async (request, response) => {
    const asked = new URL(request.url!, 'http://x');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer(asked.pathname, await bodyOf(request), asked.searchParams)));
  });
  const folder = tempFolder();
  const log: unknown[] = [];
  const historyFile = join(tempFolder(), 'a.json');
  const snapshot = await crawlAccount({
    account: { id: 'a', agency: 'a1', platform: '微信', name: '青禾发布', platformId: '5100000001', source: { api } },
    folder,
    asOf: '2026-05-31',
    period,
    settings: settingsSchema.parse({ delay: 0, wechatApi: url, weiboApi: url }),
    network: { resolve: [], allowPrivate: true },
    token,
    log: (event) => void log.push(event),
    historyFile,
    now: () => new Date('2026-06-02T10:00:00+08:00'),
  });
  const kept = [JSON.stringify(snapshot), JSON.stringify(log)];
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    kept.push((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1'));
  }
  return { snapshot, hits, kept: kept.join('\n') };
}

const wechat: Answer = (path, asked, query) => {
  if (query.get('access_token') !== secret) return { errcode: 40001, errmsg: `invalid ${secret}` };
  const day = String(asked.begin_date);
  if (path === '/datacube/getarticletotaldetail') {
    const row = (msgid: string, title: string, publish_type: number) => ({
      ref_date: day,
      msgid,
      title,
      publish_type,
      content_url: `https://mp.weixin.qq.com/s?__biz=MzA3NTE5MzQzMA==&mid=${msgid.split('_')[0]}&idx=${msgid.split('_')[1]}&sn=1`,
      detail_list: [{ stat_date: day, read_user: 3 }],
    });
    if (day === '2026-05-20')
      return { list: [row('2247490098_1', '甲', 0), row('2247490098_2', '乙', 0)], is_delay: false };
    return { list: day === '2026-04-20' ? [row('2247490001_1', '丙', 1)] : [], is_delay: false };
  }
  if (path === '/cgi-bin/comment/list')
    return asked.msg_data_id === 2247490098 && asked.index === 0
      ? {
          total: 2,
          comment: [
            {
              user_comment_id: 1,
              openid: 'oPERSON',
              create_time: seconds('2026-05-20T09:00:00+08:00'),
              content: '私事',
              reply: { content: '好', create_time: seconds('2026-05-23T10:00:00+08:00') },
            },
            {
              user_comment_id: 2,
              openid: 'oPERSON',
              create_time: seconds('2026-05-21T09:00:00+08:00'),
              content: '私事',
            },
          ],
        }
      : { total: 0, comment: [] };
  if (path === '/customservice/msgrecord/getmsglist') {
    const start = Number(asked.starttime);
    const row = (opercode: number, iso: string) => ({
      openid: 'oPERSON',
      opercode,
      text: '私事',
      time: seconds(iso),
      worker: 'x',
    });
    const all = [
      row(2003, '2026-05-10T09:00:00+08:00'),
      row(2002, '2026-05-10T10:00:00+08:00'),
      row(2003, '2026-05-11T09:00:00+08:00'),
    ];
    const recordlist = all.filter(({ time }) => time >= start && time <= Number(asked.endtime));
    return { recordlist, number: recordlist.length, msgid: 1 + recordlist.length };
  }
  return { errcode: 48001, errmsg: 'x' };
};

it('WeChat: what was published, pushed or not, comments and messages with their times; no token, no person is kept', async () => {
  const { snapshot, kept } = await read('wechat', wechat);
  const { posts, coverage, messages } = snapshot.facts.posts!;
  expect(coverage).toMatchObject({ complete: true, whole: true, from: '2026-04-16T00:00:00+08:00' });
  expect(posts.map(({ id, title, push, publishedAt }) => [id, title, push, publishedAt])).toEqual(
    expect.arrayContaining([
      ['MzA3NTE5MzQzMA==_2247490098_1', '甲', '2247490098', '2026-05-20T00:00:00+08:00'],
      ['MzA3NTE5MzQzMA==_2247490098_2', '乙', '2247490098', '2026-05-20T00:00:00+08:00'],
      ['MzA3NTE5MzQzMA==_2247490001_1', '丙', 'MzA3NTE5MzQzMA==_2247490001_1', '2026-04-20T00:00:00+08:00'],
    ]),
  );
  expect(posts.find(({ title }) => title === '甲')!.replies).toEqual([
    { askedAt: '2026-05-20T09:00:00+08:00', repliedAt: '2026-05-23T10:00:00+08:00' },
    { askedAt: '2026-05-21T09:00:00+08:00', repliedAt: null },
  ]);
  expect(messages).toEqual([{ askedAt: '2026-05-10T09:00:00+08:00', repliedAt: '2026-05-10T10:00:00+08:00' }]);
  for (const word of [secret, 'oPERSON', '私事']) expect(kept).not.toContain(word);
}, 60_000);

it('WeChat: a token is had for an app and its secret, and neither is kept', async () => {
  const answer: Answer = (path, asked, query) =>
    path === '/cgi-bin/stable_token'
      ? { access_token: asked.appid === 'wx1' && asked.secret === 'S3CRET' ? secret : '', expires_in: 7200 }
      : wechat(path, asked, query);
  const { snapshot, kept } = await read('wechat', answer, 'wx1:S3CRET');
  expect(snapshot.facts.posts!.posts).toHaveLength(3);
  for (const word of [secret, 'S3CRET']) expect(kept).not.toContain(word);
}, 60_000);

it('WeChat: a wrong token, late figures and an account without the right are no silence', async () => {
  const wrong = await read('wechat', wechat, 'OTHER');
  expect(wrong.snapshot.gaps).toMatchObject([{ reason: 'login', detail: expect.stringContaining('40001') }]);
  expect(wrong.kept).not.toContain('OTHER');
  const late = await read('wechat', (path, asked, query) => ({ ...wechat(path, asked, query), is_delay: true }));
  expect(late.snapshot.facts.posts!.coverage).toMatchObject({ complete: false });
  expect(late.snapshot.facts.posts!.coverage.whole).toBeUndefined();
  const item = {
    article_id: 'x1',
    update_time: seconds('2026-05-02T08:00:00+08:00'),
    content: {
      news_item: [
        { title: '丁', url: 'http://mp.weixin.qq.com/s/x', is_deleted: false },
        { title: '删', is_deleted: true },
      ],
    },
  };
  const free = await read('wechat', (path, asked, query) =>
    path === '/cgi-bin/freepublish/batchget'
      ? { total_count: 1, item_count: 1, item: asked.offset === 0 ? [item] : [] }
      : path.startsWith('/datacube')
        ? { errcode: 48001 }
        : wechat(path, asked, query),
  );
  expect(free.snapshot.facts.posts).toMatchObject({ posts: [{ title: '丁' }], coverage: { complete: false } });
}, 60_000);

it('a message without answer may be a thank-you; the last before an answer counts', () => {
  const row = (opercode: number, time: number) => ({ openid: 'o', opercode, time: 1_780_000_000 + time });
  const told = messagesOf([row(2003, 0), row(2003, 900), row(2002, 1000), row(2003, 2000)]);
  expect(told).toHaveLength(1);
  expect(Date.parse(told[0]!.repliedAt) - Date.parse(told[0]!.askedAt)).toBe(100_000);
});

const mid = (iso: string) => String((BigInt(seconds(iso)) - 515_483_463n) << 22n);
const created = (iso: string) => {
  const date = new Date(Date.parse(iso) + 8 * 3_600_000).toUTCString();
  const [day, number, month, year, time] = date.replace(',', '').split(' ');
  return `${day} ${month} ${number} ${time} +0800 ${year}`;
};
const status = (iso: string, text: string, more: object = {}) => ({
  idstr: mid(iso),
  mid: mid(iso),
  created_at: created(iso),
  text,
  user: { id: 5100000001 },
  ...more,
});

it('Weibo: pages until before the period, reposts and answers to comments', async () => {
  const first = status('2026-05-20T09:00:00+08:00', '甲');
  const pages = [
    [first, status('2026-05-02T09:00:00+08:00', '转', { retweeted_status: { user: { screen_name: '新华社' } } })],
    [status('2026-04-01T09:00:00+08:00', '旧')],
  ];
  const ask = { id: 71, idstr: '71', created_at: created('2026-05-20T10:00:00+08:00'), user: { id: 9 }, status: first };
  const reply = {
    id: 72,
    idstr: '72',
    created_at: created('2026-05-20T12:00:00+08:00'),
    user: { id: 5100000001 },
    status: first,
    reply_comment: { id: 71 },
  };
  const { snapshot, kept } = await read('weibo', (path, _, query) => {
    if (query.get('access_token') !== secret) return { error: 'invalid_access_token', error_code: 21332 };
    if (path === '/2/statuses/user_timeline.json')
      return { statuses: pages[Number(query.get('page')) - 1] ?? [], total_number: 900 };
    return { comments: [reply, ask] };
  });
  const { posts, coverage } = snapshot.facts.posts!;
  expect(posts).toHaveLength(3);
  expect(posts.find(({ title }) => title === '转')).toMatchObject({ original: 'repost', from: '新华社' });
  expect(posts.find(({ title }) => title === '甲')!.replies).toEqual([
    { askedAt: '2026-05-20T10:00:00+08:00', repliedAt: '2026-05-20T12:00:00+08:00' },
  ]);
  expect(coverage).toMatchObject({ complete: true, whole: true });
  expect(kept).not.toContain(secret);
});

it('Weibo: the newest few of many are not whole; a token that has ended is a gap', async () => {
  const few = await read('weibo', (path, _, query) =>
    path.includes('user_timeline')
      ? { statuses: query.get('page') === '1' ? [status('2026-05-20T09:00:00+08:00', '甲')] : [], total_number: 900 }
      : { comments: [] },
  );
  expect(few.snapshot.facts.posts!.coverage.complete).toBe(false);
  const ended = await read('weibo', () => ({ error: 'expired_token', error_code: 21327 }));
  expect(ended.snapshot.gaps).toMatchObject([{ reason: 'login' }]);
});

it('tokens are read from the environment, and a slip does not repeat them', () => {
  expect([...accountTokens({ GONGKAI_ACCOUNT_TOKENS: 'wx-1=a:b; 微博一=c==' })]).toEqual([
    ['wx-1', 'a:b'],
    ['微博一', 'c=='],
  ]);
  expect(() => accountTokens({ GONGKAI_ACCOUNT_TOKENS: secret })).toThrow(expect.not.stringContaining(secret));
});
