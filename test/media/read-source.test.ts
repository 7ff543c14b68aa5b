import { expect, it } from 'vitest';
import { losslessJson } from '../../src/media/lossless-json.ts';
import { readSource } from '../../src/media/read-source.ts';

const at = { url: '', fetchedAt: '2024-06-01T00:00:00Z', sha256: null, record: null };
const period = { from: '2024-05-01', to: '2024-05-31' };
const read = (text: string, asked = '') =>
  readSource({ body: Buffer.from(text), contentType: null, at, period, to: at.fetchedAt, asked });
const wechat = (shown: string, script = '') =>
  `<!DOCTYPE html><html><head><script src="https://res.wx.qq.com/mmbizwap/a.js"></script><script>${script}</script></head><body><div class="weui-msg"><h2>${shown}</h2></div></body></html>`;

it('ids of nineteen digits lose none', () => {
  expect(losslessJson('{"id":6462456615328023117,"n":5,"x":1.5}')).toEqual({ id: '6462456615328023117', n: 5, x: 1.5 });
});

it.each([
  ['此帐号已自主注销，内容无法查看', 'closed'],
  ['该公众号已迁移', 'moved'],
])('a WeChat page that shows %s is a state of the account, no post and no silence', (shown, state) => {
  expect(read(wechat(shown))).toMatchObject({ posts: [], states: [{ state }], coverage: { complete: false } });
});

it('words in the scripts of a page say nothing of the account', () => {
  expect(read(wechat('稍后再试', 'var tip = "此帐号已自主注销"'))).toMatchObject({ reason: 'unparsed' });
});

it('a feed asked for without reposts is not whole', () => {
  const feed =
    '<rss version="2.0"><channel><title>x</title><item><title>a</title><pubDate>2024-01-20 08:00</pubDate></item></channel></rss>';
  expect(read(feed, 'http://b.cn/weibo/user/1/showRetweeted=0')).toMatchObject({ coverage: { complete: false } });
  expect(read(feed, 'http://b.cn/weibo/user/1')).toMatchObject({ whole: true, coverage: { complete: true } });
});

it('a saved list of pushes: articles of one push, what is declared as own work and what is passed on', () => {
  const article = (idx: number, title: string, copyright_stat: number) => ({
    title,
    content_url: `http://mp.weixin.qq.com/s?__biz=MzA3NTE5MzQzMA==&amp;mid=2655077856&amp;idx=${idx}&amp;sn=b#rd`,
    copyright_stat,
  });
  const push = (datetime: string, first: object, more: object[]) => ({
    comm_msg_info: { id: 1, type: 49, datetime: Date.parse(datetime) / 1000 },
    app_msg_ext_info: { ...first, multi_app_msg_item_list: more },
  });
  const list = [
    push('2024-05-20T08:00:00+08:00', article(1, '甲', 11), [article(2, '乙', 101), article(3, '丙', 100)]),
    { comm_msg_info: { id: 2, type: 1, datetime: 1 } },
  ];
  const answer = { ret: 0, general_msg_list: JSON.stringify({ list }), can_msg_continue: 1 };
  const reading = read(JSON.stringify(answer));
  expect(reading).toMatchObject({
    posts: [
      {
        id: 'MzA3NTE5MzQzMA==_2655077856_1',
        title: '甲',
        original: 'declared',
        publishedAt: '2024-05-20T08:00:00+08:00',
      },
      { title: '乙', original: 'repost' },
      { title: '丙' },
    ],
    coverage: { complete: false },
  });
  if ('posts' in reading) expect(new Set(reading.posts.map((p) => p.push)).size).toBe(1);
  expect(read(JSON.stringify({ ret: -3, general_msg_list: '' }))).toMatchObject({ reason: 'unparsed' });
});
