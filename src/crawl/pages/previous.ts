/** What the last run has of a site: pages that need not be sent or read again where nothing has changed. */
import { readingDay } from '../../lib/dates.ts';
import { sha256 } from '../../lib/hash.ts';
import { readRecord } from '../../snapshot/archive.ts';
import { type Earlier, openEarlier } from '../../snapshot/earlier.ts';
import { type Origin, originsOf } from '../../snapshot/origin.ts';
import type { PageHead, Reading } from '../../snapshot/page-rows.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import { readingsOf } from '../../snapshot/sweep.ts';
import { conditionsOf } from '../network/validators.ts';
import type { SiteTask } from '../site.ts';

export interface Known {
  /** As the site sent it. */
  page: PageHead;
  /** The record that holds its bytes. */
  origin: Origin;
  /** Headers by which to ask whether it has changed. */
  conditions: Record<string, string>;
  /** One of those that are asked for plainly in any case, so that a server that lies is found out. */
  sampled: boolean;
  /** What was read of it, where the same would be read today, on that day; null where it is to be read anew. */
  reading(at: string): Reading | null;
  /** Its bytes; null where the earlier archive does not hold them any more. */
  body(): Promise<{ body: Uint8Array; contentType: string | null } | null>;
}

export interface Previous {
  /** Null for an address that is not known, or whose bytes are gone. */
  known(url: string): Known | null;
  /** Whether “not modified” is believed of this site in this run. */
  trusted(): boolean;
  distrust(): void;
  close(): void;
}

const sampleShare = 0.02;
const minSample = 3;

/** Null without an earlier snapshot that can be read. */
export function openPrevious(
  { previous, extractor = '', asOf, seed, site }: SiteTask,
  store: SnapshotStore,
): Previous | null {
  noteExtractor(store, extractor, asOf);
  const earlier = previous === undefined ? null : openEarlier(previous);
  if (earlier === null) return null;
  const sample = sampleOf(earlier, seed).add(site.url);
  const originOf = originsOf(earlier.folder);
  // Held by this snapshot too, by the same numbers.
  const hasReadings = earlier.meta('extractor') === extractor && store.meta(readingsOf) === earlier.meta('sha256');
  const earlierAsOf = earlier.meta('asOf');
  let trusted = store.meta('distrusted') === null;
  return {
    known(url) {
      const page = asSent(earlier.page(url));
      const origin = page === null ? null : originOf(page);
      if (page === null || origin === null || origin.sha256 !== page.sha256) return null;
      return {
        page,
        origin,
        conditions: page.finalUrl === page.url && isWhole(page) ? conditionsOf(page.validators) : {},
        sampled: sample.has(url),
        reading: (at) => (hasReadings && earlierAsOf !== null && isCopyable(page, earlierAsOf, at) ? page.facts : null),
        body: () => readRecord(earlier.folder, page.record).catch(() => null),
      };
    },
    trusted: () => trusted,
    distrust() {
      trusted = false;
      store.setMeta('distrusted', '1');
    },
    close: earlier.close,
  };
}

/** A snapshot that was begun by one extractor and gone on with by another is nobody's. */
function noteExtractor(store: SnapshotStore, extractor: string, asOf: string): void {
  const before = store.meta('extractor');
  if (before === null) store.setMeta('extractor', extractor);
  else if (before !== extractor) store.setMeta('extractor', 'mixed');
  store.setMeta('asOf', asOf);
}

/** Drawn by seed, the same over a restart. */
function sampleOf(earlier: Earlier, seed: string): Set<string> {
  const ranked = earlier.urls().map((url) => ({ url, rank: sha256(`${seed}\n${url}`) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return new Set(ranked.slice(0, Math.max(minSample, Math.ceil(ranked.length * sampleShare))).map(({ url }) => url));
}

/** Of a page that a browser showed, the answer that it began with; its facts were read from something else. */
function asSent(page: PageHead | null): PageHead | null {
  if (page?.rendered === undefined) return page;
  // The row does not tell when it came; its record does.
  const { rendered, recordId, ...rest } = page;
  return { ...rest, ...rendered.answer, facts: null };
}

/** A whole answer that “not modified” can stand for. */
function isWhole({ status }: PageHead): boolean {
  return status === 200;
}

function isCopyable({ facts, fetchedAt }: PageHead, earlierAsOf: string, at: string): boolean {
  if (facts === null || facts.trouble !== null) return false;
  const before = readingDay(fetchedAt, earlierAsOf);
  return facts.guessed ? before === at : before <= at;
}
