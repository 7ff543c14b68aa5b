import { z } from 'zod';
import { gapWords } from '../src/lib/gaps.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '首页不能加密访问',
  why: '只提供明文访问的网站，内容容易被中途改动，群众填写的信息容易泄露。',
  fix: '为网站域名申请并部署有效证书，启用加密访问，明文网址跳转到加密网址。',
  target: 'site',
  ownerOnly: true,
  reads: ['https'],
  options: z.strictObject({}),
  messages: {
    refused: '以https访问首页未成功。',
    downgraded: '以https访问首页，被跳转回明文网址。',
  },
  *run({ facts }) {
    const { state, reason, sure, at } = facts.https;
    if (state !== 'offered')
      yield {
        say: state,
        place: `home:${placeOf(at.url)}`,
        at: [at],
        found: reason ?? state,
        required: '能以https打开首页',
        data: {},
        ...(!sure && { unsure: reason === null ? '未能确认' : gapWords[reason] }),
      };
    return { n: 1 };
  },
});
