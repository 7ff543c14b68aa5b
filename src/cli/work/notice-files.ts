/** Notices on disk: one folder each with the page, the Word file and the PDF. What was there is set aside, never overwritten. */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import pLimit from 'p-limit';
import { publishFolder } from '../../publish/folder.ts';
import type { Notice } from '../../render/notice.ts';
import type { Printer } from '../../render/pdf.ts';

/** Below out/RUN. */
export const noticesFolder = 'notices';

/** Of one agency, below the notices; `page` is its page in the report. */
export function ownFolder(kind: 'agencies' | 'overdue', page: string): string {
  const name = path.basename(page, '.html');
  return kind === 'agencies' ? path.join('agencies', name) : path.join('overdue', 'agencies', name);
}

export interface NoticeExtra {
  path: string;
  content: Uint8Array;
}

export interface NoticeWriter {
  out: string;
  /** Writes `name`.html, .docx and .pdf, and `more`, into a folder below `out`, and returns that folder. */
  write(folder: string, name: string, notice: Notice, more?: readonly NoticeExtra[]): Promise<string>;
  setAside(folder: string): void;
  /** As many at a time as are printed at a time. */
  several<T>(items: readonly T[], write: (item: T) => unknown): Promise<void>;
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
  const setAside = (folder: string): void => {
    const [from, to] = [path.join(out, folder), path.join(out, `旧稿-${stamp}`, folder)];
    if (!existsSync(from)) return;
    mkdirSync(path.dirname(to), { recursive: true });
    renameSync(from, to);
  };
  return {
    out,
    setAside,
    async write(folder, name, { html, docx }, more = []) {
      const pdf = await pdfOf(html);
      if (pdf === null) unprinted += 1;
      setAside(folder);
      const target = path.join(out, folder);
      publishFolder(target, [
        { path: `${name}.html`, content: html },
        { path: `${name}.docx`, content: docx },
        ...(pdf === null ? [] : [{ path: `${name}.pdf`, content: pdf }]),
        ...more,
      ]);
      return target;
    },
    async several(items, write) {
      await pLimit(printer?.lanes ?? 1).map(items, async (item) => void (await write(item)));
    },
    unprinted: () => unprinted,
  };
}
