import { z } from 'zod';
import { nameKey, quotedTitle } from '../src/lib/chinese.ts';
import { addDays } from '../src/lib/dates.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { isOfOther } from '../src/lib/places.ts';
import { callsReach } from '../src/lib/rows-reach.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import type { Column } from '../src/model/facts.ts';
import type { TextFact } from '../src/model/texts.ts';

export default defineCheck({
  title: '征求意见后未公布采纳情况',
  why: '征求意见后不公布意见的收集和采纳情况，参与的群众得不到回应。',
  fix: '征求意见结束后按期公布收到多少意见、采纳多少、未采纳的理由，标题与原公告对应，并发布在意见征集栏目。',
  target: 'site',
  periodic: true,
  reads: ['texts', 'columns'],
  reach: ({ days }, { period }) => callsReach(addDays(period.from, -days - 60)),
  options: z.strictObject({
    days: z.int().min(1).default(31).describe('征求意见结束后应在多少天内公布采纳情况；“1个月”按31天计'),
  }),
  messages: { unanswered: '《{title}》征求意见于{end}结束，{days}天内未见采纳情况。' },
  *run({ agency, asOf, facts, gaps, options, period }) {
    const due = (text: TextFact) => addDays(text.endsAt!, options.days);
    const calls = facts.texts.filter(
      (t) =>
        t.subject === 'consultation' &&
        t.endsAt !== null &&
        due(t) >= period.from &&
        due(t) <= period.to &&
        due(t) < asOf,
    );
    if (calls.length === 0) return { notApplicable: '本期没有到期应公布采纳情况的征求意见公告' };
    const answers = answersIn(facts.texts, facts.columns);
    for (const call of calls) {
      const stem = stemOf(call.title);
      const answer = answers.find((a) => a.stem.includes(stem) || stem.includes(a.stem));
      if (answer !== undefined && (answer.date === null || answer.date <= due(call))) continue;
      // The result may stand on the page of the call itself, or under a title of another kind.
      const unsure =
        (isOfOther(call.title, agency.names) || isOfOther(call.source ?? '', agency.names)
          ? '可能是转载其他机关的征求意见，由其公布采纳情况'
          : null) ??
        (call.holds.includes('结果反馈') ? '公告页面似已写明结果' : null) ??
        (answers.some((a) => a.date === null || a.date >= call.endsAt!)
          ? '有标题不同的征集结果，可能包含本次征集'
          : null) ??
        followUp(facts.columns, stem, call.endsAt!) ??
        unreadOf(facts.columns) ??
        (gaps.length > 0 ? gapSentence(gaps) : null);
      yield {
        say: 'unanswered',
        place: `consultation:${placeOf(call.url)}`,
        at: [call.at],
        found: answer?.date ?? null,
        required: `${due(call)}前公布`,
        data: { title: quotedTitle(call.title), end: call.endsAt!, days: options.days },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: calls.length };
  },
});

interface Answer {
  stem: string;
  date: string | null;
}

/** Pages and rows that tell what became of opinions. */
function answersIn(texts: readonly TextFact[], columns: readonly Column[]): Answer[] {
  const rows = columns
    .flatMap((c) => c.items)
    .filter((i) => /反馈|采纳|征集结果|征求意见.{0,6}(?:结果|情况)/.test(i.title));
  const pages = texts.filter((t) => t.subject === 'feedback').map((t) => ({ title: t.title, date: t.publishedAt }));
  return [...pages, ...rows]
    .map(({ title, date }) => ({ stem: stemOf(title), date }))
    .filter((a) => a.stem.length >= 4);
}

/** A later row on the same matter may tell the result under a title that we do not know. */
function followUp(columns: readonly Column[], stem: string, end: string): string | null {
  const later = columns.flatMap((c) => c.items).find((i) => (i.date ?? '') >= end && stemOf(i.title).includes(stem));
  return later === undefined ? null : `其后有同一事项的内容《${quotedTitle(later.title)}》，可能已写明结果`;
}

/** What a call and its answer share: the matter itself. */
function stemOf(title: string): string {
  return nameKey(title).replace(
    /关于|公开|向社会|社会公众|公众|征求|征集|意见建议|意见|建议|征求意见稿|草案|稿|收集|采纳|反馈|情况|结果|的|公告|公示|通知|通报|说明|启事|函/g,
    '',
  );
}

function unreadOf(columns: readonly Column[]): string | null {
  const own = columns.filter((c) => c.class === '意见征集');
  if (own.length === 0) return '没有找到意见征集栏目，结果可能发布在别处';
  const unread = own.find((c) => c.state === 'unread' || (c.state === 'listed' && !c.complete));
  return unread === undefined ? null : `栏目“${unread.name}”未读完`;
}
