/** A notice as an editable Word file in the layout of GB/T 9704; the only importer of docx. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  type IParagraphStyleOptions,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { fonts, fontTable, noticeStyles, size } from './docx-styles.ts';
import type { Paragraph as NoticeParagraph, Table as NoticeTable, Run, Sheet } from './notice-blocks.ts';

const mm = (n: number) => Math.round((n / 25.4) * 1440);
/** A4 with a type area of 156 × 225 mm. */
const page = { width: mm(210), height: mm(297), top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) };

export interface NoticeFile {
  title: string;
  office: string;
}

export function docxBytes(sheets: readonly Sheet[], { title, office }: NoticeFile): Promise<Buffer> {
  const document = new Document({
    title,
    creator: office,
    lastModifiedBy: office,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fonts.body, size: size.three } } }, paragraphStyles: styles() },
    sections: sheets.map(section),
  });
  return Packer.toBuffer(document, false, [{ path: 'word/fontTable.xml', data: fontTable }]);
}

function styles(): IParagraphStyleOptions[] {
  return Object.entries(noticeStyles).map(([id, style]) => ({ id, quickFormat: true, basedOn: 'Normal', ...style }));
}

function section({ landscape, blocks }: Sheet): ISectionOptions {
  const { width, height, top, left, right, bottom } = page;
  const margin = landscape ? { top: left, right: top, bottom: right, left: bottom } : { top, right, bottom, left };
  const text = landscape ? height - top - bottom : width - left - right;
  return {
    properties: {
      page: {
        size: { width, height, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { ...margin, header: mm(15), footer: landscape ? mm(15) : mm(25) },
      },
    },
    footers: { default: pageNumber('right'), even: pageNumber('left') },
    children: blocks.map(({ paragraph, table }) =>
      table === null ? paragraphOf(paragraph!, text) : tableOf(table, text),
    ),
  };
}

/** “— 1 —”, outside: one character in from the edge of the type area. */
function pageNumber(side: 'left' | 'right'): Footer {
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
  const indent = side === 'right' ? { right: size.four * 10 } : { left: size.four * 10 };
  return new Footer({ children: [new Paragraph({ style: 'page', alignment: side, indent, children: [run] })] });
}

function paragraphOf({ style, runs }: NoticeParagraph, width: number): Paragraph {
  const lines = style === 'title' ? runs.map((run) => ({ ...run, text: balanced(run.text, 20) })) : runs;
  // The day stands at the right end, one character in.
  const day = style === 'issued' && { tabStops: [{ type: TabStopType.RIGHT, position: width - size.four * 10 }] };
  return new Paragraph({ style, ...day, children: childrenOf(lines) });
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A title too long for a line of `most` characters in lines of like length, broken between words, the upper one longer. */
function balanced(text: string, most: number): string {
  const count = Math.ceil(text.length / most);
  if (count === 1 || text.includes('\n')) return text;
  const aim = text.length / count;
  const ends = [...words.segment(text)]
    .map(({ index }) => index)
    .filter((i) => text.slice(i - 2, i + 2) !== '政务公开')
    .filter((i) => i >= aim && i <= most);
  const end = ends[0] ?? most;
  return `${text.slice(0, end)}\n${balanced(text.slice(end), most)}`;
}

function childrenOf(runs: readonly Run[]): ParagraphChild[] {
  return runs.flatMap(({ text, bold, href }): ParagraphChild[] => {
    const parts = text.split(/(?<=[\n\t])|(?=[\n\t])/).map((part) => {
      if (part === '\n') return new TextRun({ break: 1 });
      return new TextRun({ ...(bold && { bold }), ...(part === '\t' ? { children: [new Tab()] } : { text: part }) });
    });
    return href === null ? parts : [new ExternalHyperlink({ link: href, children: parts })];
  });
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };

function tableOf({ widths, head, rows, short }: NoticeTable, width: number): Table {
  const sum = widths.reduce((a, b) => a + b, 0);
  const columns = widths.map((w) => Math.floor((w / sum) * width));
  const row = (cells: readonly Run[][], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (runs, i) =>
          new TableCell({
            width: { size: columns[i]!, type: WidthType.DXA },
            margins: { left: 60, right: 60, top: 30, bottom: 30 },
            verticalAlign: 'center',
            children: [
              new Paragraph({
                style: isHead ? 'th' : 'td',
                ...(short[i] && !isHead && { alignment: 'center' as const }),
                children: childrenOf(runs),
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: columns.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders,
    rows: [...(head.length > 0 ? [row(head, true)] : []), ...rows.map((cells) => row(cells, false))],
  });
}
