import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { isShared, type Publisher, policiesReach } from '../src/lib/policies.ts';
import { placeOf } from '../src/lib/urls.ts';
import { inCalendar, workdaysAfter } from '../src/lib/workdays.ts';
import { defineCheck } from '../src/model/check.ts';
import type { DocumentFact } from '../src/model/facts.ts';

/** So many documents of one publication day and different days of their own were moved in from elsewhere. */
const movedIn = 5;
/** After about a year a document is rather put in again than published for the first time. */
const putInAgain = 250;

export default defineCheck({
  title: '文件公开超过规定期限',
  why: '主动公开的信息应当自形成或者变更之日起按期公开，迟迟不公开影响群众知晓和办事。',
  fix: '文件印发后按规定期限上网；发布日期因网站迁移而改变的，请说明原发布日期。',
  target: 'site',
  periodic: true,
  reads: ['documents'],
  reach: (_, { period }) => policiesReach(period),
  options: z.strictObject({
    workdays: z.int().min(1).default(20).describe('自成文之日起应在多少个工作日内公开'),
  }),
  messages: { late: '《{title}》{finished}成文，{published}公开，隔{days}个工作日，规定为{workdays}个工作日内。' },
  *run({ agency, facts, gaps, options, period }) {
    const published = facts.documents.filter(
      (d) =>
        d.kind === 'policy' &&
        d.document?.finishedAt !== undefined &&
        d.publishedAt !== null &&
        d.publishedAt >= period.from &&
        d.publishedAt <= period.to,
    );
    if (published.length === 0) return { notApplicable: '本期没有读到写明成文日期的文件' };
    for (const document of published) {
      const finished = document.document!.finishedAt!;
      const days = workdaysAfter(finished, document.publishedAt!);
      if (days <= options.workdays) continue;
      const unsure = doubt(document, published, agency) ?? (gaps.length > 0 ? gapSentence(gaps) : null);
      yield {
        say: 'late',
        place: `document:${placeOf(document.url)}`,
        at: [document.at],
        found: days,
        required: `${options.workdays}个工作日内`,
        data: {
          title: quotedTitle(document.title),
          finished,
          published: document.publishedAt!,
          days,
          workdays: options.workdays,
        },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: published.length };
  },
});

/** Why the two days may not be what they seem. */
function doubt(document: DocumentFact, all: readonly DocumentFact[], agency: Publisher): string | null {
  const finished = document.document!.finishedAt!;
  if (!inCalendar(finished)) return '不在节假日历范围内';
  if (document.document!.changed) return '页面只写明更新时间，首次公开的时间可能更早';
  if (isShared(document, agency)) return '政府的文件，可能已在政府门户网站按期公开';
  const named = `${document.title}${document.issuer ?? ''}`;
  const own = document.byGovernment === true || agency.names.some((name) => named.includes(name));
  if (!own) return '可能是转发其他机关的文件，成文日期不是本单位的';
  if (workdaysAfter(finished, document.publishedAt!) >= putInAgain) return '相隔一年以上，可能是补录或者网站迁移';
  const sameDay = all.filter((d) => d.publishedAt === document.publishedAt);
  if (sameDay.length >= movedIn) return `有${sameDay.length}件文件标为同一天发布，可能是网站迁移`;
  return null;
}
