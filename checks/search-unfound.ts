import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '站内搜索查不到已发布信息',
  why: '用已发布信息的准确标题检索，第一页应当出现该信息，查不到说明站内搜索不可用。',
  fix: '检查搜索服务和索引更新，用已发布信息的完整标题逐条验证。',
  target: 'site',
  ownerOnly: true,
  reads: ['search'],
  reach: () => ({ sample: 10 }),
  options: z.strictObject({}),
  messages: {
    none: '检索已发布的《{title}》，搜索结果显示没有找到。',
    unseen: '检索已发布的《{title}》，第一页没有认出该信息。',
  },
  *run({ facts }) {
    const { search } = facts;
    if (search.length === 0) return { notApplicable: '没有检索过' };
    // One title may be left out of an index for a reason of its own.
    const all = search.length > 1 && search.every(({ outcome }) => outcome === 'none');
    for (const { title, page, outcome, at } of search) {
      if (outcome === 'found') continue;
      yield {
        say: outcome === 'none' ? 'none' : 'unseen',
        place: `page:${placeOf(page)}`,
        at: [at],
        found: null,
        required: '第一页出现该信息',
        data: { title: quotedTitle(title) },
        ...(!all && { unsure: outcome === 'none' ? '只有个别标题查不到' : '结果可能由脚本显示，需要人工查看' }),
      };
    }
    return { n: search.length };
  },
});
