import { z } from 'zod';
import { addDays } from '../src/lib/dates.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { defineCheck } from '../src/model/check.ts';
import type { Column, Evidence } from '../src/model/facts.ts';

export default defineCheck({
  title: '定期公开有间断',
  why: '要求定期公布的统计、抽检、办理情况等，中间断档，群众看不到连续的情况。',
  fix: '按月或按季补齐缺少的期次，标题写明所属时段，并固定发布在同一栏目。',
  target: 'site',
  reads: ['columns', 'home'],
  // What has been read of the lists will do: the check never asks for more.
  reach: () => ({}),
  options: z.strictObject({
    subject: z.string().min(2).describe('定期公开的事项名称'),
    words: z.array(z.string().min(2)).min(1).describe('标题含有任一词语的，算作该事项的一期'),
    every: z.enum(['month', 'quarter']).describe('month：每月；quarter：每季度'),
    classes: z.array(z.string()).default([]).describe('只在这些栏目类别里找；为空则在全部栏目里找'),
  }),
  classesIn: (options) => options.classes,
  messages: { missing: '{span}未见“{subject}”。' },
  *run({ facts, gaps, options, period }) {
    const columns = facts.columns.filter(
      (c) => options.classes.length === 0 || options.classes.includes(c.class ?? ''),
    );
    const found = columns.flatMap((column) =>
      column.items
        .filter((i) => i.date !== null && options.words.some((word) => i.title.includes(word)))
        .map((i) => ({ date: i.date!, title: i.title, at: column.at })),
    );
    const spans = wholeSpans(period, options.every === 'month' ? 1 : 3);
    if (spans.length === 0) return { notApplicable: '统计期内没有完整的月或季度' };
    if (found.length === 0) return { notApplicable: `没有找到“${options.subject}”，请人工核实` };
    for (const { from, to, name } of spans) {
      // What is told of a month is published in it or in the next.
      const until = addDays(to, 31);
      if (found.some(({ date }) => date >= from && date <= until)) continue;
      const unsure = notReadBack(columns, from) ?? (gaps.length > 0 ? gapSentence(gaps) : null);
      yield {
        say: 'missing',
        place: `series:${options.subject}:${from}`,
        at: nearest(found, from, facts.home.at),
        found: 0,
        required: '至少1期',
        data: { span: name, subject: options.subject },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: spans.length };
  },
});

interface Span {
  from: string;
  to: string;
  name: string;
}

/** Calendar months or quarters that lie in the period as a whole. */
function wholeSpans({ from, to }: { from: string; to: string }, months: number): Span[] {
  const spans: Span[] = [];
  for (let index = Number(from.slice(0, 4)) * 12; ; index += months) {
    const [first, next] = [index, index + months].map(
      (i) => `${Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`,
    ) as [string, string];
    const last = addDays(next, -1);
    if (last > to) return spans;
    const year = first.slice(0, 4);
    const name = months === 1 ? `${year}年${Number(first.slice(5, 7))}月` : `${year}年第${(index % 12) / 3 + 1}季度`;
    if (first >= from) spans.push({ from: first, to: last, name });
  }
}

function notReadBack(columns: readonly Column[], from: string): string | null {
  const unread = columns.find(
    (c) => c.state === 'unread' || (c.state === 'listed' && !c.complete && (c.oldestRead ?? '9') > from),
  );
  return unread === undefined ? null : `栏目“${unread.name}”未读到这一时段`;
}

function nearest(
  found: readonly { date: string; title: string; at: Evidence }[],
  from: string,
  home: Evidence,
): Evidence[] {
  const before = found.filter((f) => f.date < from).sort((a, b) => (a.date < b.date ? 1 : -1))[0];
  return before === undefined ? [home] : [{ ...before.at, excerpt: `${before.date} ${before.title}` }];
}
