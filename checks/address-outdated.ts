import { z } from 'zod';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '域名没有IPv6地址',
  why: '政府网站应当完成互联网协议第六版改造，域名解析不到IPv6地址的，使用新协议的群众无法直接访问。',
  fix: '为网站域名增加AAAA解析记录，并确认首页和主要栏目能用IPv6打开。',
  target: 'site',
  ownerOnly: true,
  reads: ['ipv6'],
  options: z.strictObject({}),
  messages: { none: '域名{host}没有查到IPv6地址（AAAA记录）。' },
  *run({ facts }) {
    const { host, addresses, proven, at } = facts.ipv6;
    if (addresses.length === 0)
      yield {
        say: 'none',
        place: `host:${host}`,
        at: [at],
        found: 0,
        required: '有AAAA记录',
        data: { host },
        ...(!proven && { unsure: '本机的域名解析服务可能不提供这类记录' }),
      };
    return { n: 1 };
  },
});
