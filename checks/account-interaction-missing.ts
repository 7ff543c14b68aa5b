import { z } from 'zod';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务新媒体没有提供互动功能',
  why: '没有留言、私信等互动渠道，公众无法咨询和反映问题。',
  fix: '开通留言、评论或私信功能，安排专人答复。',
  target: 'account',
  reads: ['posts'],
  options: z.strictObject({}),
  messages: {
    missing: '抽查登记为没有提供互动功能。',
    unseen: '数据来源里看不出是否提供互动功能。',
  },
  *run({ facts, target }) {
    const { posts, messages = [], interactive } = facts.posts;
    const used = messages.length > 0 || posts.some(({ replies = [] }) => replies.length > 0);
    if (used || interactive === true) return { n: 1 };
    yield {
      say: interactive === false ? 'missing' : 'unseen',
      place: `account:${target.id}`,
      at: posts.slice(0, 1).map(({ at }) => at),
      found: null,
      required: '提供有效的互动功能',
      data: {},
      unsure: interactive === false ? '抽查由人登记，可能在菜单、私信等处提供' : '留言、私信是否开通要打开账号查看',
    };
    return { n: 1 };
  },
  asks: true,
});
