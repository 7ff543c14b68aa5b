import { z } from 'zod';
import { squeeze } from '../src/lib/chinese.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

/** Words that show a part of a budget or final account. */
const parts: Record<string, readonly string[]> = {
  主要职责: ['主要职责', '部门职责', '主要职能', '部门职能', '基本职能'],
  预决算单位构成: ['单位构成', '机构设置', '所属单位', '预算单位', '决算单位'],
  收支情况: ['收支总', '收入支出', '收支预算', '收支决算'],
  支出情况: ['支出总', '支出预算', '支出决算', '支出情况'],
  财政拨款支出: ['财政拨款'],
  三公经费支出: ['三公', '因公出国', '公务接待', '公务用车'],
  情况说明: ['情况说明', '增减变化', '变动情况', '较上年', '比上年'],
  名词解释: ['名词解释'],
};

export default defineCheck({
  title: '预决算公开内容不全',
  why: '预算、决算公开应当包含规定的各个部分，缺项使群众看不清钱从哪来、用到哪去。',
  fix: '按公开模板补齐缺少的部分；各部分分别成文的，在同一页面一并公布。',
  target: 'site',
  reads: ['attachments'],
  reach: (_, { period }) => ({ attachments: { 财政预决算: period.from } }),
  options: z.strictObject({
    parts: z
      .array(z.enum(Object.keys(parts) as [string, ...string[]]))
      .min(1)
      .default(Object.keys(parts))
      .describe('应有的部分'),
  }),
  messages: { missing: '{name}未见：{missing}。' },
  *run({ facts, options }) {
    const files = facts.attachments.filter((a) => /预算|决算/.test(a.name) && a.file?.text != null);
    if (files.length === 0) return { notApplicable: '没有读到预算、决算文件' };
    for (const { name, url, from, file, at } of files) {
      const text = squeeze(file!.text!);
      const missing = options.parts.filter((part) => !parts[part]!.some((word) => text.includes(word)));
      if (missing.length === 0) continue;
      // Tables and explanations are often files of their own beside each other.
      const beside = files.some((other) => other.from === from && other.url !== url);
      const few = missing.length * 2 > options.parts.length;
      const unsure = beside ? '同一页面还有其他文件，可能分开公布' : few ? '多数部分都没有认出，可能写法不同' : null;
      yield {
        say: 'missing',
        place: `budget:${placeOf(url)}`,
        at: [at],
        found: `缺${missing.length}项`,
        required: options.parts.join('、'),
        data: { name, missing: missing.join('、') },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: files.length };
  },
});
