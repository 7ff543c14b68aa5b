/** What is read of a file that a page offers: PDF, Word, Excel, OFD and the like. */
import type { Evidence } from './facts.ts';

export const fileFormats = [
  'pdf',
  'ofd',
  'docx',
  'xlsx',
  'doc',
  'xls',
  'rtf',
  'csv',
  'txt',
  'zip',
  'html',
  'image',
  'other',
] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Why there is no text, though there is a file. */
export const unreadWords = {
  /** It opens only with a password. */
  encrypted: '文件已加密，需要密码',
  /** Its pages hold pictures, no text. */
  scanned: '文件为扫描图片，没有可读文字',
  /** A text that nobody can read: its fonts do not tell their characters. */
  garbled: '文件文字无法还原',
  format: '文件格式不支持读取',
  /** Only its list of names is read. */
  archive: '压缩包，仅读取文件清单',
  /** It holds no text at all. */
  empty: '文件没有内容',
  damaged: '文件已损坏',
  'too-large': '文件超过大小上限',
  'too-long': '文件未能在时限内读完',
} as const;
export type UnreadReason = keyof typeof unreadWords;

/** Larger files are not read. */
export const maxFileBytes = 30_000_000;

export interface FileRead {
  /** By its bytes, whatever its name says. */
  format: FileFormat;
  /** At most 200,000 characters. Cells of a table row are parted by a tab, rows by a newline. */
  text: string | null;
  /** Null where there is a text. */
  reason: UnreadReason | null;
  /** Pages of a PDF or OFD, sheets of a workbook; else null. */
  pages: number | null;
  /** Pages of them that hold no text. */
  unreadPages: number;
  /** Days with a year that the text names, `YYYY-MM-DD`, each once, in its order, at most 200. */
  dates: string[];
  title: string | null;
  docNumber: string | null;
  /** 成文日期: the day under the signature at its end. */
  finishedAt: string | null;
  /** It carries an electronic signature; whether that holds is not tried. */
  signed: boolean;
  encrypted: boolean;
  /** Names in an archive, at most 500. */
  names?: string[];
  /** It holds more than was read. */
  cut?: true;
}

/** A file that a page offers, where some indicator asks for what is in it. */
export interface AttachmentFact {
  url: string;
  name: string;
  /** Address of the page or list that offers it, and the day of that page or row. */
  from: string;
  publishedAt: string | null;
  /** Null: its address answers that nothing is there. One that could not be fetched is a gap. */
  file: FileRead | null;
  at: Evidence;
}
