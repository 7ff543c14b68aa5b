/** What the text of a file says of itself. */
import { cut, oneLine, squeeze } from '../../lib/chinese.ts';
import type { FileRead } from '../../model/attachment.ts';
import { datesIn, finishedDate } from '../dates/finished-date.ts';
import { numberIn } from '../fields/doc-number.ts';

const maxDates = 200;
const maxTitle = 120;
const titleEnd =
  /(?:通知|意见|办法|决定|方案|细则|规定|批复|公告|通告|规划|条例|措施|计划|预案|制度|函|报告|年报|公报|报表|预算|决算|目录|清单|说明|要点|[表书])(?:[（(].{1,20}[）)])?$/;

export function factsOfText(text: string): Pick<FileRead, 'title' | 'docNumber' | 'dates' | 'finishedAt'> {
  const head = text
    .slice(0, 3_000)
    .split('\n')
    // A row of a table, or the name that every new sheet has, is no title.
    .filter((line) => line.trim() !== '' && !line.trim().includes('\t') && !/^Sheet\d*$/i.test(line))
    .map((line) => oneLine(line))
    .slice(0, 15);
  return {
    title: titleOf(head),
    docNumber: numberOf(head),
    dates: datesIn(text, maxDates),
    finishedAt: finishedDate(text),
  };
}

/** The first line that ends as titles do, with the short lines above it that it goes on from; else the first line. */
function titleOf(head: readonly string[]): string | null {
  const lines = head.filter((line) => !isNumberLine(line) && !/^附件\s*\d*[:：]?$/.test(line));
  const end = lines.slice(0, 6).findIndex((line) => titleEnd.test(squeeze(line)) && line.length <= maxTitle);
  if (end < 0) return lines[0] === undefined ? null : cut(lines[0], maxTitle);
  let from = end;
  while (from > 0 && goesOn(lines[from - 1]!)) from--;
  return cut(squeezeChinese(lines.slice(from, end + 1).join('')), maxTitle);
}

/** A name of an office in red above the title is none of it (某县人民政府文件). */
function goesOn(line: string): boolean {
  return line.length <= 40 && !/[。；：:，,]$/.test(line) && !/文件$/.test(squeeze(line));
}

/** Titles are often spaced out over the line. */
function squeezeChinese(text: string): string {
  return text.replace(/(?<=[\p{Script=Han}》）])\s+(?=[\p{Script=Han}《（\d])|(?<=\d)\s+(?=\p{Script=Han})/gu, '');
}

function isNumberLine(line: string): boolean {
  const number = numberIn(line);
  return number !== null && squeeze(line).length <= number.length + 4;
}

function numberOf(head: readonly string[]): string | null {
  const own = head.find(isNumberLine);
  return own === undefined ? null : numberIn(own);
}
