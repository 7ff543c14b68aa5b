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
