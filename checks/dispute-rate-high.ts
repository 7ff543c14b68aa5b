import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { percentText } from '../src/lib/numbers.ts';
import { reportReach } from '../src/lib/rows-reach.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck, type Finding, type Verdict } from '../src/model/check.ts';

export default defineCheck({
  title: '行政复议诉讼比率待人工核查',
  why: '文件对政府信息公开行政复议和行政诉讼的结果定有比率，年度报告载明件数，文件用词有歧义，由人判断。',
  fix: '分析被纠正、败诉的案件，改进答复；对比率的理解有不同意见的，请说明。',
  target: 'site',
  reads: ['texts'],
  asks: true,
  reach: (_, { period }) => reportReach(period.from),
  options: z.strictObject({
    limit: z.number().min(0).max(1).describe('比率上限，0.02 即 2%'),
  }),
  messages: {
    review:
      '《{title}》行政复议审结{n}件，维持{upheld}件（{upheldShare}），纠正{corrected}件（{correctedShare}），上限{limit}。',
    lawsuit:
      '《{title}》行政诉讼审结{n}件，维持{upheld}件（{upheldShare}），纠正{corrected}件（{correctedShare}），上限{limit}。',
  },
  *run({ facts, options, period }): Generator<Finding<'review' | 'lawsuit'>, Verdict, undefined> {
    const reports = facts.texts.filter(
      (t) => t.report?.disputes != null && (t.publishedAt ?? '') >= period.from && (t.publishedAt ?? '9') <= period.to,
    );
    if (reports.length === 0) return { notApplicable: '没有读到带复议诉讼统计表的年度报告' };
    for (const text of reports) {
      const figures = text.report!.disputes!;
      const sumAt = (...places: number[]) => places.reduce((sum, place) => sum + figures[place]!, 0);
      // Each part: upheld, corrected, other, pending, total. Lawsuits stand in two parts.
      const parts = [
        { say: 'review', upheld: sumAt(0), corrected: sumAt(1), n: sumAt(0, 1, 2) },
        { say: 'lawsuit', upheld: sumAt(5, 10), corrected: sumAt(6, 11), n: sumAt(5, 6, 7, 10, 11, 12) },
      ] as const;
      for (const { say, upheld, corrected, n } of parts) {
        if (n === 0 || (corrected / n <= options.limit && upheld / n <= options.limit)) continue;
        const shares = { upheldShare: percentText(upheld / n), correctedShare: percentText(corrected / n) };
        yield {
          say,
          place: `annual-report:${placeOf(text.url)}:${say}`,
          at: [text.at],
          found: corrected,
          required: `不高于${percentText(options.limit)}`,
          data: { title: quotedTitle(text.title), n, upheld, corrected, ...shares, limit: percentText(options.limit) },
          unsure: '文件所说的“驳回率”“败诉率”按维持还是按纠正计算，须由人确认',
        };
      }
    }
    return { n: 2 * reports.length };
  },
});
