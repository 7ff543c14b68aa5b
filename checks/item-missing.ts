import { z } from 'zod';
import { gapSentence } from '../src/lib/gaps.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '应公布的事项未按期公布',
  why: '文件定有公布期限，到期没有公布，说明任务没有落实。',
  fix: '尽快公布，标题写明事项和年份；已在别处公布的，在本站放置链接。',
  target: 'site',
  reads: ['columns', 'home'],
  reach: () => ({}),
  options: z.strictObject({
    subject: z.string().min(2).describe('应公布的事项'),
    words: z.array(z.string().min(2)).min(1).describe('标题含有任一词语的，算作该事项'),
    also: z.array(z.string().min(2)).default([]).describe('标题还应含有其中一个词语，如年份；为空则不要求'),
    since: z.iso.date().describe('最早的公布日期'),
    due: z.iso.date().describe('公布期限'),
  }),
  messages: {
    missing: '未见“{subject}”，应在{due}前公布。',
    late: '“{subject}”于{date}公布，晚于期限{due}。',
  },
  *run({ asOf, facts, gaps, options, target }) {
    const { subject, words, also, since, due } = options;
    if (asOf <= due) return { notApplicable: `期限为${due}，检查时尚未到期` };
    const has = (title: string, list: readonly string[]) => list.some((word) => title.includes(word));
    const found = facts.columns
      .flatMap((column) => column.items.map((item) => ({ ...item, at: column.at })))
      .filter((i) => has(i.title, words) && (also.length === 0 || has(i.title, also)))
      .filter((i) => i.date === null || i.date >= since);
    if (found.some((i) => i.date !== null && i.date <= due)) return { n: 1 };
    const undated = found.find((i) => i.date === null);
    const late = found.filter((i) => i.date !== null).sort((a, b) => (a.date! < b.date! ? -1 : 1))[0];
    const unread = facts.columns.find(
      (c) => c.state === 'unread' || (c.state === 'listed' && !c.complete && (c.oldestRead ?? '9') > since),
    );
    const unsure =
      (undated ? '有标题相符而没有日期的内容' : null) ??
      (unread ? `栏目“${unread.name}”未读到${since}` : null) ??
      (target.role === 'section' ? '可能发布在门户网站的其他栏目' : null) ??
      (gaps.length > 0 ? gapSentence(gaps) : null);
    yield {
      say: late ? 'late' : 'missing',
      place: `item:${subject}`,
      at: [late ? { ...late.at, excerpt: `${late.date} ${late.title}` } : facts.home.at],
      found: late?.date ?? null,
      required: `${due}前公布`,
      data: { subject, due, ...(late && { date: late.date }) },
      ...(unsure !== null && { unsure }),
    };
    return { n: 1 };
  },
});
