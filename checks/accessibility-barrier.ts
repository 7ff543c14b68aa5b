import { z } from 'zod';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '无障碍障碍',
  why: '页面存在程序可以确认的无障碍障碍，视障或只用键盘的群众无法使用。',
  fix: '按说明修改模板：控件要有名称，图片要有替代文字，页面要声明语言；同一模板的页面一并修改。',
  target: 'site',
  ownerOnly: true,
  reads: ['accessibility'],
  options: z.strictObject({
    rules: z.array(z.string()).min(1).describe('axe-core 规则名'),
    match: z.enum(['only', 'except']).default('only').describe('only：只看这些规则；except：看其余规则'),
  }),
  messages: { barrier: '抽查的页面有{nodes}处不符合“{help}”（规则{rule}），使用同一模板的页面共{pages}个。' },
  *run({ facts, options }) {
    if (facts.accessibility.length === 0) return { notApplicable: '没有可检查的页面模板' };
    const chosen = (rule: string) => options.rules.includes(rule) === (options.match === 'only');
    const broken = facts.accessibility.flatMap((t) => t.violations.map((v) => v.rule));
    // One thing is one rule on one template; of the other rules only the broken ones are known.
    const rules = new Set(options.match === 'only' ? options.rules : broken.filter(chosen));
    for (const template of facts.accessibility)
      for (const violation of template.violations) {
        if (!chosen(violation.rule)) continue;
        yield {
          say: 'barrier',
          place: `${violation.rule}:${placeOf(template.url)}`,
          at: [{ ...template.at, excerpt: violation.excerpt }],
          found: violation.nodes,
          required: '0处',
          data: { help: violation.help, pages: template.pages, nodes: violation.nodes, rule: violation.rule },
        };
      }
    return { n: facts.accessibility.length * Math.max(1, rules.size) };
  },
});
