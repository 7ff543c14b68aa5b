import { z } from 'zod';
import { arabicYears, nameKey } from '../src/lib/chinese.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { defineCheck } from '../src/model/check.ts';
import type { Column } from '../src/model/facts.ts';
import { agencyKinds } from '../src/model/register.ts';

/** Titles of the reports wherever they are listed. */
const reportTitle = /信息公开.{0,12}(年度报告|年报)/;
/** Lists in which reports are announced too. */
const announcing = ['通知公告', '法定主动公开内容'];
const monthDay = z.string().regex(/^\d{2}-\d{2}$/, '应为 MM-DD 形式');

export default defineCheck({
  title: '政府信息公开工作年度报告未公布',
  why: '《政府信息公开条例》规定每年公布上一年度的政府信息公开工作年度报告。',
  fix: '在政府信息公开年报栏目公布上一年度报告，标题写明年份和单位名称。',
  target: 'site',
  reads: ['documents', 'columns', 'home'],
  reach: ({ due, dueOf }, { asOf }) => {
    const years = [due, ...Object.values(dueOf)].map((day) => yearDue(asOf, day));
    const day = `${Math.min(...years) + 1}-01-01`;
    return { lists: { 政府信息公开年报: '1990-01-01', ...Object.fromEntries(announcing.map((cls) => [cls, day])) } };
  },
  options: z.strictObject({
    due: monthDay.default('01-31').describe('公布期限（月-日）'),
    dueOf: z
      .partialRecord(z.enum(agencyKinds), monthDay)
      .default({ government: '03-31' })
      .describe('某类单位的公布期限'),
  }),
  messages: {
    missing: '未找到{year}年度政府信息公开工作年度报告。',
    others: '已有{year}年度政府信息公开工作年度报告，但标题均未写明“{agency}”。',
  },
  *run({ agency, asOf, facts, gaps, options, target }) {
    const due = options.dueOf[agency.kind] ?? options.due;
    const year = yearDue(asOf, due);
    const listed = facts.columns.filter((c) => c.class === '政府信息公开年报');
    const reports = [
      ...facts.documents
        .filter((d) => d.kind === 'annual-report')
        .map((d) => ({ title: d.title, date: d.publishedAt, at: d.at })),
      ...facts.columns.flatMap((c) =>
        c.items
          .filter((i) => listed.includes(c) || reportTitle.test(i.title))
          .map((i) => ({ title: i.title, date: i.date, at: c.at })),
      ),
    ].map((r) => ({ ...r, title: arabicYears(r.title) }));
    const titles = reports.filter((r) => r.title.includes(String(year)));
    const yearless = reports.some((r) => !/20\d{2}/.test(r.title) && (r.date ?? asOf) > `${year + 1}`);
    const names = agency.names.map(nameKey);
    const isOwn = (title: string) =>
      names.some((n) => nameKey(title).includes(n)) || (agency.kind === 'government' && isOfGovernment(title));
    if (
      titles.some((t) => isOwn(t.title)) ||
      (target.role === 'owner' && agency.kind !== 'government' && titles.length > 0)
    )
      return { n: 1 };
    const other = titles[0];
    // A gap of some other column does not hide the report.
    const wide = gaps.filter((g) => g.fact !== 'columns');
    const unread =
      listed.find((c) => c.state === 'unread' || (c.state === 'listed' && !c.complete)) ??
      facts.columns.find((c) => announcing.includes(c.class ?? '') && !readBackTo(c, `${year + 1}-01-01`));
    const unsure =
      (other ? '年度报告的标题可能未写单位全称' : null) ??
      (yearless ? '有的年度报告标题没有写明年份' : null) ??
      (target.role === 'section' && listed.length === 0 ? '年度报告可能集中发布在门户网站的其他栏目' : null) ??
      (unread ? `栏目“${unread.name}”未读完` : null) ??
      (wide.length > 0 ? gapSentence(wide) : null);
    yield {
      say: other ? 'others' : 'missing',
      place: `annual-report:${year}`,
      at: other ? [{ ...other.at, excerpt: other.title }] : [listed[0]?.at ?? facts.home.at],
      found: null,
      required: `${year + 1}-${due}前公布`,
      data: { year, agency: agency.name },
      ...(unsure !== null && { unsure }),
    };
    return { n: 1 };
  },
});

/** The year whose report had to be there on as-of. */
function yearDue(asOf: string, due: string): number {
  return Number(asOf.slice(0, 4)) - (asOf.slice(5) > due ? 1 : 2);
}

/** A list that was not read back may hold the report. */
function readBackTo({ state, complete, oldestRead }: Column, day: string): boolean {
  return state !== 'listed' || complete || (oldestRead !== null && oldestRead < day);
}

/** 青禾区2022年政府信息公开工作年度报告: nothing but the place stands before the year and the usual words. */
function isOfGovernment(title: string): boolean {
  if (/人民政府(?!办)/.test(title)) return true;
  const rest = nameKey(title).replace(/20\d{2}|年度|年|政府|信息公开|政务公开|工作|报告|关于|的|度/g, '');
  return rest.length <= 8 && /(省|市|州|盟|县|区|旗)$/.test(rest);
}
