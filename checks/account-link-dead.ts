import { z } from 'zod';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务新媒体内容中的链接打不开',
  why: '推送内容里的办事、文件链接打不开，公众看到了却办不了、查不到。',
  fix: '发布前点开每个链接；网站页面迁移的，设置跳转或修改推送内容。',
  target: 'account',
  periodic: true,
  reads: ['posts'],
  options: z.strictObject({}),
  messages: {
    broken: '“{title}”中的链接打不开（返回{status}）。',
    unsure: '“{title}”中的链接未能确认能否打开。',
  },
  *run({ facts }) {
    const { posts, probed = [] } = facts.posts;
    const byId = new Map(posts.map((post) => [post.id, post]));
    for (const { url, post: id, state, status, at } of probed) {
      if (state === 'ok') continue;
      const post = byId.get(id);
      const link = { url, fetchedAt: at, sha256: null, record: null };
      yield {
        say: state,
        place: `link:${placeOf(url)}`,
        at: [link, ...(post ? [{ ...post.at, excerpt: `${post.title} ${url}` }] : [])],
        found: status === null ? null : `返回${status}`,
        required: '能够打开',
        data: { title: post?.title || '（无标题）', status },
        ...(state === 'unsure' && { unsure: '没有得到应答，可能是我们的网络或对方限制了程序访问' }),
      };
    }
    return probed.length > 0 ? { n: probed.length } : { notApplicable: '内容里没有可以检查的链接' };
  },
});
