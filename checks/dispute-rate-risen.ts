import { z } from 'zod';
import { arabicYears, nameKey, quotedTitle } from '../src/lib/chinese.ts';
import { addDays } from '../src/lib/dates.ts';
import { percentText } from '../src/lib/numbers.ts';
import { reportReach } from '../src/lib/rows-reach.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import type { TextFact } from '../src/model/texts.ts';

/** Places of the figures: upheld, corrected, other; lawsuits stand in two parts. */
const parts = [
  { name: '行政复议', upheld: [0], corrected: [1], other: [2] },
  { name: '行政诉讼', upheld: [5, 10], corrected: [6, 11], other: [7, 12] },
] as const;

export default defineCheck({
  title: '行政复议诉讼纠错率上升',
  why: '文件要求降低被纠错率、败诉率，年度报告的数据反映依申请公开答复的质量。',
  fix: '分析被纠正、败诉的案件，整改答复中的问题；件数很少、不能反映实际的，请说明。',
  target: 'site',
  reads: ['texts'],
  reach: (_, { period }) => reportReach(addDays(period.from, -400)),
  options: z.strictObject({}),
  messages: {
    risen: '《{title}》{part}纠正{corrected}件，占审结{n}件的{share}，上一年为{before}件中的{shareBefore}。',
  },
  *run({ facts, period }) {
    const reports = facts.texts.filter((t) => t.report?.disputes != null && t.report.year !== null);
    const earlier = new Map(reports.map((t) => [`${t.report!.year} ${seriesOf(t)}`, t]));
    const pairs = reports.flatMap((text) => {
      const before = earlier.get(`${text.report!.year! - 1} ${seriesOf(text)}`);
      const day = text.publishedAt ?? '';
      return before !== undefined && day >= period.from && day <= period.to ? [{ text, before }] : [];
    });
    if (pairs.length === 0) return { notApplicable: '没有读到可与上一年比较的年度报告统计表' };
    for (const { text, before } of pairs) {
      for (const part of parts) {
        const [now, then] = [rateOf(text, part), rateOf(before, part)];
        // Without cases in one of the years there is no rate to compare.
        if (now.n === 0 || then.n === 0 || now.corrected / now.n <= then.corrected / then.n) continue;
        yield {
          say: 'risen',
          place: `annual-report:${placeOf(text.url)}:${part.name}`,
          at: [text.at, before.at],
          found: now.corrected / now.n,
          required: '低于上一年',
          data: {
            title: quotedTitle(text.title),
            part: part.name,
            corrected: now.corrected,
            n: now.n,
            share: percentText(now.corrected / now.n),
            before: then.n,
            shareBefore: percentText(then.corrected / then.n),
          },
        };
      }
    }
    return { n: 2 * pairs.length };
  },
});

/** Reports of one office bear one title but for the year. */
function seriesOf({ title }: TextFact): string {
  return nameKey(arabicYears(title).replace(/20\d{2}年?度?/g, ''));
}

function rateOf({ report }: TextFact, part: (typeof parts)[number]): { corrected: number; n: number } {
  const sum = (places: readonly number[]) => places.reduce((total, place) => total + report!.disputes![place]!, 0);
  const corrected = sum(part.corrected);
  return { corrected, n: sum(part.upheld) + corrected + sum(part.other) };
}
