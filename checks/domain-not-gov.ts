import { z } from 'zod';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '域名不以规定后缀结尾',
  why: '政府网站应当使用以.gov.cn为后缀的英文域名，其他域名容易被仿冒，群众难辨真伪。',
  fix: '申请以.gov.cn为后缀的英文域名，旧域名跳转到新域名后停用，并在登记表更新网址。',
  target: 'site',
  ownerOnly: true,
  reads: ['home'],
  options: z.strictObject({}),
  messages: { other: '网站域名为{host}，不以.gov.cn为后缀。' },
  *run({ facts, target }) {
    // Registered and answered: a site that leads on to its new name uses that one.
    const hosts = [target.url ?? '', facts.home.at.url].map(nameOf);
    if (hosts.some(isGov)) return { n: 1 };
    const host = hosts[1]!;
    const unsure = /^[\d.]+$|:/.test(host) ? '按地址登记，未见域名' : /(?:^|\.)xn--/.test(host) ? '使用中文域名' : null;
    yield {
      say: 'other',
      place: `domain:${placeOf(facts.home.at.url)}`,
      at: [facts.home.at],
      found: host,
      required: '以.gov.cn为后缀',
      data: { host },
      ...(unsure !== null && { unsure }),
    };
    return { n: 1 };
  },
});

function nameOf(url: string): string {
  return (URL.parse(url)?.hostname ?? '').toLowerCase().replace(/\.$/, '');
}

function isGov(host: string): boolean {
  return host.endsWith('.gov.cn');
}
