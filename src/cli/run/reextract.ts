/** Reads the archived pages of a run again with today's extractor. */
import path from 'node:path';
import { type NotFound, notFoundAnew } from '../../crawl/pages/not-found.ts';
import { keptOf, readReasons } from '../../crawl/pages/page.ts';
import { extractPage } from '../../extract/page.ts';
import { type LeanPage, leanPages, textFor } from '../../extract/site/lean.ts';
import { deriveFacts } from '../../extract/site.ts';
import { joinViews } from '../../extract/trouble/views.ts';
import { readingDay } from '../../lib/dates.ts';
import { type Part, withParts } from '../../lib/parts.ts';
import { sharing } from '../../lib/sharing.ts';
import type { Gap, GapReason } from '../../model/facts.ts';
import type { PageFacts } from '../../model/page.ts';
import type { Site } from '../../model/register.ts';
import type { Snapshot, StoredPage } from '../../model/snapshot.ts';
import type { Tables } from '../../model/tables.ts';
import { readRecord } from '../../snapshot/archive.ts';
import { pagesOf, readCrawl } from '../../snapshot/read.ts';
import { sealedAs } from '../../snapshot/store.ts';
import { filesAnew } from './reextract-files.ts';
import type { RunRecord } from './run-record.ts';
import { sectionPins } from './select.ts';

/** Facts that extraction does not make; they and their gaps stay as they were. */
const captured = ['attachments', 'accessibility', 'probes', 'ipv6', 'https', 'search', 'posts'] as const;

export async function reextract(
  dataDir: string,
  record: Pick<RunRecord, 'asOf' | 'register' | 'snapshots'>,
  stored: ReadonlyMap<string, Snapshot>,
  tables: Tables,
): Promise<Map<string, Snapshot>> {
  const anew = new Map(stored);
  for (const site of record.register.sites) {
    const snapshot = stored.get(site.id);
    if (snapshot?.facts.pages === undefined) continue;
    const extraPins = sectionPins(record.register, site);
    const folder = path.join(dataDir, record.snapshots[site.id]!);
    anew.set(site.id, await siteAnew(folder, { site, asOf: record.asOf, tables, extraPins }, snapshot));
  }
  return anew;
}

interface Reading {
  site: Site;
  asOf: string;
  tables: Tables;
  extraPins: readonly { class: string; url: string }[];
}

/** As a crawl would have sealed it that got the same answers. */
export async function siteAnew(folder: string, reading: Reading, old: Snapshot): Promise<Snapshot> {
  const { asOf } = reading;
  const { probes, gaps, notFound: kept } = readCrawl(folder);
  const notFound = await notFoundAnew(folder, kept, asOf);
  const readBefore = new Map(gaps.filter(isOfReading).map(({ place, reason }) => [place, reason]));
  const met = gaps.filter((gap) => !isOfReading(gap));
  const lean = leanPages(reading.tables.wording);
  const pages: LeanPage[] = [];
  const texts = new Map<string, string>();
  const same = sharing();
  for (const page of pagesOf(folder)) {
    const before = readBefore.get(page.url);
    const { facts, reason } = isPage(page, before)
      ? await pageAnew(folder, asOf, page, notFound)
      : { facts: page.facts, reason: before ?? null };
    readBefore.delete(page.url);
    if (reason !== null) met.push({ fact: 'pages', place: page.url, reason });
    pages.push(lean({ ...page, facts: facts && (withParts<Part, Part>(facts, same) as PageFacts) }));
    // A copy: a mere slice would keep the whole text alive.
    if (facts !== null) texts.set(page.url, structuredClone(textFor(facts)));
  }
  // Of addresses that led to a form to log in nothing else is kept.
  for (const [place, reason] of readBefore) met.push({ fact: 'pages', place, reason });
  const textOf = (url: string) => texts.get(url) ?? '';
  const { facts, gaps: found } = deriveFacts({ ...reading, pages, textOf, probes, gaps: met, plan: old.plan });
  const whole = { ...facts, ...Object.fromEntries(captured.flatMap((c) => (old.facts[c] ? [[c, old.facts[c]]] : []))) };
  if (old.facts.attachments !== undefined) whole.attachments = await filesAnew(folder, old.facts.attachments);
  const stays = old.gaps.filter((gap) => gap.reason === 'interrupted' || captured.some((c) => c === gap.fact));
  const { facts: _, gaps: __, sha256: ___, ...meta } = old;
  return sealedAs(meta, whole, [...met, ...stays, ...found]);
}

/** Said of a page by its own text. */
function isOfReading({ fact, reason, detail }: Gap): boolean {
  return fact === 'pages' && detail === undefined && readReasons.has(reason);
}

/** Nothing was kept of the facts of a page that turned us away; today it may be read otherwise. */
function isPage({ facts, status, script }: StoredPage, before: GapReason | undefined): boolean {
  return facts !== null || (before !== undefined && status < 300 && script === undefined);
}

async function pageAnew(
  folder: string,
  asOf: string,
  page: StoredPage,
  notFound: NotFound | null,
): Promise<{ facts: PageFacts | null; reason: GapReason | null }> {
  const views: PageFacts[] = [];
  for (const { record } of [page, ...(page.rendered?.further ?? [])]) {
    const { body, contentType } = await readRecord(folder, record);
    views.push(extractPage({ body, url: page.finalUrl, contentType, at: readingDay(page.fetchedAt, asOf) }));
  }
  // What a browser showed was looked for, and is no answer to any address.
  if (page.rendered !== undefined) return { facts: joinViews(views), reason: null };
  return keptOf(views[0]!, page, notFound);
}
