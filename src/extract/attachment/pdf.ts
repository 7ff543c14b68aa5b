/** Text of a PDF; the only importer of pdf.js. Its tables of Chinese characters (CMaps) are read from the package. */
import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { linesOf } from './pdf-lines.ts';
import { withoutRadicals } from './radicals.ts';

export interface PdfText {
  pages: string[];
  /** All pages of the file. */
  count: number;
}

const maxPages = 300;
const home = import.meta.resolve('pdfjs-dist/package.json');

/** `strict` throws for what is damaged anywhere, else as much as can be is read; `needsPassword` tells whether it was for a password. */
export async function readPdf(bytes: Uint8Array, maxText: number, strict: boolean): Promise<PdfText> {
  const task = getDocument({
    // It takes the bytes away from whoever gives them.
    data: Uint8Array.from(bytes),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: strict,
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
