/**
 * Rows at the end of a sheet of an XLSX file, and headers at the end of its first row. Every other part of the file is kept
 * byte for byte: formats, notes, sheets of others. Cells are text, never formulas. An importer of fflate: it alone rewrites
 * a file that persons keep.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { UserError } from '../lib/errors.ts';

export interface Addition {
  sheet: string;
  /** Cells of row 1 behind the last that is there, by column from 0. */
  headers: ReadonlyMap<number, string>;
  /** The last row with content, counted from 1. */
  after: number;
  /** By column from 0. */
  rows: readonly ReadonlyMap<number, string>[];
}

/** Throws a UserError where the file is built in a way that is not known. */
export function appendRows(file: Uint8Array, { sheet, headers, after, rows }: Addition): Uint8Array {
  const parts = unzipSync(file);
  const name = partOf(parts, sheet);
  let xml = strFromU8(parts[name]!)
    .replace(/<dimension\b[^>]*\/>/, '')
    .replace(/<sheetData\s*\/>/, '<sheetData></sheetData>');
  const open = xml.indexOf('<sheetData>');
  const close = xml.lastIndexOf('</sheetData>');
  if (open < 0 || close < 0) throw strange(sheet);
  const written = new Set(rows.map((_, i) => after + 1 + i));
  const kept = [...xml.slice(open + 11, close).matchAll(/<row\b[^>]*?(?:\/>|>[\s\S]*?<\/row>)/g)].flatMap(([row]) => {
    const at = Number(/^<row\b[^>]*?\sr="(\d+)"/.exec(row)?.[1] ?? Number.NaN);
    if (Number.isNaN(at)) throw strange(sheet);
    if (written.has(at)) return [];
    return [{ at, row: at === 1 && headers.size > 0 ? withCells(row, headers) : row }];
  });
  const fresh = rows.map((cells, i) => ({ at: after + 1 + i, row: rowXml(after + 1 + i, cells) }));
  const all = [...kept, ...fresh].sort((a, b) => a.at - b.at).map(({ row }) => row);
  xml = `${xml.slice(0, open + 11)}${all.join('')}${xml.slice(close)}`;
  return zipSync({ ...parts, [name]: strToU8(xml) });
}

/** The part of the file that holds a sheet, by way of the list of sheets and what it refers to. */
function partOf(parts: Record<string, Uint8Array>, sheet: string): string {
  const book = text(parts, 'xl/workbook.xml');
  const tag = [...book.matchAll(/<sheet\b[^>]*>/g)].find(([t]) => attribute(t, 'name') === sheet)?.[0] ?? '';
  const id = attribute(tag, 'r:id');
  const links = text(parts, 'xl/_rels/workbook.xml.rels');
  const link = [...links.matchAll(/<Relationship\b[^>]*>/g)].find(([t]) => attribute(t, 'Id') === id)?.[0] ?? '';
  const target = attribute(link, 'Target')
    .replace(/^\/xl\//, '')
    .replace(/^\.\//, '');
  const name = `xl/${target}`;
  if (id === '' || parts[name] === undefined) throw strange(sheet);
  return name;
}

function withCells(row: string, cells: ReadonlyMap<number, string>): string {
  const full = row.endsWith('/>') ? `${row.slice(0, -2)}></row>` : row;
  const places = new Set([...cells.keys()].map((at) => `${letters(at)}1`));
  const without = full.replace(/<c\b[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g, (cell) =>
    places.has(attribute(cell, 'r')) ? '' : cell,
  );
  return without.replace(/<\/row>$/, `${cellsXml(1, cells)}</row>`).replace(/\sspans="[^"]*"/, '');
}

function rowXml(line: number, cells: ReadonlyMap<number, string>): string {
  return `<row r="${line}">${cellsXml(line, cells)}</row>`;
}

function cellsXml(line: number, cells: ReadonlyMap<number, string>): string {
  return [...cells]
    .sort(([a], [b]) => a - b)
    .map(
      ([at, value]) =>
        `<c r="${letters(at)}${line}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`,
    )
    .join('');
}

/** 0 is A, 26 is AA. */
function letters(at: number): string {
  return (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
}

function escaped(value: string): string {
  const plain = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function text(parts: Record<string, Uint8Array>, name: string): string {
  const part = parts[name];
  return part === undefined ? '' : strFromU8(part);
}

function strange(sheet: string): UserError {
  return new UserError(`无法在工作簿的“${sheet}”表里添加内容，请在 Excel 中另存一次后重试`);
}
