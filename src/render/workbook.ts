/** Writes an XLSX file; the only importer of write-excel-file. Cells are text or numbers, never formulas. */
import writeXlsxFile from 'write-excel-file/node';

export interface SheetOut {
  name: string;
  /** Row 1 is the head and stays in view. */
  rows: readonly (readonly (string | number | null)[])[];
  /** Width of each column in characters. */
  widths: readonly number[];
}

export function workbookBytes(sheets: readonly SheetOut[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map(({ name, rows, widths }) => ({
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      data: rows.map((row, i) =>
        row.map((value) =>
          value === null ? null : { value, wrap: true, ...(i === 0 && { fontWeight: 'bold' as const }) },
        ),
      ),
    })),
  ).toBuffer();
}
