/** What kind of file some bytes are; names and headers lie too often to be asked. */
import type { FileFormat } from '../../model/attachment.ts';
import { isGarbled } from '../html/decode.ts';

export type Container = FileFormat | 'ole' | 'package' | 'word-xml' | 'office-html';

/** `ole` and `package` (a zip) are told apart by what is in them. */
export function containerOf(bytes: Uint8Array): Container {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  // Office 2003 wrote XML and HTML under the names of its binary formats.
  if (/^\s*<\?xml/.test(head) && head.includes('office:spreadsheet')) return 'xls';
  if (/^\s*<\?xml/.test(head) && /w:wordDocument|office\/word\/2003/.test(head)) return 'word-xml';
  if (head.includes('schemas-microsoft-com:office:') && /<html/i.test(head)) return 'office-html';
  if (/^\s*<(?:!doctype|html|head|body|script|meta)\b/i.test(head)) return 'html';
  // Some writers put a few bytes before it.
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'package';
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole';
  if (head.startsWith('{\\rtf')) return 'rtf';
  // A workbook of before 1995 has no container.
  if (/^\x09[\x00\x02\x04\x08]/.test(head)) return 'xls';
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\x00|II\*\x00|MM\x00\*|RIFF.{4}WEBP)/s.test(head)) return 'image';
  return 'other';
}

/** Text that no other format claims. */
export function isPlainText(text: string): boolean {
  return text.trim() !== '' && !text.slice(0, 20_000).includes('\0') && !isGarbled(text);
}

/** Most of its first lines have as many commas as the first. */
export function isTable(text: string): boolean {
  const lines = text.slice(0, 20_000).split(/\r?\n/).filter(Boolean).slice(0, 20);
  const commas = lines.map((line) => line.replace(/"[^"]*"/g, '').split(',').length - 1);
  const alike = commas.filter((n) => n === commas[0]).length;
  return lines.length > 1 && commas[0]! > 0 && alike >= lines.length * 0.8;
}
