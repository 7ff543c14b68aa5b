/** A workbook, whatever its age. */
import type { FileRead } from '../../model/attachment.ts';
import { unread } from './unread.ts';
import { maxText, withText } from './with-text.ts';
import { isEncrypted, readSheets } from './workbook.ts';

export function workbook(format: 'xls' | 'xlsx', bytes: Uint8Array, signed = false): FileRead {
  try {
    const { text, sheets, cut, damaged } = readSheets(bytes, maxText);
    // Nothing proves that an old workbook is whole.
    if (text.trim() === '' && (damaged || format === 'xls')) return unread(format, 'damaged');
    return withText(format, text, { pages: sheets, signed, ...(cut && { cut }) });
  } catch (error) {
    return isEncrypted(error) ? unread(format, 'encrypted', { encrypted: true }) : unread(format, 'damaged');
  }
}
