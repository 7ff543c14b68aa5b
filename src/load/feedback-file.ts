/** How mending stands, from the feedback form that came with an agency's notice: every row is checked, all faults are told at once. */
import { type Fault, faultsError } from '../lib/errors.ts';
import { mendStates, mendWords, type Response, responseSchema } from '../model/response.ts';
import { suggestion } from './faults.ts';
import type { Column } from './register-headers.ts';
import { readHeaders, readRows } from './sheet.ts';
import { readWorkbook, type Sheet } from './workbook.ts';

const columns: readonly Column[] = [
  { field: 'fingerprint', headers: ['编号'], kind: 'text', hint: '' },
  { field: 'mended', headers: ['整改情况'], kind: 'text', hint: '' },
  { field: 'url', headers: ['整改后的网址'], kind: 'text', hint: '' },
  { field: 'by', headers: ['责任人'], kind: 'text', hint: '' },
  { field: 'at', headers: ['填报日期'], kind: 'day', hint: '' },
  { field: 'attachment', headers: ['附件'], kind: 'text', hint: '' },
];

/** None in a workbook that is no such form. `known` are fingerprints; `today` dates a row that gives no day. */
export async function readResponses(
  file: string,
  known: { has(fingerprint: string): boolean },
  today: string,
  label = file,
): Promise<Response[]> {
  const faults: Fault[] = [];
  const found = (await readWorkbook(file, label)).filter(isFeedback).flatMap((sheet) => {
    const say = (line: number, message: string) => faults.push({ file: `${label}[${sheet.name}]`, line, message });
    const headers = readHeaders({ name: sheet.name, titles: [], columns: planOf(sheet) }, sheet, say);
    return readRows(sheet, headers, say).flatMap(({ line, values }): Response[] => {
      if (values.mended === undefined) return [];
      const response = responseOf(values, known, { today, label }, (message) => say(line, message));
      return response === null ? [] : [response];
    });
  });
  if (faults.length > 0) throw faultsError(faults);
  return found;
}

function isFeedback({ rows }: Sheet): boolean {
  const head = (rows[0] ?? []).map(String);
  return head.includes('编号') && head.includes('整改情况') && !head.includes('决定');
}

/** What stands in the other columns is read elsewhere or for the eye. */
function planOf({ rows }: Sheet): Column[] {
  const known = columns.flatMap((c) => c.headers);
  const others = (rows[0] ?? []).filter((cell): cell is string => typeof cell === 'string' && !known.includes(cell));
  return [
    ...columns,
    ...others.map((name): Column => ({ field: `shown ${name}`, headers: [name], kind: 'shown', hint: '' })),
  ];
}

function responseOf(
  { fingerprint, mended, url, by, at = '', attachment }: Record<string, unknown>,
  known: { has(fingerprint: string): boolean },
  { today, label }: { today: string; label: string },
  say: (message: string) => void,
): Response | null {
  const words = Object.values(mendWords);
  const chosen = mendStates.find((key) => mendWords[key] === mended);
  if (chosen === undefined)
    say(`“整改情况”应为${words.join('、')}之一，现为“${mended}”${suggestion(String(mended), words)}`);
  if (typeof fingerprint !== 'string' || !known.has(fingerprint))
    say(`这次评价里没有编号为“${fingerprint ?? ''}”的问题`);
  if (by === undefined) say('写了“整改情况”的行应写“责任人”');
  const response = responseSchema.safeParse({
    ...{ fingerprint, mended: chosen, by, at: at === '' ? today : at, file: label },
    ...(url !== undefined && { url }),
    ...(attachment !== undefined && { attachment }),
  });
  return response.success ? response.data : null;
}
