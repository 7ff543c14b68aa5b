/** Notices on disk: one folder each with the page, the Word file and the PDF. What was there is set aside, never overwritten. */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { publishFolder } from '../../publish/folder.ts';
import type { Notice } from '../../render/notice.ts';
import type { Printer } from '../../render/pdf.ts';

/** Below out/RUN. */
export const noticesFolder = 'notices';

export interface NoticeExtra {
  path: string;
  content: Uint8Array;
}

export interface NoticeWriter {
  /** Writes `name`.html, .docx and .pdf, and `more`, into a folder below `out`, and returns that folder. */
  write(folder: string, name: string, notice: Notice, more?: readonly NoticeExtra[]): Promise<string>;
  /** Notices that could not be printed. */
  unprinted(): number;
}

/** `stamp` names the folder for what was there before. */
export function noticeWriter(out: string, printer: Printer | null, stamp: string): NoticeWriter {
  let unprinted = 0;
  const pdfOf = async (html: string): Promise<Buffer | null> => {
    try {
      return (await printer?.print(html)) ?? null;
    } catch {
      return null;
    }
  };
  return {
    async write(folder, name, { html, docx }, more = []) {
      const pdf = await pdfOf(html);
      if (pdf === null) unprinted += 1;
      const target = path.join(out, folder);
      setAside(target, path.join(out, `旧稿-${stamp}`, folder));
      publishFolder(target, [
        { path: `${name}.html`, content: html },
        { path: `${name}.docx`, content: docx },
        ...(pdf === null ? [] : [{ path: `${name}.pdf`, content: pdf }]),
        ...more,
      ]);
      return target;
    },
    unprinted: () => unprinted,
  };
}

function setAside(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(path.dirname(to), { recursive: true });
  renameSync(from, to);
}
