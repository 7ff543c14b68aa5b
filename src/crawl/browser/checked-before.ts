/** Checks in a browser that need not be made again: the same page, the same files beside it and the same rules give the same result. */
import { sha256 } from '../../lib/hash.ts';
import type { AccessibilityFact } from '../../model/facts.ts';
import { readRecord } from '../../snapshot/archive.ts';
import { openEarlier } from '../../snapshot/earlier.ts';
import type { Answer } from '../network/fetch.ts';
import type { Files } from './browser-files.ts';

/** What a check was made of. */
export interface Basis {
  /** Hash of the rules with their texts. */
  rules: string;
  /** Hash of the document as the site sent it, and how it was decoded. */
  document: string;
  charset: string;
  /** Address → print of each file that the page asked for. */
  files: [string, string][];
}

export interface Noting extends Files {
  /** Forgets what was asked for before. */
  begin(): void;
  /** What was asked for since; null where an answer is still awaited. */
  asked(): Basis['files'] | null;
}

/** Files that remember what a page asks for. */
export function noteFiles(files: Files): Noting {
  let prints = new Map<string, string | null>();
  return {
    begin() {
      prints = new Map();
    },
    asked() {
      const all = [...prints];
      return all.some(([, print]) => print === null) ? null : (all as Basis['files']);
    },
    async load(asked, page) {
      const mine = prints.set(asked.url, null);
      const file = await files.load(asked, page);
      mine.set(asked.url, printOf(file));
      return file;
    },
  };
}

function printOf(file: Answer | null): string {
  return file === null ? '' : sha256(`${file.status} ${file.contentType} ${file.sha256}`);
}

export interface CheckedBefore {
  /** What the last run found on the page, with its picture; null where something has changed or is not known. */
  find(url: string, basis: Omit<Basis, 'files'>): Promise<(Seen & { basis: Basis }) | null>;
}

/** What a check brings. */
export interface Seen {
  violations: AccessibilityFact['violations'];
  /** With the time at which it was taken. */
  picture: { body: Uint8Array; at: string } | null;
}

/** `folder` is of the last sealed snapshot of the site. Files are asked for anew, as the browser would. */
export function openCheckedBefore(folder: string | undefined, files: Files): CheckedBefore {
  const { facts, bases } = keptIn(folder);
  return {
    async find(url, now) {
      const [fact, basis] = [facts.get(url), bases.get(url)];
      if (folder === undefined || !fact || !basis) return null;
      if (basis.rules !== now.rules || basis.document !== now.document || basis.charset !== now.charset) return null;
      for (const [address, print] of basis.files) {
        const asked = { url: address, method: 'GET', body: null, contentType: null };
        if (printOf(await files.load(asked, url)) !== print) return null;
      }
      if (fact.picture === undefined) return { violations: fact.violations, picture: null, basis };
      const picture = await readRecord(folder, fact.picture).catch(() => null);
      if (picture === null) return null;
      return { violations: fact.violations, picture: { body: picture.body, at: picture.fetchedAt }, basis };
    },
  };
}

interface Kept {
  facts: Map<string, AccessibilityFact | null>;
  bases: Map<string, Basis>;
}

function keptIn(folder: string | undefined): Kept {
  const earlier = folder === undefined ? null : openEarlier(folder);
  try {
    const read = (key: string) => Object.entries(JSON.parse(earlier?.meta(key) ?? '{}'));
    return { facts: new Map(read('accessibility')), bases: new Map(read('accessibilityBases')) } as Kept;
  } catch {
    return { facts: new Map(), bases: new Map() };
  } finally {
    earlier?.close();
  }
}
