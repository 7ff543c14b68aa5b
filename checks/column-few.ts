import { z } from 'zod';
import { gapSentence } from '../src/lib/gaps.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '开展次数不足',
  why: '规定了一段时间内应当开展或者发布的次数，次数不足说明工作没有落实。',
  fix: '按规定的次数开展，并在相应栏目逐次发布。',
  target: 'site',
  reads: ['columns'],
  reach: ({ classes }, { period }) => ({ lists: Object.fromEntries(classes.map((cls) => [cls, period.from])) }),
  options: z.strictObject({
    classes: z.array(z.string()).min(1).describe('统计哪些栏目类别'),
    least: z.int().min(1).describe('统计期内至少应有的条数'),
  }),
  classesIn: (options) => options.classes,
  messages: { few: '“{column}”自{from}以来{found}条，要求至少{least}条。' },
  *run({ facts, gaps, options, period, target }) {
    const columns = facts.columns.filter(
      (c) => options.classes.includes(c.class ?? '') && !target.exemptColumns.includes(c.class ?? ''),
    );
    if (columns.length === 0) return { notApplicable: '没有所列类别的栏目' };
    const items = columns.flatMap((c) => c.items);
    const dated = items.filter((i) => i.date !== null && i.date >= period.from && i.date <= period.to);
    const distinct = new Set(dated.map((i) => i.url ?? `${i.title} ${i.date}`)).size;
    if (distinct >= options.least) return { n: 1 };
    const unread = columns.find(
      (c) => c.state === 'unread' || (c.state === 'listed' && !c.complete && (c.oldestRead ?? '9') > period.from),
    );
    // A page without a list may be the way to a platform that holds the items.
    const page = columns.find((c) => c.state === 'page');
    const unsure =
      (unread && `栏目“${unread.name}”未读到统计期之初`) ??
      (page && `栏目“${page.name}”不是列表，条目可能在其他页面或者网站`) ??
      (items.some((i) => i.date === null) ? '部分条目没有日期' : null) ??
      (gaps.length > 0 ? gapSentence(gaps) : null);
    const column = options.classes.join('、');
    yield {
      say: 'few',
      place: `count:${options.classes.join('+')}`,
      at: columns.slice(0, 5).map((c) => c.at),
      found: distinct,
      required: `至少${options.least}条`,
      data: { column, from: period.from, found: distinct, least: options.least },
      ...(unsure !== null && { unsure }),
    };
    return { n: 1 };
  },
});
