import { z } from 'zod';
import { gapWords } from '../src/lib/gaps.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import type { LinkFact } from '../src/model/facts.ts';

/** Where so many links of a site lead nowhere, and more than half of them, the fault may be ours: walls answer 404 too. */
const mass = 20;

export default defineCheck({
  title: '链接打不开',
  why: '点开链接看到的是错误页，信息名义上公开、实际看不到。',
  fix: '修复或删除失效链接；页面迁移的设置跳转，附件丢失的重新上传。',
  target: 'site',
  reads: ['links'],
  options: z.strictObject({
    external: z.boolean().default(true).describe('是否检查指向其他网站的链接'),
  }),
  messages: {
    broken: '链接“{text}”打不开（返回{status}）。',
    unsure: '链接“{text}”未能确认能否打开：{reason}。',
  },
  *run({ facts, options }) {
    let n = 0;
    const walled = massDoubt(facts.links);
    for (const link of facts.links) {
      if (link.state === 'unchecked' || (link.external && !options.external)) continue;
      n++;
      if (link.state === 'ok' || (link.state === 'unsure' && link.external)) continue;
      // A page that answers well and still is in doubt reads like an error page.
      const reason = link.reason === null ? '疑似错误提示页面' : gapWords[link.reason];
      const unsure = link.state === 'unsure' ? reason : link.external ? null : walled;
      yield {
        say: link.state,
        place: `link:${placeOf(link.url)}`,
        at: [link.at, ...link.from.slice(0, 2)],
        found: link.status === null ? null : `返回${link.status}`,
        required: '能够打开',
        data: { text: link.text || '（无文字）', status: link.status, reason },
        ...(unsure !== null && { unsure }),
      };
    }
    return n === 0 ? { notApplicable: '没有检查过的链接' } : { n };
  },
});

function massDoubt(links: readonly LinkFact[]): string | null {
  const own = links.filter((link) => !link.external && link.state !== 'unchecked');
  const broken = own.filter((link) => link.state === 'broken').length;
  if (broken < mass || broken * 2 <= own.length) return null;
  return `本站查过的${own.length}个链接中有${broken}个打不开，可能是网站限制了程序访问或正在迁移，须人工核对`;
}
