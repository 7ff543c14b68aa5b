/** What the per-target store holds besides the facts that checks read. */
import type { Facts, Gap, GapReason } from './facts.ts';
import type { PageFacts } from './page.ts';

/** One exchange that got an answer. */
export interface StoredPage {
  /** Address as first asked for; the key. */
  url: string;
  /** Address after HTTP redirects. */
  finalUrl: string;
  status: number;
  mime: string | null;
  fetchedAt: string;
  /** Of the body as received, content encoding removed. */
  sha256: string;
  /** `archive.warc.gz#OFFSET` of the response record. */
  record: string;
  depth: number;
  bytes: number;
  /** Null for what is not HTML. */
  facts: PageFacts | null;
  /** Text of a script file kept for the identity marks in it. */
  script?: string;
}

/** What was learnt of one link without keeping its body. */
export interface LinkProbe {
  url: string;
  status: number | null;
  reason: GapReason | null;
  tries: number;
  at: string;
}

/** The sealed, whole content of a snapshot as judging reads it. */
export interface Snapshot {
  target: string;
  type: 'site' | 'account';
  url: string;
  facts: Facts;
  gaps: Gap[];
  startedAt: string;
  finishedAt: string;
  /** Pages fetched and pages seen in links but not fetched. */
  counts: { fetched: number; shown: number };
  /** Hash of the canonical facts and gaps. */
  sha256: string;
}
