/** Text of a PDF; the only importer of pdf.js. Its tables of Chinese characters (CMaps) are read from the package. */
import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { withoutRadicals } from './radicals.ts';

export interface PdfText {
  pages: string[];
  /** All pages of the file. */
  count: number;
}

const maxPages = 300;
/** Part of the height of its letters by which the next cell stands off. */
const cellGap = 0.6;
const home = import.meta.resolve('pdfjs-dist/package.json');

/** Throws for what is damaged; `needsPassword` tells whether it was for a password. */
export async function readPdf(bytes: Uint8Array, maxText: number): Promise<PdfText> {
  const task = getDocument({
    // It takes the bytes away from whoever gives them.
    data: Uint8Array.from(bytes),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const file = await task.promise;
    const pages: string[] = [];
    let size = 0;
    for (let number = 1; number <= Math.min(file.numPages, maxPages) && size <= maxText; number++) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      const text = withoutRadicals(linesOf(items.filter((item) => 'str' in item)));
      page.cleanup();
      pages.push(text);
      size += text.length;
    }
    return { pages, count: file.numPages };
  } finally {
    await task.destroy();
  }
}

export function needsPassword(error: unknown): boolean {
  return error instanceof PasswordException;
}

function folder(name: string): string {
  return decodeURIComponent(new URL(`./${name}/`, home).pathname);
}

interface Piece {
  str: string;
  /** Its place is in the last two of six. */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

/** In the order of the file, a line for each height; a wide gap in a line is that between two cells. */
function linesOf(pieces: readonly Piece[]): string {
  let text = '';
  let before: { y: number; end: number; size: number } | null = null;
  for (const { str, transform, width, height, hasEOL } of pieces) {
    const [x, y] = [transform[4] ?? 0, transform[5] ?? 0];
    const size: number = height || before?.size || 10;
    if (str.trim() !== '') {
      if (before !== null && Math.abs(y - before.y) > size / 2) text = endLine(text);
      else if (before !== null && x - before.end > cellGap * size) text = `${text.trimEnd()}\t`;
      text += str;
      before = { y, end: x + width, size };
    } else if (str !== '' && !/[\s]$/.test(text)) text += ' ';
    if (hasEOL) text = endLine(text);
  }
  return text.trim();
}

function endLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text.trimEnd()}\n`;
}
