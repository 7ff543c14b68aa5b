import { z } from 'zod';
import { type ThreeCosts, threeCostsIn } from '../src/lib/three-costs.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '三公经费合计与分项不符',
  why: '“三公”经费的合计与三个分项对不上，说明公开的数据有误，影响公信力。',
  fix: '核对预算、决算中“三公”经费的合计和因公出国、公务接待、公务用车三项，更正后重新公布并说明。',
  target: 'site',
  reads: ['attachments'],
  reach: (_, { period }) => ({ attachments: { 财政预决算: period.from } }),
  options: z.strictObject({}),
  messages: { wrong: '{name}写明“三公”经费{total}{unit}，三个分项{parts}合计{sum}{unit}。' },
  *run({ facts }) {
    const files = facts.attachments.flatMap((a) => {
      const told = /预算|决算|三公/.test(a.name) && a.file?.text != null ? threeCostsIn(a.file.text) : [];
      return told.length > 0 ? [{ ...a, told }] : [];
    });
    if (files.length === 0) return { notApplicable: '没有读到写明“三公”经费合计和分项的预算、决算文件' };
    for (const { name, url, told, at } of files) {
      const wrong = told.find((costs) => !fits(costs));
      if (wrong === undefined) continue;
      yield {
        say: 'wrong',
        place: `budget:${placeOf(url)}`,
        at: [at],
        found: wrong.total,
        required: '合计等于三个分项之和',
        data: { name, total: wrong.total, unit: wrong.unit, parts: wrong.parts.join('、'), sum: sumOf(wrong) },
      };
    }
    return { n: files.length };
  },
});

/** Each of the four may be rounded in its last figure. */
function fits(costs: ThreeCosts): boolean {
  return Math.abs(costs.total - sumOf(costs)) <= costs.rounding + 1e-9;
}

function sumOf({ parts, decimals }: ThreeCosts): number {
  return Number(parts.reduce((sum, part) => sum + part, 0).toFixed(decimals));
}
