/** Files that are packages of others: Word and Excel since 2007, OFD, and archives. */

import { openZip, type Zip } from '../../lib/zip.ts';
import type { FileRead } from '../../model/attachment.ts';
import { documentPart, docxText } from './docx.ts';
import { readOfd } from './ofd.ts';
import { unread } from './unread.ts';
import { isBlank, maxText, withText } from './with-text.ts';
import { workbook } from './workbook-file.ts';

const maxNames = 500;

export function readPackage(bytes: Uint8Array): FileRead {
  const zip = openZip(bytes);
  if (zip === null) return unread('zip', 'damaged');
  const names = new Set(zip.entries.map((entry) => entry.name));
  const signed = zip.entries.some((entry) => entry.name.startsWith('_xmlsignatures/'));
  const document = [...names].find((name) => documentPart.test(name));
  if (document !== undefined) return readDocx(zip, document, signed);
  if (names.has('ppt/presentation.xml')) return unread('other', 'format', { signed });
  if (names.has('xl/workbook.xml') || names.has('xl/workbook.bin')) {
    // SheetJS unpacks without bounds: first see that it stays within ours.
    const parts = [...names].filter((name) => zip.read(name) === null && /^xl\/.*\.(?:xml|bin)$/.test(name));
    if (zip.tooLarge() || zip.cut) return unread('xlsx', 'too-large');
    // Of two members of one name only one was looked at.
    const isOdd = parts.length > 0 || names.size < zip.entries.length;
    return isOdd ? unread('xlsx', 'damaged') : workbook('xlsx', bytes, signed);
  }
  if (names.has('OFD.xml')) return readOfdFile(zip);
  const shown = [...names].filter((name) => !name.endsWith('/')).slice(0, maxNames);
  const encrypted = zip.entries.some((entry) => entry.encrypted);
  return unread('zip', 'archive', { names: shown, encrypted, ...(names.size > maxNames && { cut: true }) });
}

function readDocx(zip: Zip, document: string, signed: boolean): FileRead {
  const xml = zip.read(document);
  if (xml === null) return unread('docx', zip.tooLarge() ? 'too-large' : 'damaged', { signed });
  const text = docxText(new TextDecoder().decode(xml), maxText);
  const pictures = zip.entries.some((entry) => entry.name.startsWith('word/media/'));
  return isBlank(text) && pictures ? unread('docx', 'scanned', { signed }) : withText('docx', text, { signed });
}

function readOfdFile(zip: Zip): FileRead {
  const { pages, signed, cut, damaged } = readOfd(zip, maxText);
  const parts = { pages: pages.length, unreadPages: pages.filter(isBlank).length, signed, ...(cut && { cut }) };
  if (zip.tooLarge()) return unread('ofd', 'too-large', parts);
  if (pages.length === 0)
    return unread('ofd', zip.entries.some((entry) => entry.encrypted) ? 'encrypted' : 'damaged', parts);
  return pages.every(isBlank)
    ? unread('ofd', damaged ? 'damaged' : 'scanned', parts)
    : withText('ofd', pages.join('\n'), parts);
}
