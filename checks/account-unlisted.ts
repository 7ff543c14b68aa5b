import { z } from 'zod';
import { accountAt } from '../src/lib/platforms.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '网站上链接的新媒体账号没有登记',
  why: '网站上公布的账号不在台账里，底数不清，检查和监管就有遗漏。',
  fix: '核对账号归属，属于本单位的补登台账；已停用的从网站上撤下。',
  target: 'site',
  ownerOnly: true,
  reads: ['links', 'register'],
  options: z.strictObject({}),
  messages: { unlisted: '网站链接到{platform}账号“{text}”（{id}），登记表里没有。' },
  *run({ facts }) {
    const known = new Set(facts.register.accounts.flatMap((a) => (a.platformId === null ? [] : [a.platformId])));
    const linked = new Map<string, (typeof facts.links)[number]>();
    for (const link of facts.links) {
      const { id, platform } = accountAt(link.url);
      // Stores of apps hold many; 微信 articles link to accounts of others.
      if (id !== null && platform !== '微信' && !linked.has(id)) linked.set(id, link);
    }
    for (const [id, link] of linked) {
      if (known.has(id)) continue;
      const { platform } = accountAt(link.url);
      yield {
        say: 'unlisted',
        place: `account:${id}`,
        at: link.from.slice(0, 3).map((seen) => ({ ...seen, excerpt: `${link.text} ${link.url}` })),
        found: link.url,
        required: '登记在台账里',
        data: { platform, text: link.text || '（无文字）', id },
        unsure: '可能是其他单位的账号，或登记表没有填写平台账号',
      };
    }
    return linked.size > 0 ? { n: linked.size } : { notApplicable: '没有读到指向新媒体账号的链接' };
  },
  asks: true,
});
