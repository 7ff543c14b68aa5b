/** The year and the tables of an annual report, from its text: lines of a table stand one below the other, cells by tabs. */
import { arabicYears, squeeze } from '../../lib/chinese.ts';
import type { AnnualReport } from '../../model/texts.ts';

const requestColumns = 7;
const disputeColumns = 15;
/** Labels of rows of table 2, as the format names them; the longest first. */
const requestLabels =
  /本年新收政府信息公开申请数量|上年结转政府信息公开申请数量|结转下年度继续办理|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|总计/;

export function readAnnualReport(title: string, text: string): AnnualReport {
  const year = /(20\d{2})年/.exec(arabicYears(title))?.[1];
  const rows = text.split('\n').map(cellsOf);
  return { year: year === undefined ? null : Number(year), requests: requestsOf(rows), disputes: disputesOf(rows) };
}

interface Row {
  label: string;
  figures: number[];
}

/** Words of a line, and the figures that end it. */
function cellsOf(line: string): Row {
  const cells = line
    .split('\t')
    .map(squeeze)
    .filter((cell) => cell !== '');
  const figures: number[] = [];
  while (cells.length > 0 && /^\d{1,7}$/.test(cells.at(-1)!)) figures.unshift(Number(cells.pop()));
  return { label: cells.join(''), figures };
}

/** Rows with seven figures; a heading row before them may have put its label on a line of its own. */
function requestsOf(rows: readonly Row[]): Row[] | null {
  const found = rows.flatMap(({ label, figures }): Row[] => {
    const name = requestLabels.exec(label)?.[0];
    return name !== undefined && figures.length === requestColumns ? [{ label: name, figures }] : [];
  });
  // The table runs from its first row to its last; rows of other tables may be named alike.
  const first = found.findIndex((row) => row.label.startsWith('本年新收'));
  const last = found.findIndex((row, i) => i > first && row.label.startsWith('结转下年度'));
  const table = first < 0 || last < 0 ? [] : found.slice(first, last + 1);
  const has = (name: string) => table.some((row) => row.label.startsWith(name));
  return has('上年结转') && has('总计') ? table : null;
}

/** The first row of fifteen figures under the head of that table: another table may have as many. */
function disputesOf(rows: readonly Row[]): number[] | null {
  const head = rows.findIndex((row) => row.label.includes('尚未审结'));
  if (head < 0) return null;
  return rows.slice(head).find((row) => row.figures.length === disputeColumns)?.figures ?? null;
}
