import { z } from 'zod';
import { defineCheck } from '../src/model/check.ts';

const names = { closed: '已注销', moved: '已迁移', blocked: '已被屏蔽' } as const;

export default defineCheck({
  title: '政务新媒体账号已经失效',
  why: '登记在册的账号已不能使用，公众找不到，台账也不符实际。',
  fix: '按程序办理注销或变更备案，更新台账，并在门户网站上公告。',
  target: 'account',
  reads: ['posts'],
  options: z.strictObject({}),
  messages: { closed: '账号{state}：页面显示“{words}”。' },
  *run({ facts, target }) {
    const { states = [], posts } = facts.posts;
    const [state] = states;
    if (state === undefined) return posts.length > 0 ? { n: 1 } : { notApplicable: '没有读到账号的页面' };
    yield {
      say: 'closed',
      place: `account:${target.id}`,
      at: [state.at],
      found: names[state.state],
      required: '账号可以正常使用',
      data: { state: names[state.state], words: state.words },
    };
    return { n: 1 };
  },
});
