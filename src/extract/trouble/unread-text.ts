/** Pages whose text is not on them: a scan as pictures, or a file in place of the text. */
import { squeeze } from '../../lib/chinese.ts';
import type { Attachment, DocumentMarks, PageFacts } from '../../model/page.ts';

/** Below this a text says no more than 见附件 and who edited it. */
const leastText = 80;

/** Where the text is; null where the page holds it, or nothing at all. Films have no text to be missed. */
export function textElsewhere(
  text: string,
  media: PageFacts['media'],
  attachments: readonly Attachment[],
): DocumentMarks['textIn'] | null {
  if (squeeze(text).length >= leastText || media.videos + media.audios > 0) return null;
  if (attachments.length > 0) return 'file';
  return media.images > 0 ? 'images' : null;
}
