import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LinkProbe, StoredPage } from '../../src/model/snapshot.ts';
import { pagesOf, readCrawl } from '../../src/snapshot/read.ts';

/** A folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything that the crawl of a small site stored. */
export function readPages(folder: string): { pages: StoredPage[]; probes: LinkProbe[] } {
  return { pages: [...pagesOf(folder)], probes: readCrawl(folder).probes };
}
