import { z } from 'zod';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '同一平台开设多个政务新媒体账号',
  why: '一个单位原则上在同一平台只开设一个账号，多个账号分散力量，容易出现“僵尸”账号。',
  fix: '按“关停整合一批、优化保留一批”清理，做优主账号，并更新台账。',
  target: 'account',
  reads: ['register'],
  options: z.strictObject({}),
  messages: { doubled: '在{platform}上还登记有{others}。' },
  *run({ facts, target }) {
    const { own, accounts } = facts.register;
    if (own === null) return { notApplicable: '登记表里没有这个账号' };
    const others = accounts.filter((a) => a.agency === own.agency && a.platform === own.platform && a.id !== own.id);
    if (others.length === 0) return { n: 1 };
    yield {
      say: 'doubled',
      place: `account:${target.id}`,
      at: [],
      found: others.length + 1,
      required: '同一平台一个账号',
      data: { platform: own.platform, others: others.map(({ name }) => `“${name}”`).join('、') },
      unsure: '原则上只开设一个；内设机构或专项业务的账号可能经批准开设',
    };
    return { n: 1 };
  },
  asks: true,
});
