/** A notice in the few elements that its template may use, read into sheets of blocks. What was crawled is escaped and makes none. */
import type { Fault } from '../lib/errors.ts';
import { httpUrl } from '../lib/urls.ts';

/** Element of a template → style of the paragraph that it becomes. */
export const paragraphStyles = {
  mark: '发文机关标志',
  number: '发文字号',
  title: '公文标题',
  to: '主送机关',
  p: '公文正文',
  h1: '一级标题',
  h2: '二级标题',
  annexes: '附件说明',
  sign: '发文机关署名',
  date: '成文日期',
  note: '附注',
  annex: '附件序号',
  cc: '抄送',
  issued: '印发',
} as const;
export type ParagraphStyle = keyof typeof paragraphStyles;

export interface Run {
  text: string;
  bold: boolean;
  /** http(s) or null. */
  href: string | null;
}
export interface Paragraph {
  style: ParagraphStyle;
  runs: Run[];
}
export interface Table {
  /** Relative width of each column. */
  widths: number[];
  head: Run[][];
  rows: Run[][][];
  /** Columns of a few characters a cell: they stand in the middle. */
  short: boolean[];
}
/** Starts on a page of its own. */
export interface Sheet {
  landscape: boolean;
  blocks: ({ paragraph: Paragraph; table: null } | { paragraph: null; table: Table })[];
}

/** A fault of the template with its line. */
export class MarkupFault extends Error {
  fault: Omit<Fault, 'file'>;
  constructor(line: number | null, message: string) {
    super(message);
    this.fault = { line, message };
  }
}

/** Gives every tag of a template its line, so that a fault of the filled-in text can be told where it was written. */
export function withLines(template: string): string {
  return template
    .split('\n')
    .map((text, i) => text.replace(/<(\/?[a-z][\w-]*)(?=[\s>/])/gi, `<$1 line="${i + 1}"`))
    .join('\n');
}

const known = [...Object.keys(paragraphStyles), 'sheet', 'table', 'col', 'tr', 'th', 'td', 'b', 'a', 'br'];
const token = /<(\/?)([a-z][\w-]*)((?:\s+[a-z]+(?:="[^"]*")?)*)\s*\/?>|([^<]+|<)/gi;
const attribute = /([a-z]+)(?:="([^"]*)")?/gi;

interface Place {
  table: Table | null;
  /** Where text goes; null outside of paragraphs and cells. */
  runs: Run[] | null;
  bold: boolean;
  href: string | null;
  line: number;
}

/** Throws a MarkupFault. */
export function readBlocks(markup: string): Sheet[] {
  const sheets: Sheet[] = [];
  /** Elements that are open, outermost first. */
  const open: { name: string; line: number }[] = [];
  const at: Place = { table: null, runs: null, bold: false, href: null, line: 1 };

  const sheet = () => sheets.at(-1) ?? newSheet(false);
  const newSheet = (landscape: boolean): Sheet => {
    sheets.push({ landscape, blocks: [] });
    return sheets.at(-1)!;
  };
  const say = (text: string) => {
    if (text !== '') at.runs?.push({ text, bold: at.bold, href: at.href });
  };
  const begin = (name: string, given: Map<string, string>) => {
    if (name === 'sheet') newSheet(given.has('landscape'));
    else if (name === 'b') at.bold = true;
    else if (name === 'a') at.href = httpUrl(given.get('href') ?? '');
    else if (name === 'table') {
      at.table = { widths: [], head: [], rows: [], short: [] };
      sheet().blocks.push({ paragraph: null, table: at.table });
    } else if (name === 'tr') at.table?.rows.push([]);
    else if (name === 'th' || name === 'td') {
      const row = at.table?.rows.at(-1);
      if (row === undefined) throw new MarkupFault(at.line, `<${name}> 应写在 <table> 的 <tr> 中`);
      at.runs = [];
      if (name === 'th' && at.table!.rows.length === 1) at.table!.head.push(at.runs);
      row.push(at.runs);
    } else {
      at.runs = [];
      sheet().blocks.push({ paragraph: { style: name as ParagraphStyle, runs: at.runs }, table: null });
    }
  };
  const end = (name: string) => {
    if (name === 'b') at.bold = false;
    else if (name === 'a') at.href = null;
    else if (name === 'table') {
      finish(at.table!, at.line);
      at.table = null;
    } else if (name !== 'tr' && name !== 'sheet') at.runs = null;
  };

  for (const [, slash, tag, attributes = '', text] of markup.matchAll(token)) {
    if (tag === undefined) {
      const said = plain(text!);
      if (at.runs === null && said.trim() !== '')
        throw new MarkupFault(at.line, `文字没有写在任何元素中：${said.trim().slice(0, 20)}`);
      say(said);
      continue;
    }
    const name = tag.toLowerCase();
    const given = new Map([...attributes.matchAll(attribute)].map((m) => [m[1]!, plain(m[2] ?? '')]));
    at.line = Number(given.get('line') ?? at.line);
    if (!known.includes(name)) throw new MarkupFault(at.line, `没有 <${name}> 这种元素，可用的有：${known.join('、')}`);
    if (name === 'br') say('\n');
    else if (name === 'col') at.table?.widths.push(Math.min(100, Math.max(1, Number(given.get('width')) || 10)));
    else if (slash === '') {
      const isInline = name === 'a' || name === 'b';
      if (isInline !== (at.runs !== null))
        throw new MarkupFault(at.line, isInline ? `<${name}> 应写在段落或单元格中` : `<${open.at(-1)?.name}> 没有结束`);
      open.push({ name, line: at.line });
      begin(name, given);
    } else {
      const last = open.pop();
      if (last?.name !== name) throw new MarkupFault(at.line, `</${name}> 与 <${last?.name ?? '（无）'}> 不成对`);
      end(name);
    }
  }
  const left = open.at(-1);
  if (left !== undefined) throw new MarkupFault(left.line, `<${left.name}> 没有结束`);
  return sheets;
}

/** The first row is the head where it is of `th`; every row has as many cells as there are columns. */
function finish(table: Table, line: number): void {
  if (table.head.length > 0) table.rows.shift();
  const columns = table.widths.length;
  for (const row of [table.head, ...table.rows])
    if (row.length !== columns && row.length > 0)
      throw new MarkupFault(line, `表格有${columns}个 <col>，这一行却有${row.length}个单元格`);
  table.short = table.widths.map((_, i) => table.rows.every((row) => widthOf(row[i] ?? []) <= 10));
}

/** In half widths: a Chinese character is two. */
function widthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.length + text.replace(/[ -~]/g, '').length, 0);
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** Text without escapes; a line break of the template means nothing. */
function plain(text: string): string {
  return text
    .replace(/[ \t]*\r?\n\s*/g, '')
    .replace(/&(?:#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, code: string | undefined, name: string | undefined) => {
      if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
      return entities[name!.toLowerCase()] ?? whole;
    });
}
