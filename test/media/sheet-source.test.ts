import { expect, it } from 'vitest';
import { type Row, readSheet } from '../../src/media/sheet-source.ts';

const at = { url: '', fetchedAt: '2024-06-01T00:00:00Z', sha256: null, record: null };
const period = { from: '2024-05-01', to: '2024-05-31' };
const read = (...rows: Row[]) => {
  const reading = readSheet(rows, at, period, null);
  if (reading === null || !('posts' in reading)) throw new Error(JSON.stringify(reading));
  return reading;
};

it('a sheet of a person who looked is complete for the days that it names', () => {
  const { posts, coverage } = read(
    ['抽查登记表'],
    ['标题', '发布时间', '是否原创', '来源', '截图', '抽查开始', '抽查截止', '留言时间', '回复时间'],
    [
      '甲',
      '2024-05-20 08:00',
      '是',
      null,
      '甲.png',
      '2024-04-01',
      '2024-05-31',
      '2024-05-20 09:00',
      '2024-05-23 10:00',
    ],
    ['乙', new Date('2024-05-21T08:00:00Z'), '转载', '新华社', null, null, null, null, null],
  );
  expect(coverage).toEqual({
    from: '2024-04-01T00:00:00+08:00',
    to: '2024-05-31T00:00:00+08:00',
    complete: true,
    reason: null,
  });
  expect(posts).toMatchObject([
    { title: '甲', original: 'declared', screenshot: '甲.png', replies: [{ repliedAt: '2024-05-23T10:00:00+08:00' }] },
    { title: '乙', publishedAt: '2024-05-21T08:00:00+08:00', original: 'repost', from: '新华社' },
  ]);
});

it('an export of the creator centre: what is not public is no post', () => {
  const { posts } = read(
    ['作品名称', '发布时间', '体裁', '审核状态', '播放量', '5s完播率', '完播率'],
    ['甲', '2024-05-20 08:00:00', '视频', '审核通过', '1', '2', '3'],
    ['乙', '2024-05-21 08:00:00', '视频', '审核中', '1', '2', '3'],
  );
  expect(posts.map(({ title }) => title)).toEqual(['甲']);
});

it('the WeChat export lists pushes only and proves no silence', () => {
  const { posts, coverage } = read(
    ['内容标题', '发表时间', '总阅读人数', '送达人数', '内容url'],
    ['甲', '20240520', '1', '2', 'http://mp.weixin.qq.com/s/a'],
    ['乙', '2024-01-20', '1', '2', 'http://mp.weixin.qq.com/s/b'],
  );
  expect(posts).toHaveLength(2);
  expect(posts[0]!.publishedAt).toBe('2024-05-20T00:00:00+08:00');
  expect(coverage).toMatchObject({ complete: false, reason: '后台导出只含已通知的群发内容' });
});

it('a table without title and time is another table', () => {
  expect(readSheet([['名称', '网址']], at, period, null)).toBeNull();
});
