/** What the per-target store holds besides the facts that checks read. */
import type { FileRead } from './attachment.ts';
import type { Facts, Gap, GapReason } from './facts.ts';
import type { PageFacts } from './page.ts';
import type { Plan } from './plan.ts';

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
  /**
   * Set where the facts were read from the document as a browser shows it: `record`, `sha256` and `fetchedAt` are then of
   * that document, `answer` is what the site sent, `further` what clicks on “next page” showed after it.
   */
  rendered?: { answer: { record: string; sha256: string }; further: { record: string; sha256: string }[] };
  /** Content-Type as sent, where it says more than `mime`. */
  contentType?: string;
  /** By what a later run may ask whether it has changed: ETag, Last-Modified. */
  validators?: { etag?: string; modified?: string };
  /** The server said that it has not changed since the run before; `record` is then a revisit. */
  notModified?: true;
  /** WARC-Record-ID of the answer, where it holds the bytes itself. */
  recordId?: string;
  /** What the record of the answer stands on, where it is a revisit. */
  standsOn?: Origin;
  /** Of a file that pages offer, where some indicator asks for what is in it. */
  file?: FileRead;
  /** Text of a script file kept for the identity marks in it. */
  script?: string;
}

/** An archived record that later ones stand on. */
export interface Origin {
  /** Archive below `data/`, as `snapshots/RUN/SITE/archive.warc.gz`. */
  file: string;
  offset: number;
  /** Its WARC-Record-ID, WARC-Target-URI, WARC-Date and the hash of its body. */
  id: string;
  url: string;
  date: string;
  sha256: string;
}

/** What was learnt of one link without keeping its body. */
export interface LinkProbe {
  url: string;
  status: number | null;
  reason: GapReason | null;
  tries: number;
  at: string;
}

/** What the site's robots.txt said, and whether it was respected. */
export interface RobotsRecord {
  respected: boolean;
  /** `rules`: some for us; `none`: none, or no such file; `unreadable`: nothing was crawled; `not-asked`: it was to be ignored. */
  said: 'rules' | 'none' | 'unreadable' | 'not-asked';
  detail: string;
  /** Seconds between requests that it asks for, null where it does not. */
  crawlDelay: number | null;
  /** Archive locator of the file, null without an answer. */
  record: string | null;
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
  /** Of a site whose accessibility was checked: templates seen and checked, and how many pages the checked ones stand for. */
  templates?: { seen: number; checked: number; pages: number };
  /** How far a site was read; absent: wholly. */
  plan?: Plan;
  /** Of a site; absent in snapshots of earlier versions. */
  robots?: RobotsRecord;
  /** Hash of the canonical facts and gaps. */
  sha256: string;
}
