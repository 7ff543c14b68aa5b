/** The facts of a site from its stored pages: pure, so that facts can be derived anew from the archive. */
import { placeOf } from '../lib/urls.ts';
import { pageFacts } from '../model/fact-names.ts';
import type { Facts, Gap, GapReason, LeakFact, PageFact } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { Site } from '../model/register.ts';
import type { LinkProbe } from '../model/snapshot.ts';
import type { Tables } from '../model/tables.ts';
import { classesOf } from './columns/classes.ts';
import { type ColumnInput, deriveColumns } from './columns/columns.ts';
import { hiddenColumns } from './columns/hidden-columns.ts';
import { linkNames } from './columns/link-names.ts';
import { commonPlace, placeNames } from './columns/place-names.ts';
import { cutGaps } from './html/cut.ts';
import { deriveDocuments } from './policies/documents.ts';
import { deriveDecisions } from './site/decisions.ts';
import { deriveHome } from './site/home.ts';
import type { LeanPage } from './site/lean.ts';
import { deriveLinks } from './site/links-state.ts';
import { deriveMessages } from './site/messages.ts';
import { deriveIdentity } from './site/site-identity.ts';
import {
  evidenceOf,
  type GapAt,
  type ReadPage,
  type SitePages,
  sitePages,
  type TextOf,
  unreadReason,
} from './site/site-pages.ts';
import { derivePlanted } from './site/site-planted.ts';
import { deriveTags } from './site/site-tags.ts';
import { deriveTexts } from './site/texts.ts';
import { deriveWording } from './trouble/wording.ts';

export interface SiteInput {
  site: Site;
  /** Pins of the agencies that publish on the site, class → address or `none`. */
  extraPins: readonly { class: string; url: string }[];
  pages: LeanPage[];
  textOf: TextOf;
  probes: LinkProbe[];
  gaps: Gap[];
  tables: Tables;
  /** Day; dates after it are not believed to be the newest. */
  asOf: string;
  /** How far the site was read; absent: wholly. */
  plan?: Plan | undefined;
}

/** Fills home, identity, columns, documents, pages, links and leaks. The gaps are those found here, beside those given. */
export function deriveFacts(input: SiteInput): { facts: Facts; gaps: Gap[] } {
  const { site, probes, gaps, tables, asOf } = input;
  const pages = input.pages.toSorted(fromHomeOn);
  const seen = sitePages(site, pages, probes, input.textOf);
  if (seen.read.length === 0) return nothingRead(site.url, gaps);
  const gapPlaces = new Map(gaps.map((gap) => [placeOf(gap.place), gap]));
  const gapAt: GapAt = (url) => gapPlaces.get(placeOf(url));
  const home = deriveHome(seen, asOf);
  const identity = deriveIdentity(seen);
  const homeFacts = seen.home?.facts;
  const told = placeNames([site.name, homeFacts?.identity.siteName, homeFacts?.title, homeFacts?.pageTitle]);
  const places = told.length > 0 ? told : commonPlace(seen.read.map((page) => page.facts.title));
  const classes = classesOf(tables.columns, places);
  const names = linkNames(seen);
  const columns = deriveColumns({ site: seen, names, classes, ...pinsOf(input), gapAt, asOf });
  const documents = deriveDocuments(seen, columns.columns, { places, asOf, gapAt, plan: input.plan });
  const facts: Facts = {
    ...(home.home && { home: home.home }),
    ...(identity.identity && { identity: identity.identity }),
    columns: columns.columns,
    documents: documents.documents,
    pages: seen.read.map(pageFact),
    links: deriveLinks(seen, pages, probes, gaps),
    leaks: seen.read.flatMap(leakFacts),
    texts: deriveTexts(seen, documents.documents, tables.elements),
    messages: deriveMessages(seen),
    decisions: deriveDecisions(seen),
    tags: deriveTags(seen),
    planted: derivePlanted(seen),
    wording: deriveWording(seen),
  };
  const hidden = [...hiddenColumns(seen, names, gapAt), ...cutGaps(seen)];
  // Where the column of interpretations may be hidden, a missing interpretation may be too.
  if (hidden.length > 0 && !columns.columns.some((column) => column.class === '政策解读'))
    hidden.push({ ...hidden[0]!, fact: 'documents' });
  const homeUnread = seen.home === null ? homeGaps(site.url, seen, gapAt) : [];
  const found = [...homeUnread, ...home.gaps, ...identity.gaps, ...columns.gaps, ...hidden, ...documents.gaps];
  return { facts, gaps: distinctGaps(found) };
}

/** Pages are stored as their answers come, which is chance; facts and the evidence that they show must not be. */
function fromHomeOn(a: LeanPage, b: LeanPage): number {
  return a.depth - b.depth || (a.url < b.url ? -1 : 1);
}

function homeGaps(url: string, seen: SitePages, gapAt: GapAt): Gap[] {
  const asked = seen.byPlace.has(placeOf(url)) || gapAt(url) !== undefined;
  const reason = asked ? unreadReason(url, seen, gapAt) : 'unreachable';
  return (['home', 'identity', 'columns'] as const).map((fact) => ({ fact, place: url, reason }));
}

/** What an agency pins names its own column; only the site's own row speaks for the whole site. */
function pinsOf({ site, extraPins }: SiteInput): Pick<ColumnInput, 'pins' | 'exempt'> {
  const exempt = new Set(Object.keys(site.columns).filter((cls) => site.columns[cls] === 'none'));
  const own = Object.entries(site.columns).map(([cls, url]) => ({ class: cls, url, only: true }));
  const extra = extraPins.map((pin) => ({ ...pin, only: false }));
  return { pins: [...extra, ...own].filter((pin) => pin.url !== 'none'), exempt };
}

function nothingRead(url: string, gaps: Gap[]): { facts: Facts; gaps: Gap[] } {
  const place = placeOf(url);
  const reason: GapReason = gaps.find((gap) => placeOf(gap.place) === place)?.reason ?? 'unreachable';
  return { facts: {}, gaps: pageFacts.map((fact) => ({ fact, place: url, reason })) };
}

function pageFact(page: ReadPage): PageFact {
  const { kind, title, publishedAt, source, columnName, plugins } = page.facts;
  const at = evidenceOf(page);
  return { url: page.finalUrl, kind, title, publishedAt, source, columnName, ...(plugins && { plugins }), at };
}

function leakFacts(page: ReadPage): LeakFact[] {
  const { leaks, title } = page.facts;
  return leaks.map((leak) => ({ ...leak, url: page.finalUrl, title, at: evidenceOf(page, leak.excerpt) }));
}

function distinctGaps(gaps: readonly Gap[]): Gap[] {
  const seen = new Set<string>();
  return gaps.filter((gap) => {
    const key = `${gap.fact} ${gap.place} ${gap.reason}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
