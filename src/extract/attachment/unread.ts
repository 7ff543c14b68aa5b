/** A file of which nothing was read but what it is. */
import type { FileFormat, FileRead, UnreadReason } from '../../model/attachment.ts';

export const nothing = {
  text: null,
  pages: null,
  unreadPages: 0,
  dates: [],
  title: null,
  docNumber: null,
  finishedAt: null,
  signed: false,
  encrypted: false,
};

export type Parts = Partial<Omit<FileRead, 'format' | 'text' | 'reason'>>;

export function unread(format: FileFormat, reason: UnreadReason, parts: Parts = {}): FileRead {
  return { ...nothing, format, reason, ...parts };
}
