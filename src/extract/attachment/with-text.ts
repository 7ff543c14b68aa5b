/** A file whose text was read. */
import type { FileFormat, FileRead } from '../../model/attachment.ts';
import { factsOfText } from './text-facts.ts';
import { nothing, type Parts, unread } from './unread.ts';

/** More of a text is not kept. */
export const maxText = 200_000;

export function withText(format: FileFormat, raw: string, parts: Parts = {}): FileRead {
  const text = raw
    .replace(/\r\n?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (text === '') return unread(format, 'empty', parts);
  const shown = text.slice(0, maxText).toWellFormed();
  const isCut = parts.cut === true || text.length > maxText;
  return {
    ...nothing,
    format,
    reason: null,
    ...parts,
    text: shown,
    ...factsOfText(shown),
    ...(isCut && { cut: true }),
  };
}

export function isBlank(text: string): boolean {
  return text.replace(/\s+/g, '').length < 5;
}
