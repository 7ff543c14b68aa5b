import { z } from 'zod';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务新媒体没有备案',
  why: '账号开设未按程序备案，底数不清，也难以管理。',
  fix: '按分级备案的程序补办备案，并更新台账。',
  target: 'account',
  reads: ['register'],
  options: z.strictObject({}),
  messages: { unfiled: '台账登记{platform}“{name}”没有备案。' },
  *run({ facts, target }) {
    const { own } = facts.register;
    if (own === null || own.filed === null) return { notApplicable: '登记表没有填写账号是否备案' };
    if (own.filed) return { n: 1 };
    yield {
      say: 'unfiled',
      place: `account:${target.id}`,
      at: [],
      found: '没有备案',
      required: '按规定备案',
      data: { platform: own.platform, name: own.name },
      unsure: '依据登记表的填写，由人核对',
    };
    return { n: 1 };
  },
  asks: true,
});
