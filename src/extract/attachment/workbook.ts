/**
 * Cells of workbooks, and the container of old Office files; the only importer of SheetJS. It reads .xlsx as well as .xls of
 * all ages, which no other maintained library does.
 */
import * as sheetjs from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';

/** Old workbooks hold GBK. */
sheetjs.set_cptable(codepages);

const maxSheets = 200;
const maxRows = 20_000;
const maxColumns = 500;

export interface WorkbookText {
  text: string;
  sheets: number;
  cut: boolean;
  /** Something of it could not be read. */
  damaged: boolean;
}

/** Each sheet under its name. Throws for what is damaged; `isEncrypted` tells whether it was for a password. */
export function readSheets(bytes: Uint8Array, maxText: number): WorkbookText {
  const names = sheetjs.read(bytes, { type: 'array', bookSheets: true }).SheetNames;
  const { book, damaged } = readBook(bytes, Math.min(names.length, maxSheets));
  const lines: string[] = [];
  let size = 0;
  let cut = damaged || names.length > maxSheets;
  for (const name of names.slice(0, maxSheets)) {
    const sheet = book.Sheets[name] as { '!data'?: Cells[]; '!fullref'?: string } | undefined;
    const rows = (sheet?.['!data'] ?? []).map(rowText).filter((row) => row !== '');
    if (rows.length === 0) continue;
    cut ||= sheet?.['!fullref'] !== undefined;
    for (const line of [...(names.length > 1 ? [name] : []), ...rows]) {
      size += line.length + 1;
      if (size > maxText) return { text: lines.join('\n'), sheets: names.length, cut: true, damaged };
      lines.push(line);
    }
  }
  return { text: lines.join('\n'), sheets: names.length, cut, damaged };
}

/** Strictly first: by default what is damaged is passed over in silence. */
function readBook(bytes: Uint8Array, sheets: number): { book: sheetjs.WorkBook; damaged: boolean } {
  const wanted = Array.from({ length: sheets }, (_, index) => index);
  const options = {
    type: 'array',
    dense: true,
    sheets: wanted,
    sheetRows: maxRows,
    cellDates: true,
    UTC: true,
  } as const;
  const plain = { ...options, cellFormula: false, cellHTML: false, cellText: false };
  try {
    return { book: sheetjs.read(bytes, { ...plain, WTF: true }), damaged: false };
  } catch {
    return { book: sheetjs.read(bytes, plain), damaged: true };
  }
}

type Cells = ({ t: string; v?: unknown } | undefined)[];

function rowText(row: Cells | undefined): string {
  const cells = Array.from((row ?? []).slice(0, maxColumns), (cell) => cellText(cell?.t, cell?.v));
  return cells.join('\t').trimEnd();
}

/** As it is stored: a sum is proved with what is there, not with what is shown of it. */
function cellText(type: string | undefined, value: unknown): string {
  if (value === undefined || value === null || type === 'e' || type === 'z') return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  return String(value).replace(/\s+/g, ' ').trim();
}

export function isEncrypted(error: unknown): boolean {
  return error instanceof Error && /password|encrypt/i.test(error.message);
}

/** Streams of an OLE file by name (`WordDocument`), null for one that is missing. Throws for what is damaged. */
export function openOle(bytes: Uint8Array): (name: string) => Uint8Array | null {
  const file = sheetjs.CFB.read(bytes, { type: 'array' }) as { FileIndex: { name: string; content?: unknown }[] };
  return (name) => {
    const entry = file.FileIndex.find((found) => found.name === name);
    return entry?.content === undefined ? null : Uint8Array.from(entry.content as ArrayLike<number>);
  };
}
