import { z } from 'zod';
import { defineCheck } from '../src/model/check.ts';
import { pageTags, type TaggedKind } from '../src/model/tags.ts';

const words: Record<TaggedKind, string> = { home: '首页', column: '栏目页', article: '内容页' };

export default defineCheck({
  title: '页面标签缺失',
  why: '政府网站的首页、栏目页、内容页应当设置规定的标签，便于识别、检索和抓取，缺少标签影响信息汇聚和共享。',
  fix: '在页面模板的头部补齐所列标签，并填写规范内容。',
  target: 'site',
  ownerOnly: true,
  reads: ['tags'],
  reach: () => ({ sample: 10 }),
  options: z.strictObject({
    tags: z
      .array(z.enum(pageTags))
      .min(1)
      .default([...pageTags])
      .describe('要检查的标签，各种页面只查其应有的'),
    share: z.number().gt(0).max(1).default(0.5).describe('缺少标签的页面达到这个比例才算问题，低于的只提示'),
    least: z.int().min(1).default(3).describe('栏目页、内容页缺少标签的至少几页才算问题'),
  }),
  messages: { missing: '{kind}缺少{tag}标签：查看{pages}页，其中{lacking}页没有。' },
  *run({ facts, options }) {
    const asked = facts.tags.filter(({ tag }) => options.tags.includes(tag));
    if (asked.length === 0) return { notApplicable: '没有读到首页、栏目页和内容页' };
    for (const { on, tag, pages, lacking, at } of asked) {
      if (lacking === 0) continue;
      // A template lacks it on most of its pages; a few may be pages of another kind.
      const isTemplate = on === 'home' || (lacking >= options.least && lacking / pages >= options.share);
      yield {
        say: 'missing',
        place: `tag:${on}/${tag}`,
        at,
        found: lacking,
        required: `应设置${tag}标签`,
        data: { kind: words[on], tag, pages, lacking },
        ...(!isTemplate && { unsure: '只有少数页面没有，可能不是这类页面' }),
      };
    }
    return { n: asked.length };
  },
});
