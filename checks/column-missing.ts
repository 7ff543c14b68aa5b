import { z } from 'zod';
import { type Row, rowAbout, rowDoubt, tells } from '../src/lib/column-elsewhere.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { defineCheck } from '../src/model/check.ts';
import type { Column, Gap } from '../src/model/facts.ts';

/** What every body tells of itself; columns of all other classes may be one for the whole portal. */
const ofItself: readonly string[] = ['概况信息', '机构职能', '领导信息', '动态要闻', '通知公告'];

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
    filled: z.boolean().optional().describe('true：栏目还须有内容，空白的栏目也算不达标'),
    elsewhere: z
      .record(z.string(), z.array(z.string().min(2)))
      .optional()
      .describe('栏目类别与标题用词：没有这一栏目、但其他栏目的标题含有任一用词的，由人核对是否已在那里公开'),
    duty: z
      .array(z.string().min(2))
      .min(1)
      .optional()
      .describe('只要求有这类职责的单位；单位的栏目名称和标题中都没有这些词语的，由人核对是否适用'),
    portalOf: z
      .string()
      .optional()
      .describe('只要求这个地方的政府门户（如“德阳市”）；单位和首页名称都不是该地政府的，不适用'),
  }),
  classesIn: (options) => options.classes.flat(),
  messages: {
    missing: '未找到{column}栏目。',
    empty: '{column}栏目没有任何内容。',
    unreachable: '{column}栏目有入口，但未能打开。',
  },
  *run({ agency, target, facts, gaps, options }) {
    const groups = options.classes.map((c) => (Array.isArray(c) ? c : [c]));
    const required = groups.filter((g) => !g.some((c) => target.exemptColumns.includes(c)));
    if (required.length === 0) return { notApplicable: '登记表注明无须开设所列栏目' };
    const place = options.portalOf;
    if (place !== undefined && ![facts.home.title ?? '', ...agency.names].some((name) => isOf(name, place)))
      return { notApplicable: `文件只要求${place}政府门户开设` };
    // What is unread of a column that was found cannot hide another column.
    const hiding = gaps.filter((g) => !facts.columns.some((c) => c.url === g.place));
    const idle = options.duty !== undefined && agency.kind !== 'government' && !tells(facts.columns, options.duty);
    for (const group of required) {
      const column = group.map((cls) => `“${cls}”`).join('或');
      const found = facts.columns.filter((c) => c.class !== null && group.includes(c.class));
      const lacks = (c: Column) => c.state === 'unread' || (options.filled && c.state === 'empty');
      if (found.some((c) => !lacks(c))) continue;
      const entry = found.find((c) => c.state === 'unread') ?? found[0];
      const near = facts.columns.find((c) => c.near?.some((cls) => group.includes(cls)));
      const other = rowAbout(facts.columns, group, options.elsewhere ?? {});
      const shared = group.some((c) => !ofItself.includes(c) && target.portalColumns?.includes(c));
      const known =
        entry === undefined
          ? missingDoubt(facts.columns, near, other, hiding)
          : (unreadDoubt(entry) ?? (other === undefined ? null : rowDoubt(other)));
      const unsure =
        (idle ? '没有见到与这类职责有关的内容，本单位是否适用须由人核对' : null) ??
        known ??
        (shared ? `门户网站另有${column}栏目，可能集中公开，须人工核对` : null);
      yield {
        say: entry === undefined ? 'missing' : entry.state === 'unread' ? 'unreachable' : 'empty',
        place: `column:${group.join('或')}`,
        at: [(entry ?? near ?? other?.column)?.at ?? facts.home.at],
        found: (entry ?? near)?.url ?? null,
        required: options.filled ? '应当开设并有内容' : '应当开设',
        data: { column },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: required.length };
  },
});

/** 德阳市人民政府 is of 德阳市, 德阳市罗江区人民政府 is not. */
function isOf(name: string, place: string): boolean {
  return name.startsWith(`${place}人民政府`) || name.startsWith(`${place}政府`);
}

const unreadDoubt = ({ state, reason }: Column) => (state === 'unread' ? (reason ?? '栏目页面未能读取') : null);

function missingDoubt(
  columns: readonly Column[],
  near: Column | undefined,
  other: Row | undefined,
  hiding: readonly Gap[],
): string | null {
  if (near !== undefined) return `“${near.name}”可能就是该栏目或者含有该栏目，须人工核对`;
  if (other !== undefined) return rowDoubt(other);
  if (hiding.length > 0) return gapSentence(hiding);
  return columns.length === 0 ? '没有读到任何栏目，可能是导航未能识别或登记的路径不全' : null;
}
