/** Fetches and reads the attached files that the indicators ask for. */
import { evidenceOf } from '../../extract/site/site-pages.ts';
import { readingDay } from '../../lib/dates.ts';
import { maxFiles, type WantedFile } from '../../lib/files.ts';
import { type AttachmentFact, maxFileBytes, type UnreadReason } from '../../model/attachment.ts';
import type { GapReason } from '../../model/facts.ts';
import type { StoredPage } from '../../model/snapshot.ts';
import type { Archive } from '../../snapshot/archive.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { Fetcher } from '../network/fetch.ts';
import { gapOf, isGone } from '../network/outcome.ts';
import { askPage } from '../pages/ask-page.ts';
import { storedAs } from '../pages/page.ts';
import { openPrevious } from '../pages/previous.ts';
import type { SiteTask } from '../site.ts';
import { openFileReader } from './read-file.ts';

/** All files of one site. */
const maxBytes = 400_000_000;
/** All their text: whoever judges the site has it in memory. */
const maxLetters = 10_000_000;

/** What we could not do; that a file is locked or a picture is its own fault and no gap. */
const missed: Partial<Record<UnreadReason, GapReason>> = {
  'too-large': 'too-large',
  'too-long': 'too-slow',
  damaged: 'unparsed',
  garbled: 'unparsed',
  format: 'unparsed',
};

/** Reads the files that are wanted. `stored`: addresses that nothing was known of before. */
export async function readAttachments(
  task: SiteTask,
  wanted: readonly WantedFile[],
  store: SnapshotStore,
  archive: Archive,
  fetcher: Fetcher,
): Promise<{ attachments: AttachmentFact[]; stored: string[] }> {
  const previous = openPrevious(task, store);
  const reader = openFileReader();
  const asking = { fetcher, previous, readOn: (time: string) => readingDay(time, task.asOf), signal: task.signal };
  const attachments: AttachmentFact[] = [];
  const stored: string[] = [];
  let seen = 0;
  let bytes = 0;
  let letters = 0;
  try {
    for (const file of wanted.slice(0, maxFiles)) {
      if (task.signal?.aborted === true || bytes > maxBytes || letters > maxLetters) break;
      seen++;
      const held = store.page(file.url);
      // A page that shows the file, or nothing at all.
      if (held !== null && held.facts !== null) continue;
      const isKnown = held !== null && (held.file !== undefined || isGone(held.status));
      const page = isKnown ? held : await fetchFile(file.url);
      if (page === null) continue;
      if (held === null) stored.push(page.url);
      bytes += page.bytes;
      letters += page.file?.text?.length ?? 0;
      attachments.push(factOf(file, page));
    }
  } finally {
    await reader.close();
    previous?.close();
  }
  if (seen < wanted.length && task.signal?.aborted !== true)
    addGap(store, task.site.id, 'limit', `读取${seen}个附件，未读${wanted.length - seen}个`);
  return { attachments, stored };

  async function fetchFile(url: string): Promise<StoredPage | null> {
    const { result, tries, same } = await askPage(asking, url, { maxBytes: maxFileBytes });
    const gap = gapOf(result);
    if (!result.ok || gap !== null) {
      if (gap !== null && gap.reason !== 'interrupted') addGap(store, url, gap.reason, gap.detail);
      return null;
    }
    const file = isGone(result.status) ? undefined : await reader.read(result.body);
    const reason = file?.reason == null ? undefined : missed[file.reason];
    const page = { ...storedAs({ url, depth: 1, tries }, result, same, archive), facts: null, ...(file && { file }) };
    store.together(() => {
      store.setMeta('archiveEnd', String(archive.size()));
      store.dropGaps('attachments', url);
      if (reason !== undefined) addGap(store, url, reason, '');
      store.savePage(page);
    });
    return page;
  }
}

function factOf({ url, name, from, publishedAt }: WantedFile, page: StoredPage): AttachmentFact {
  return { url, name, from, publishedAt, file: page.file ?? null, at: evidenceOf(page) };
}

function addGap(store: SnapshotStore, place: string, reason: GapReason, detail: string): void {
  store.addGap({ fact: 'attachments', place, reason, ...(detail !== '' && { detail }) });
}
