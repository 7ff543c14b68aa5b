/** A crawl, and the snapshot that it sealed. */
import { expect } from 'vitest';
import { crawlSite, type SiteTask } from '../../src/crawl/site.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { readSnapshot } from '../../src/snapshot/read.ts';

export async function crawlAndRead(task: SiteTask): Promise<Snapshot> {
  const { probes, ...told } = await crawlSite(task);
  const snapshot = readSnapshot(task.folder);
  expect(snapshot).toMatchObject(told);
  expect(snapshot.facts.probes).toEqual(probes);
  return snapshot;
}
