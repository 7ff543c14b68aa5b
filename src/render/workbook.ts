/** Writes an XLSX file; the only importer of write-excel-file. Cells are text or numbers, never formulas. */
import writeXlsxFile from 'write-excel-file/node';
import { httpUrl } from '../lib/urls.ts';

export interface SheetOut {
  name: string;
  /** Row 1 is the head and stays in view. */
  rows: readonly (readonly (string | number | null)[])[];
  /** Width of each column in characters. */
  widths: readonly number[];
  /** The head has a filter. */
  filter?: true;
  /** Columns (from 0) whose cells are addresses; http(s) ones become links. */
  links?: readonly number[];
  /** Column (from 0) → what may be chosen there. */
  choices?: Readonly<Record<number, readonly string[]>>;
}

export function workbookBytes(sheets: readonly SheetOut[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map(({ name, rows, widths }) => ({
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      data: rows.map((row, i) =>
        row.map((value) =>
          value === null
            ? null
            : { value, wrap: true, alignVertical: 'top' as const, ...(i === 0 && { fontWeight: 'bold' as const }) },
        ),
      ),
    })),
    { features: [extras(sheets)] },
  ).toBuffer();
}

const sheetFile = 'xl/worksheets/sheet{id}.xml';
const relations = 'xl/worksheets/_rels/sheet{id}.xml.rels';
const linkType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** Filters, lists of choices and links, in the order that the format prescribes behind the rows. */
function extras(sheets: readonly SheetOut[]) {
  const markup = (sheet: SheetOut) => `${filterOf(sheet)}${choicesOf(sheet)}${linksOf(sheet)}`;
  return {
    files: {
      transform: {
        [sheetFile]: {
          transform: (xml: string, _: unknown, { sheetIndex }: { sheetIndex: number }) =>
            xml.replace('</sheetData>', () => `</sheetData>${markup(sheets[sheetIndex]!)}`),
        },
        [relations]: {
          insert: (_: unknown, { sheetIndex }: { sheetIndex: number }) => relationsOf(sheets[sheetIndex]!),
        },
      },
    },
  };
}

function filterOf({ filter, rows }: SheetOut): string {
  if (!filter || rows.length < 2) return '';
  return `<autoFilter ref="A1:${columnName(rows[0]!.length - 1)}${rows.length}"/>`;
}

function choicesOf({ choices = {}, rows }: SheetOut): string {
  const lists = Object.entries(choices).map(([column, values]) => {
    const name = columnName(Number(column));
    const range = `${name}2:${name}${Math.max(2, rows.length)}`;
    const list = escaped(`"${values.join(',')}"`);
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>${list}</formula1></dataValidation>`;
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

function linksOf(sheet: SheetOut): string {
  const links = addressesOf(sheet).map(({ cell }, i) => `<hyperlink ref="${cell}" r:id="rId-link-${i + 1}"/>`);
  return links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
}

function relationsOf(sheet: SheetOut): string {
  return addressesOf(sheet)
    .map(
      ({ url }, i) =>
        `<Relationship Id="rId-link-${i + 1}" Type="${linkType}" Target="${escaped(url)}" TargetMode="External"/>`,
    )
    .join('');
}

/** Excel takes 65,530 links a sheet. */
const maxLinks = 60_000;

function addressesOf({ links = [], rows }: SheetOut): { cell: string; url: string }[] {
  const found = rows.slice(1).flatMap((row, i) =>
    links.flatMap((column) => {
      const url = typeof row[column] === 'string' ? httpUrl(row[column]) : null;
      return url === null || url.length > 2000 ? [] : [{ cell: `${columnName(column)}${i + 2}`, url }];
    }),
  );
  return found.slice(0, maxLinks);
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
