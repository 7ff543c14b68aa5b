import { z } from 'zod';
import { addressDay } from '../src/lib/address-day.ts';
import { quotedTitle } from '../src/lib/chinese.ts';
import { addDays } from '../src/lib/dates.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import type { DocumentFact } from '../src/model/facts.ts';

export default defineCheck({
  title: '发布日期存疑待人工核查',
  why: '发布日期早于文件形成、早于网址中的日期或者晚于检查当天的，可能是补录、改动日期或者转载，须由人核查。',
  fix: '核对原始发布记录，日期有误的更正；补录的历史文件注明补录时间。',
  target: 'site',
  periodic: true,
  reads: ['documents'],
  asks: true,
  reach: (_, { period }) => ({ policies: period.from }),
  options: z.strictObject({
    days: z.int().min(1).default(31).describe('网址中的日期晚于发布日期多少天以上才提示'),
    together: z.int().min(2).default(5).describe('网址日期同为一天的几件以上合并为一条提示'),
  }),
  messages: {
    together: '网址中的日期同为{day}的{count}件文件，显示的发布日期都早得多，可能是集中补录。',
    unwritten: '《{title}》显示{published}发布，成文日期却是{day}。',
    address: '《{title}》显示{published}发布，网址中的日期却是{day}。',
    ahead: '《{title}》显示{published}发布，晚于检查当天{day}。',
  },
  *run({ asOf, facts, options, period }) {
    const documents = facts.documents.filter(
      (d) =>
        d.publishedAt !== null && d.publishedAt >= period.from && (d.publishedAt <= period.to || period.to >= asOf),
    );
    if (documents.length === 0) return { notApplicable: '考核期内没有读到标明发布日期的文件' };
    const doubts = documents.flatMap((document) => {
      const doubt = doubtOf(document, asOf, options.days);
      return doubt === null ? [] : [{ document, ...doubt }];
    });
    const unsure = '补录、转载也会这样，需要人工核查';
    const required = '发布日期与事实相符';
    for (const [key, alike] of Map.groupBy(doubts, ({ say, day }) => `${say} ${day}`)) {
      const [{ say, day }] = alike as [(typeof doubts)[number]];
      if (say === 'address' && alike.length >= options.together) {
        const at = alike.slice(0, 5).map(({ document }) => document.at);
        const data = { day, count: alike.length };
        yield { say: 'together', place: `doubt:${key}`, at, found: alike.length, required, data, unsure };
        continue;
      }
      for (const { document } of alike)
        yield {
          say,
          place: `document:${placeOf(document.url)}`,
          at: [document.at],
          found: document.publishedAt,
          required,
          data: { title: quotedTitle(document.title), published: document.publishedAt, day },
          unsure,
        };
    }
    return { n: documents.length };
  },
});

function doubtOf({ publishedAt, document, url }: DocumentFact, asOf: string, days: number) {
  const published = publishedAt ?? '';
  const finished = document?.finishedAt;
  const address = addressDay(url);
  if (published > asOf) return { say: 'ahead', day: asOf } as const;
  if (finished !== undefined && published < finished) return { say: 'unwritten', day: finished } as const;
  if (address !== null && address <= asOf && address > addDays(published, days))
    return { say: 'address', day: address } as const;
  return null;
}
