/** Texts that must tell certain things: guides, reports, interpretations, calls for opinions, and what they tell. */
import { squeeze } from '../../lib/chinese.ts';
import { addDays } from '../../lib/dates.ts';
import { placeOf } from '../../lib/urls.ts';
import type { DocumentFact } from '../../model/facts.ts';
import type { ElementTable } from '../../model/tables.ts';
import type { Subject, TextFact } from '../../model/texts.ts';
import { fullDates, plainDigits } from '../dates/dates.ts';
import { readAnnualReport } from '../fields/annual-report.ts';
import { raisedAt } from '../fields/raised.ts';
import { isHeaded } from '../policies/interpretation-elements.ts';
import { evidenceOf, type ReadPage, type SitePages } from './site-pages.ts';

/** A text below this tells next to nothing; what it should tell stands in a picture or a file. */
const leastText = 200;

/** A title that names no service. */
const plainGuide = /^(?:办事|服务|办理)?(?:指南|须知|流程|程序)?$/;

export function deriveTexts(site: SitePages, documents: readonly DocumentFact[], elements: ElementTable): TextFact[] {
  const kinds = new Map(documents.map((d) => [placeOf(d.url), d.kind]));
  return site.read.flatMap((page): TextFact[] => {
    const subject = subjectOf(page, kinds.get(placeOf(page.finalUrl)));
    return subject === null ? [] : [textFact(page, site.textOf(page), subject, elements[subject] ?? {})];
  });
}

function subjectOf({ facts }: ReadPage, document: DocumentFact['kind'] | undefined): Subject | null {
  if (document === 'annual-report' || document === 'interpretation') return document;
  const title = facts.title ?? '';
  if (facts.kind === 'guide') return /政府网站|目录/.test(title) ? null : 'guide';
  if (facts.kind === 'leader' || facts.kind === 'org') return facts.list === null ? facts.kind : null;
  if (facts.kind === 'service' && title !== '') return 'service';
  if (facts.kind === 'article' && isResponse(title, facts.columnName ?? '')) return 'response';
  if (facts.kind !== 'solicitation' || title === '') return null;
  return /反馈|采纳|结果|情况的?(?:说明|公告|通报|公示)$/.test(title) ? 'feedback' : 'consultation';
}

function isResponse(title: string, column: string): boolean {
  return (
    /回应关切|热点回应|舆情回应|回应社会|辟谣/.test(column) ||
    /辟谣|网传|网民反映.{0,20}(?:回应|说明|通报)|舆情.{0,8}(?:回应|通报)/.test(title)
  );
}

function textFact(page: ReadPage, whole: string, subject: Subject, elements: Record<string, string[]>): TextFact {
  const { facts } = page;
  const { title, publishedAt, source, media, attachments, frames } = facts;
  const text = squeeze(whole);
  const raised = subject === 'response' ? raisedAt(whole, publishedAt) : null;
  const tells = (name: string) => elements[name]!.some((word) => text.includes(squeeze(word)));
  // The title of a guide is the name of its service.
  const titled = (name: string) => subject === 'service' && name === '事项名称' && !plainGuide.test(title ?? '');
  const holds = Object.keys(elements).filter((name) => tells(name) || titled(name));
  return {
    subject,
    url: page.finalUrl,
    title: title ?? facts.pageTitle ?? '',
    publishedAt,
    source,
    holds,
    whole:
      text.length >= leastText &&
      (media.images === 0 || subject === 'leader') &&
      attachments.length === 0 &&
      frames.length === 0 &&
      !facts.cut,
    ...(subject === 'interpretation' && !isHeaded(whole) && { running: true }),
    endsAt: subject === 'consultation' ? endOf(whole, publishedAt) : null,
    ...(raised !== null && { raisedAt: raised }),
    report: subject === 'annual-report' ? readAnnualReport(title ?? '', whole) : null,
    at: evidenceOf(page, title ?? undefined),
  };
}

/** Farther off than this is no end of a call for opinions. */
const longest = 366;

/** The day after 截止, 期限 … 至, or before 前; only one after the publication. */
function endOf(text: string, publishedAt: string | null): string | null {
  if (publishedAt === null) return null;
  const plain = plainDigits(text);
  const marks = /截止|截至|期限|征求意见时间|征集时间|公示期|于(?=\s{0,3}20\d{2})|请于|在(?=\s{0,3}20\d{2}年)/g;
  for (let m = marks.exec(plain), n = 0; m !== null && n < 30; m = marks.exec(plain), n++) {
    const days = fullDates(plain.slice(m.index, m.index + 60), 2).map((d) => d.day);
    const end = days.filter((day) => day > publishedAt && day <= addDays(publishedAt, longest)).at(-1);
    if (end !== undefined) return end;
  }
  return null;
}
