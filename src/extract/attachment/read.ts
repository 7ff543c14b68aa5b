/**
 * One file that a page offers: bytes in, facts out. Never throws. A hostile file may still take long or much memory, so
 * whoever does not know the file runs this in a thread that can be ended (`src/crawl/read-file.ts`).
 */
import { type FileFormat, type FileRead, maxFileBytes } from '../../model/attachment.ts';
import { decode } from '../html/decode.ts';
import { flatten } from '../html/flat.ts';
import { readDoc } from './doc.ts';
import { docxText } from './docx.ts';
import { containerOf, isPlainText, isTable } from './format.ts';
import { readPackage } from './package.ts';
import { needsPassword, type PdfText, readPdf } from './pdf.ts';
import { rtfText } from './rtf.ts';
import { unread } from './unread.ts';
import { isBlank, maxText, withText } from './with-text.ts';
import { openOle } from './workbook.ts';
import { workbook } from './workbook-file.ts';

/** More damaged characters than this make a text unreadable. */
const maxGarbled = 0.3;

const shownAs = { ole: 'doc', package: 'zip', 'word-xml': 'doc', 'office-html': 'html' } as const;

export async function readAttachment(bytes: Uint8Array): Promise<FileRead> {
  if (bytes.length === 0) return unread('other', 'empty');
  const format = containerOf(bytes);
  const shown = shownAs[format as keyof typeof shownAs] ?? (format as FileFormat);
  if (bytes.length > maxFileBytes) return unread(shown, 'too-large');
  try {
    if (format === 'pdf') return await readPdfFile(bytes);
    if (format === 'package') return readPackage(bytes);
    if (format === 'ole') return readOle(bytes);
    if (format === 'rtf') return readRtf(bytes);
    if (format === 'xls') return workbook('xls', bytes);
    if (format === 'word-xml') return withText('doc', docxText(decode(bytes, null).text, maxText));
    if (format === 'office-html') return withText('html', flatten(decode(bytes, null).text).text);
    return format === 'other' ? readPlain(bytes) : unread(format, 'format');
  } catch {
    return unread(shown, 'damaged');
  }
}

async function readPdfFile(bytes: Uint8Array): Promise<FileRead> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const signed = raw.includes('/ByteRange') && /\/ByteRange\s*\[\s*\d/.test(raw.toString('latin1'));
  try {
    const { pages, count, damaged } = await readWhole(bytes);
    const parts = { pages: count, unreadPages: pages.filter(isBlank).length, signed };
    const whole = damaged || pages.length < count ? { ...parts, cut: true as const } : parts;
    if (pages.every(isBlank)) return unread('pdf', damaged ? 'damaged' : 'scanned', whole);
    const text = pages.join('\n');
    return isUnreadable(text) ? unread('pdf', damaged ? 'damaged' : 'garbled', whole) : withText('pdf', text, whole);
  } catch (error) {
    return needsPassword(error)
      ? unread('pdf', 'encrypted', { signed, encrypted: true })
      : unread('pdf', 'damaged', { signed });
  }
}

/** What a damaged file lacks may be all its text. */
async function readWhole(bytes: Uint8Array): Promise<PdfText & { damaged: boolean }> {
  try {
    return { ...(await readPdf(bytes, maxText, true)), damaged: false };
  } catch (error) {
    if (needsPassword(error)) throw error;
    return { ...(await readPdf(bytes, maxText, false)), damaged: true };
  }
}

function readOle(bytes: Uint8Array): FileRead {
  const stream = openOle(bytes);
  if (stream('EncryptedPackage') !== null) return unread('docx', 'encrypted', { encrypted: true });
  if (stream('Workbook') !== null || stream('Book') !== null) return workbook('xls', bytes);
  if (stream('WordDocument') === null) return unread('other', 'format');
  const read = readDoc(stream, maxText);
  if ('text' in read) return withText('doc', read.text);
  return unread('doc', read.reason, { encrypted: read.reason === 'encrypted' });
}

function readRtf(bytes: Uint8Array): FileRead {
  const rtf = Buffer.from(bytes).toString('latin1');
  const text = rtfText(rtf, maxText);
  const isWhole = /\}[\s\0]*$/.test(rtf.slice(-1_000));
  if (isBlank(text) && !isWhole) return unread('rtf', 'damaged');
  return withText('rtf', text, isWhole ? {} : { cut: true });
}

function readPlain(bytes: Uint8Array): FileRead {
  const { text } = decode(bytes, null);
  if (!isPlainText(text)) return unread('other', 'format');
  return isTable(text) ? withText('csv', tabbed(text.slice(0, maxText * 2))) : withText('txt', text);
}

/** Cells parted by tabs, as those of other tables. */
function tabbed(csv: string): string {
  return csv.replace(/"((?:[^"]|"")*)"|,/g, (whole, quoted) =>
    whole === ',' ? '\t' : quoted.replaceAll('""', '"').replace(/\s+/g, ' '),
  );
}

/** Fonts without a table of their characters give private or damaged ones. */
function isUnreadable(text: string): boolean {
  const head = text.slice(0, 20_000).replace(/\s+/g, '');
  const bad = head.match(/[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  return bad > maxGarbled * head.length;
}
