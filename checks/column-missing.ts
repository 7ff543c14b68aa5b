import { z } from 'zod';
import { gapSentence } from '../src/lib/gaps.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '必设栏目缺失',
  why: '规定应当开设的栏目没有开设，群众无法按统一的位置找到应当公开的信息。',
  fix: '按规定名称开设栏目，并放在首页或政府信息公开专栏的导航中；栏目已设但名称不同的，请在登记表中注明其网址。',
  target: 'site',
  reads: ['columns', 'home'],
  reach: () => ({}),
  options: z.strictObject({
    classes: z
      .array(z.union([z.string(), z.array(z.string()).min(1)]))
      .min(1)
      .describe('必须开设的栏目类别；写成一组的，有其一即可'),
  }),
  classesIn: (options) => options.classes.flat(),
  messages: {
    missing: '未找到“{column}”栏目。',
    unreachable: '“{column}”栏目有入口，但未能打开。',
  },
  *run({ target, facts, gaps, options }) {
    const groups = options.classes.map((c) => (Array.isArray(c) ? c : [c]));
    const required = groups.filter((g) => !g.some((c) => target.exemptColumns.includes(c)));
    if (required.length === 0) return { notApplicable: '登记表注明无须开设所列栏目' };
    // What is unread of a column that was found cannot hide another column.
    const hiding = gaps.filter((g) => !facts.columns.some((c) => c.url === g.place));
    for (const group of required) {
      const column = group.join('或');
      const found = facts.columns.filter((c) => c.class !== null && group.includes(c.class));
      if (found.some((c) => c.state !== 'unread')) continue;
      const entry = found[0];
      const near = facts.columns.find((c) => c.near?.some((cls) => group.includes(cls)));
      const unsure =
        entry !== undefined
          ? (entry.reason ?? '栏目页面未能读取')
          : near !== undefined
            ? `有名称相近的“${near.name}”，须人工核对是否为该栏目`
            : ((hiding.length > 0 ? gapSentence(hiding) : null) ??
              (facts.columns.length === 0 ? '没有读到任何栏目，可能是导航未能识别或登记的路径不全' : null));
      yield {
        say: entry === undefined ? 'missing' : 'unreachable',
        place: `column:${column}`,
        at: [(entry ?? near)?.at ?? facts.home.at],
        found: (entry ?? near)?.url ?? null,
        required: '应当开设',
        data: { column },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: required.length };
  },
});
