/** A notice from its template: the office's own where there is one, as a page and as a Word file. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { faultsError } from '../lib/errors.ts';
import { docxBytes } from './docx.ts';
import { fillTemplate, renderOfficial } from './html.ts';
import { MarkupFault, type Paragraph, type Run, readBlocks, type Sheet, withLines } from './notice-blocks.ts';

export type NoticeTemplate = 'notice-all' | 'notice-agency' | 'notice-overdue';
export interface Notice {
  html: string;
  docx: Buffer;
}

const builtIn = new URL('../../templates/', import.meta.url);

/** `ownFolder` holds the office's templates, if any. Throws a UserError with file and line where a template is faulty. */
export async function renderNotice(
  template: NoticeTemplate,
  data: { title: string; office: string },
  ownFolder: string,
): Promise<Notice> {
  const name = `${template}.hbs`;
  const own = path.join(ownFolder, name);
  const isOwn = existsSync(own);
  const source = readFileSync(isOwn ? own : new URL(name, builtIn), 'utf8');
  const sheets = sheetsOf(source, data, isOwn ? path.join('templates', name) : name);
  return { html: renderOfficial({ ...data, sheets: sheets.map(shown) }), docx: await docxBytes(sheets, data) };
}

function sheetsOf(source: string, data: object, file: string): Sheet[] {
  try {
    return readBlocks(fillTemplate(withLines(source), data));
  } catch (error) {
    if (error instanceof MarkupFault) throw faultsError([{ file, ...error.fault }]);
    throw faultsError([{ file, ...handlebarsFault(error as Error) }]);
  }
}

/** What handlebars says, in Chinese, with its line. */
function handlebarsFault(error: Error & { lineNumber?: number }): { line: number | null; message: string } {
  const line = error.lineNumber ?? Number(/on line (\d+)/.exec(error.message)?.[1] ?? Number.NaN);
  const place = Number.isNaN(line) ? null : line;
  const missing = /^"(.+?)" not defined/.exec(error.message) ?? /unknown helper (\S+)/.exec(error.message);
  if (missing !== null) return { line: place, message: `没有“${missing[1]}”这一项，可用的名称见自带的同名模板` };
  return { line: place, message: '模板写法有误，请检查 {{ }} 是否成对' };
}

/** As the page shows it: which paragraphs are headings, breaks and gaps apart from text. */
function shown({ landscape, blocks }: Sheet, sheet: number) {
  const firstTitle = blocks.find(({ paragraph }) => paragraph?.style === 'title')?.paragraph;
  return {
    landscape,
    blocks: blocks.map(({ paragraph, table }, i) => ({
      paragraph: paragraph === null ? null : shownParagraph(paragraph, sheet === 0 && paragraph === firstTitle),
      table: table === null ? null : { name: `表格 ${sheet + 1}-${i + 1}`, ...shownTable(table) },
    })),
  };
}

function shownParagraph({ style, runs }: Paragraph, first: boolean) {
  const heading = !first && (style === 'title' || style === 'h1');
  return { style, first, heading, subheading: style === 'h2', runs: pieces(runs) };
}

function shownTable({ widths, head, rows, short }: NonNullable<Sheet['blocks'][number]['table']>) {
  const sum = widths.reduce((a, b) => a + b, 0);
  return {
    widths: widths.map((w) => Math.round((w / sum) * 100)),
    head: head.length === 0 ? null : head.map(pieces),
    rows: rows.map((row) => row.map((runs, i) => ({ short: short[i] ?? false, runs: pieces(runs) }))),
  };
}

function pieces(runs: readonly Run[]) {
  return runs.flatMap((run) =>
    run.text
      .split(/(?<=[\n\t])|(?=[\n\t])/)
      .map((text) => ({ ...run, text, gap: text === '\t', break: text === '\n' })),
  );
}
