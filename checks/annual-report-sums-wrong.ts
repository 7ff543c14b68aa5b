import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { reportReach } from '../src/lib/rows-reach.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import type { AnnualReport, TextFact } from '../src/model/texts.ts';

export default defineCheck({
  title: '年度报告表格数据不吻合',
  why: '年度报告三张统计表的数据应当相互吻合，不吻合说明编报不认真，数据不可信。',
  fix: '逐格核对：各列之和等于总计，本年新收与上年结转之和等于办理总计与结转下年度之和，各类结果之和等于总计；改正后重新发布。',
  target: 'site',
  reads: ['texts'],
  reach: (_, { period }) => reportReach(period.from),
  options: z.strictObject({}),
  messages: {
    columns: '《{title}》申请表“{row}”一行各列之和为{sum}，总计写为{total}。',
    balance: '《{title}》新收{received}件与上年结转{carried}件之和，不等于办理总计{done}件与结转下年度{next}件之和。',
    disputes: '《{title}》复议诉讼表“{part}”各项之和为{sum}，总计写为{total}。',
  },
  *run({ facts, period }) {
    const read = facts.texts.filter(
      (t) =>
        t.report !== null &&
        (t.report.requests !== null || t.report.disputes !== null) &&
        (t.publishedAt ?? '') >= period.from &&
        (t.publishedAt ?? '9') <= period.to,
    );
    if (read.length === 0) return { notApplicable: '没有读到带统计表的年度报告' };
    let n = 0;
    for (const text of read) {
      const tests = [...sumsOf(text.report!), ...balanceOf(text.report!), ...disputesOf(text.report!)];
      n += tests.length;
      for (const { say, key, ok, data } of tests)
        if (!ok)
          yield {
            say,
            place: `annual-report:${placeOf(text.url)}:${key}`,
            at: [{ ...text.at, excerpt: excerptOf(text, data) }],
            found: '不吻合',
            required: '数据吻合',
            data: { title: quotedTitle(text.title), ...data },
          };
    }
    return { n };
  },
});

interface Test {
  say: 'columns' | 'balance' | 'disputes';
  key: string;
  ok: boolean;
  data: Record<string, string | number>;
}

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);

/** Each row: six kinds of applicants and their total. */
function sumsOf({ requests }: AnnualReport): Test[] {
  return (requests ?? []).map(({ label, figures }, i) => {
    const [total, parts] = [figures.at(-1)!, sum(figures.slice(0, -1))];
    return { say: 'columns', key: `row-${i + 1}`, ok: total === parts, data: { row: label, sum: parts, total } };
  });
}

/** Received and carried over = dealt with and carried on. */
function balanceOf({ requests }: AnnualReport): Test[] {
  if (requests === null) return [];
  const total = (name: string) => requests.find((r) => r.label.startsWith(name))!.figures.at(-1)!;
  const [received, carried, done, next] = [total('本年新收'), total('上年结转'), total('总计'), total('结转下年度')];
  const ok = received + carried === done + next;
  return [{ say: 'balance', key: 'balance', ok, data: { received, carried, done, next } }];
}

/** Each part: four kinds of results and their total. */
function disputesOf({ disputes }: AnnualReport): Test[] {
  if (disputes === null) return [];
  return ['行政复议', '未经复议直接起诉', '复议后起诉'].map((part, i) => {
    const figures = disputes.slice(5 * i, 5 * i + 5);
    const [total, parts] = [figures.at(-1)!, sum(figures.slice(0, -1))];
    return { say: 'disputes', key: `disputes-${i + 1}`, ok: total === parts, data: { part, sum: parts, total } };
  });
}

function excerptOf(text: TextFact, data: Record<string, string | number>): string {
  return `${text.title}：${Object.values(data).join('，')}`;
}
