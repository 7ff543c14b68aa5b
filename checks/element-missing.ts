import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { callsReach, reportReach, rowsReach } from '../src/lib/rows-reach.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import type { Reach } from '../src/model/plan.ts';
import { type Subject, subjects, type TextFact } from '../src/model/texts.ts';

const names: Record<Subject, string> = {
  guide: '公开指南',
  service: '办事指南',
  'annual-report': '年度报告',
  interpretation: '解读材料',
  consultation: '征求意见公告',
  feedback: '征集结果',
  leader: '领导信息',
  org: '机构职能',
  response: '回应关切',
};
/** Texts of these kinds hold at any time, and where they are listed; the others belong to the day of their publication. */
const lasting: Partial<Record<Subject, readonly string[]>> = {
  guide: ['政府信息公开指南'],
  service: ['办事指南', '办事服务', '依申请公开'],
  leader: ['领导信息'],
  org: ['机构职能'],
};
const anyDay = '1990-01-01';

export default defineCheck({
  title: '应写明的要素不全',
  why: '文件规定了这类材料应当写明的内容，缺项使群众看不明白、办不成事。',
  fix: '对照缺少的要素补充内容；内容写在附件或图片里的，在正文中一并写明。',
  target: 'site',
  reads: ['texts'],
  reach: ({ subject }, { period }): Reach => {
    if (subject === 'interpretation') return { policies: period.from };
    if (subject === 'annual-report') return reportReach(period.from);
    const listed = lasting[subject];
    if (listed !== undefined) return { opened: Object.fromEntries(listed.map((cls) => [cls, anyDay])) };
    return subject === 'response' ? rowsReach('回应关切', period.from) : callsReach(period.from);
  },
  options: z.strictObject({
    subject: z
      .enum(subjects)
      .describe(
        '哪一类材料：guide 公开指南、service 办事指南、annual-report 年度报告、interpretation 政策解读、consultation 征求意见、feedback 征集结果、leader 领导信息、org 机构职能、response 回应关切',
      ),
    elements: z.array(z.string()).min(1).describe('应写明的要素，名称见 checks/data/elements.yaml'),
    missing: z.int().min(1).default(1).describe('缺少几项才算问题'),
  }),
  messages: { missing: '{subject}《{title}》未见：{missing}。' },
  *run({ agency, facts, options, period }) {
    if (options.subject === 'service' && !agency.services) return { notApplicable: '登记表注明没有对外办事服务' };
    const texts = facts.texts.filter((t) => t.subject === options.subject && isOf(t, period));
    if (texts.length === 0) return { notApplicable: `没有读到${names[options.subject]}` };
    for (const text of texts) {
      const missing = options.elements.filter((e) => !text.holds.includes(e));
      if (missing.length < options.missing) continue;
      const unsure = doubt(text, options.elements.length - missing.length, options.elements.length);
      yield {
        say: 'missing',
        place: `${options.subject}:${placeOf(text.url)}`,
        at: [text.at],
        found: `缺${missing.length}项`,
        required: options.elements.join('、'),
        data: {
          subject: names[options.subject],
          title: quotedTitle(text.title) || '（无标题）',
          missing: missing.join('、'),
        },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: texts.length };
  },
});

function isOf(text: TextFact, { from, to }: { from: string; to: string }): boolean {
  if (lasting[text.subject] !== undefined) return true;
  return text.publishedAt !== null && text.publishedAt >= from && text.publishedAt <= to;
}

/** Words prove that something is told; that they are missing proves it only where the rest was plainly read. */
function doubt(text: TextFact, held: number, asked: number): string | null {
  if (!text.whole) return '部分内容可能写在图片、附件或其他页面里';
  if (text.running) return '正文没有分小标题，缺少的内容可能以其他写法说明';
  if (held * 2 < asked) return '多数要素都没有认出，可能写法不同';
  return null;
}
