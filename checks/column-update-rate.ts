import { z } from 'zod';
import { pastOf, wholeWeeks } from '../src/lib/dates.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { inCalendar, workdaysIn } from '../src/lib/workdays.ts';
import { defineCheck } from '../src/model/check.ts';
import type { Column, Evidence, Gap, PageFact } from '../src/model/facts.ts';

export default defineCheck({
  title: '更新频次不足',
  why: '规定要求按工作日或按周更新，更新次数不足说明信息发布不及时。',
  fix: '建立信息报送和发布排期，按规定频次发布；调休上班日同样计入工作日。',
  target: 'site',
  periodic: true,
  reads: ['columns', 'pages', 'home'],
  reach: (_, { period }) => ({ since: period.from }),
  options: z.strictObject({
    every: z.enum(['workday', 'week']).describe('workday：每个工作日；week：每周（周一至周日）'),
    times: z.int().min(1).default(1).describe('每个工作日或每周至少更新的条数'),
    classes: z.array(z.string()).default([]).describe('只统计这些栏目类别；为空则统计全站'),
  }),
  classesIn: (options) => options.classes,
  messages: {
    short: '{span}{scope}更新{found}条，要求至少{times}条。',
  },
  *run({ asOf, facts, gaps, options, period }) {
    const chosen = (c: Column) => options.classes.length === 0 || options.classes.includes(c.class ?? '');
    const columns = facts.columns.filter(chosen);
    const pages = options.classes.length === 0 ? facts.pages : [];
    const dated = datedItems(columns, pages);
    const scope = options.classes.length === 0 ? '全站' : `“${options.classes.join('、')}”`;
    const past = pastOf(period, asOf);
    const spans =
      options.every === 'workday' ? workdaysIn(past.from, past.to).map((d) => [d, d] as const) : wholeWeeks(past);
    if (spans.length === 0) return { notApplicable: '统计期内没有完整的工作日或周' };
    if (dated.size === 0) return { notApplicable: '没有读到带日期的内容，不作统计' };
    for (const [from, to] of spans) {
      const items = [...dated.values()].filter((i) => i.date >= from && i.date <= to);
      if (items.length >= options.times) continue;
      const span = from === to ? from : `${from}至${to}`;
      yield {
        say: 'short',
        place: `${options.every}:${from}`,
        at: around(dated, from, facts.home.at),
        found: items.length,
        required: `至少${options.times}条`,
        data: { span, scope, found: items.length, times: options.times },
        ...doubt(columns, from, gaps),
      };
    }
    return { n: spans.length };
  },
});

const ofNews: readonly string[] = ['动态要闻', '通知公告'];

interface Dated {
  date: string;
  title: string;
  at: Evidence;
}

function datedItems(columns: readonly Column[], pages: readonly PageFact[]): Map<string, Dated> {
  const dated = new Map<string, Dated>();
  for (const c of columns)
    for (const i of c.items)
      if (i.date !== null) dated.set(i.url ?? `${c.url}#${i.title}`, { date: i.date, title: i.title, at: c.at });
  for (const p of pages)
    if (p.publishedAt !== null && !dated.has(p.url))
      dated.set(p.url, { date: p.publishedAt, title: p.title ?? '', at: p.at });
  return dated;
}

/** The nearest items before and after the hole are the evidence of it. */
function around(dated: ReadonlyMap<string, Dated>, day: string, home: Evidence): Evidence[] {
  let before: Dated | undefined;
  let after: Dated | undefined;
  for (const item of dated.values()) {
    if (item.date < day && (before === undefined || item.date > before.date)) before = item;
    if (item.date > day && (after === undefined || item.date < after.date)) after = item;
  }
  const near = [before, after].filter((i) => i !== undefined);
  return near.length === 0 ? [home] : near.map((i) => ({ ...i.at, excerpt: `${i.date} ${i.title}` }));
}

function doubt(columns: readonly Column[], from: string, gaps: readonly Gap[]): { unsure?: string } {
  if (!inCalendar(from)) return { unsure: '不在节假日历范围内' };
  const unread = columns.find(
    (c) => (c.state === 'unread' && !c.gone) || (c.state === 'listed' && !c.complete && (c.oldestRead ?? '9') > from),
  );
  if (unread) return { unsure: `栏目“${unread.name}”未读到这一天` };
  // News without a list may be put out on another site.
  const away = columns.find((c) => c.state === 'page' && ofNews.includes(c.class ?? ''));
  if (away) return { unsure: `栏目“${away.name}”不是列表，内容可能在其他页面或者网站` };
  // A list that shows no date at all holds names or links, but for news; one that shows some may hide the update in the others.
  const undated = columns.find(
    (c) => (c.newest !== null || ofNews.includes(c.class ?? '')) && c.items.some((i) => i.date === null),
  );
  if (undated) return { unsure: `栏目“${undated.name}”部分条目没有日期` };
  return gaps.length > 0 ? { unsure: gapSentence(gaps) } : {};
}
