/** Reads the archived pages of a run again with today's extractor. */
import path from 'node:path';
import { extractPage } from '../extract/page.ts';
import { deriveFacts } from '../extract/site.ts';
import { joinViews } from '../extract/views.ts';
import { dayOf } from '../lib/dates.ts';
import { hashOf } from '../lib/hash.ts';
import type { Site } from '../model/register.ts';
import type { Snapshot, StoredPage } from '../model/snapshot.ts';
import type { Tables } from '../model/tables.ts';
import { readRecord } from '../snapshot/archive.ts';
import { readPages } from '../snapshot/read.ts';
import type { RunRecord } from './run-record.ts';
import { sectionPins } from './select.ts';

/** Facts that extraction does not make; they and their gaps stay as they were. */
const captured = ['accessibility', 'probes', 'posts'] as const;

export async function reextract(
  dataDir: string,
  record: RunRecord,
  stored: ReadonlyMap<string, Snapshot>,
  tables: Tables,
): Promise<Map<string, Snapshot>> {
  const anew = new Map(stored);
  for (const site of record.register.sites) {
    const snapshot = stored.get(site.id);
    if (snapshot?.facts.pages === undefined) continue;
    anew.set(site.id, await siteAnew(path.join(dataDir, record.snapshots[site.id]!), record, site, snapshot, tables));
  }
  return anew;
}

async function siteAnew(
  folder: string,
  { asOf, register }: RunRecord,
  site: Site,
  old: Snapshot,
  tables: Tables,
): Promise<Snapshot> {
  const { pages, probes } = readPages(folder);
  const extraPins = sectionPins(register, site);
  const anew: StoredPage[] = [];
  for (const page of pages)
    anew.push(page.facts === null ? page : { ...page, facts: await pageAnew(folder, asOf, page) });
  // What could not be fetched stays unseen; what could not be read is for today's extractor to say.
  const unseen = old.gaps.filter((g) => g.fact === 'pages' || g.fact === 'links' || captured.some((c) => c === g.fact));
  const { facts, gaps } = deriveFacts({
    site,
    extraPins,
    pages: anew,
    probes,
    gaps: unseen,
    tables,
    asOf,
    plan: old.plan,
  });
  const kept = Object.fromEntries(captured.flatMap((c) => (old.facts[c] ? [[c, old.facts[c]]] : [])));
  const whole = { ...facts, ...kept };
  return { ...old, facts: whole, gaps, sha256: hashOf([whole, gaps]) };
}

async function pageAnew(folder: string, asOf: string, page: StoredPage): Promise<StoredPage['facts']> {
  const views = [];
  for (const { record } of [page, ...(page.rendered?.further ?? [])]) {
    const { body, contentType } = await readRecord(folder, record);
    const fetched = dayOf(page.fetchedAt);
    views.push(extractPage({ body, url: page.finalUrl, contentType, at: fetched < asOf ? fetched : asOf }));
  }
  return page.rendered === undefined ? views[0]! : joinViews(views);
}
