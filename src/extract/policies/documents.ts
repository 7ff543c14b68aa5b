/** Policies, interpretations and annual reports of a site. */

import { nameKey, squeeze } from '../../lib/chinese.ts';
import { addDays } from '../../lib/dates.ts';
import { heldOr } from '../../lib/maps.ts';
import { rowWanted } from '../../lib/plan.ts';
import { placeOf } from '../../lib/urls.ts';
import type { Column, DocumentFact, Gap } from '../../model/facts.ts';
import type { InterpretationMatch } from '../../model/interpretation.ts';
import type { Plan } from '../../model/plan.ts';
import type { LeanFacts } from '../site/lean.ts';
import { evidenceOf, type GapAt, isKnown, type ReadPage, type SitePages, unreadReason } from '../site/site-pages.ts';
import { byGovernment } from './by-government.ts';
import { type Draft, matchInterpretations, numberKey } from './document-matches.ts';
import { explainedBy } from './interpretation-elements.ts';
import { formsOf, formsOfTitle } from './interpretation-forms.ts';
import { titleStem } from './stem.ts';
import { addUnread } from './unread-interpretations.ts';

type Kind = DocumentFact['kind'];

export interface DocumentInput {
  places: readonly string[];
  asOf: string;
  gapAt: GapAt;
  /** What it leaves out is no gap. */
  plan?: Plan | undefined;
}

type Asked = Pick<DocumentInput, 'gapAt' | 'plan'>;

interface Listing {
  classes: Set<string>;
  names: Set<string>;
}

const policyClasses = ['政策文件', '规范性文件'];
const reportClass = '政府信息公开年报';
const official =
  /(通知|意见|办法|决定|方案|细则|规定|批复|公告|规划|条例|措施|计划|预案|制度|函|通告|目录|清单)([（(].{1,12}[）)])?$/;
/** Rows that were not read matter only where a judgement may still look at them. */
const recentDays = 400;

export function deriveDocuments(
  site: SitePages,
  columns: readonly Column[],
  { places, asOf, gapAt, plan }: DocumentInput,
): { documents: DocumentFact[]; gaps: Gap[] } {
  const listings = listingsOf(columns);
  const drafts: Draft[] = [];
  for (const page of site.read) {
    const place = placeOf(page.finalUrl);
    const listing = listings.get(place) ?? listings.get(placeOf(page.url));
    const kind = kindOf(page, listing);
    if (kind !== null) drafts.push(draftOf(page, site, kind, listing, places));
  }
  drafts.push(...rowsNotRead(columns, site));
  const documents = withoutCopies(drafts);
  matchInterpretations(documents);
  const facts = documents.map((draft) => draft.fact);
  const gaps = [...unreadGaps(columns, site, { asOf, gapAt, plan }), ...formGaps(facts, site, { gapAt, plan })];
  addUnread(documents, site);
  return { documents: facts, gaps };
}

/** A policy published at two addresses is one policy, published on the earlier day. */
function withoutCopies(drafts: readonly Draft[]): Draft[] {
  const first = new Map<string, Draft>();
  for (const draft of drafts) {
    const { kind, docNumber, stem } = draft.fact;
    const key = kind === 'policy' && docNumber !== null ? `${numberKey(docNumber)} ${stem}` : draft.fact.url;
    const held = first.get(key);
    if (held === undefined) {
      first.set(key, draft);
      continue;
    }
    const [kept, other] =
      (draft.fact.publishedAt ?? '9') < (held.fact.publishedAt ?? '9') ? [draft, held] : [held, draft];
    kept.fact.columns = [...new Set([...kept.fact.columns, ...other.fact.columns])].sort();
    first.set(key, kept);
  }
  return [...first.values()];
}

/** An interpretation whose form is unknown may be a video: it was not read. */
function formGaps(documents: readonly DocumentFact[], site: SitePages, { gapAt, plan }: Asked): Gap[] {
  const leftOut = ({ url, title, publishedAt: date }: InterpretationMatch) =>
    plan !== undefined && !rowWanted(plan, { url, title: title ?? '', date }, '政策解读');
  return documents.flatMap((document) =>
    document.interpretations
      .filter((found) => found.forms.length === 0 && !leftOut(found))
      .map((found): Gap => ({ fact: 'documents', place: found.url, reason: unreadReason(found.url, site, gapAt) })),
  );
}

/** Classes and names of the columns that list a page. */
function listingsOf(columns: readonly Column[]): Map<string, Listing> {
  const listings = new Map<string, Listing>();
  for (const column of columns) {
    for (const item of column.items) {
      if (item.url === null) continue;
      const listing = heldOr(listings, placeOf(item.url), () => ({
        classes: new Set<string>(),
        names: new Set<string>(),
      }));
      if (column.class !== null) listing.classes.add(column.class);
      listing.names.add(column.name);
    }
  }
  return listings;
}

function kindOf({ facts }: ReadPage, listing: Listing | undefined): Kind | null {
  const { kind } = facts;
  const title = facts.title ?? '';
  const inClass = (cls: string) => listing?.classes.has(cls) === true;
  // 政府网站工作年度报表 is another report.
  if (kind === 'annual-report') return /网站/.test(title) ? null : kind;
  if (kind !== 'article' && kind !== 'policy' && kind !== 'interpretation') return null;
  if (inClass(reportClass) && /年/.test(title) && /报告|年报/.test(title)) return 'annual-report';
  if (kind === 'interpretation') return kind;
  const listedAsPolicy = policyClasses.some(inClass);
  if (inClass('政策解读') && !(kind === 'policy' && (facts.docNumber !== null || listedAsPolicy)))
    return 'interpretation';
  if (kind === 'policy') return kind;
  return listedAsPolicy && (facts.docNumber !== null || official.test(title)) ? 'policy' : null;
}

function draftOf(
  page: ReadPage,
  site: SitePages,
  kind: Kind,
  listing: Listing | undefined,
  places: readonly string[],
): Draft {
  const { facts } = page;
  const text = () => site.textOf(page);
  const title = facts.title ?? facts.pageTitle ?? '';
  const { docNumber, issuer, publishedAt, source } = facts;
  const fact: DocumentFact = {
    url: page.finalUrl,
    kind,
    title,
    stem: titleStem(title),
    docNumber,
    issuer,
    byGovernment: kind === 'policy' ? byGovernment({ title, docNumber, issuer }, places) : null,
    publishedAt,
    source,
    columns: [...(listing?.classes ?? [])].sort(),
    forms: [],
    interpretations: [],
    ...(kind === 'interpretation' && toldBy(facts, text(), listing)),
    ...(facts.document && { document: facts.document }),
    at: evidenceOf(page, title),
  };
  return { fact, page: { links: facts.links, interprets: facts.interprets, text } };
}

/** What an interpretation itself tells. */
function toldBy({ title, media }: LeanFacts, text: string, listing: Listing | undefined) {
  const forms = formsOf({ title, media, text }, [...(listing?.names ?? [])]);
  return { forms, ...(squeeze(text) !== '' && { explains: explainedBy(text) }) };
}

/** Rows of 政策解读 whose page was not read: they exist, so they may not be told missing. */
function rowsNotRead(columns: readonly Column[], site: SitePages): Draft[] {
  const seen = new Set<string>();
  const drafts: Draft[] = [];
  for (const column of columns) {
    if (column.class !== '政策解读') continue;
    for (const { url, title, date } of column.items) {
      if (url === null || site.follow(url) !== null || seen.has(placeOf(url))) continue;
      seen.add(placeOf(url));
      const fact: DocumentFact = {
        url,
        kind: 'interpretation',
        title,
        stem: titleStem(title),
        docNumber: null,
        issuer: null,
        byGovernment: null,
        publishedAt: date,
        source: null,
        columns: [column.class],
        forms: formsOfTitle(`${title} ${column.name}`),
        interpretations: [],
        at: { ...column.at, excerpt: title },
      };
      drafts.push({ fact, page: null });
    }
  }
  return drafts;
}

function unreadGaps(
  columns: readonly Column[],
  site: SitePages,
  { asOf, gapAt, plan }: Omit<DocumentInput, 'places'>,
): Gap[] {
  const oldest = addDays(asOf, -recentDays);
  const wanted = new Set([...policyClasses, '政策解读', reportClass]);
  return columns.flatMap((column): Gap[] => {
    if (column.class === null || !wanted.has(column.class)) return [];
    const unread = column.items.filter(
      (item) =>
        item.url !== null &&
        site.inScope(item.url) &&
        !isKnown(item.url, site) &&
        (item.date ?? asOf) >= oldest &&
        (plan === undefined || rowWanted(plan, item, column.name)),
    );
    if (unread.length === 0) return [];
    const reason = unreadReason(unread[0]!.url!, site, gapAt);
    return [{ fact: 'documents', place: column.url, reason, detail: `${nameKey(column.name)} ${unread.length}` }];
  });
}
