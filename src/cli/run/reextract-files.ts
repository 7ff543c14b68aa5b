/** Reads the archived files of a site again with today's readers. */
import { openFileReader } from '../../crawl/files/read-file.ts';
import type { AttachmentFact } from '../../model/attachment.ts';
import { readRecord } from '../../snapshot/archive.ts';

/** One whose bytes are gone stays as it was read. */
export async function filesAnew(folder: string, files: readonly AttachmentFact[]): Promise<AttachmentFact[]> {
  const reader = openFileReader();
  const anew: AttachmentFact[] = [];
  try {
    for (const fact of files) {
      const { record } = fact.at;
      const answer = fact.file === null || record === null ? null : await readRecord(folder, record).catch(() => null);
      anew.push(answer === null ? fact : { ...fact, file: await reader.read(answer.body) });
    }
  } finally {
    await reader.close();
  }
  return anew;
}
