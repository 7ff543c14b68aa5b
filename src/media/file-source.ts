/** Files of the register: feeds and pages that were saved, sheets, exports; several of them, parted by semicolons, add up. */
import { readSheets } from '../extract/attachment/workbook.ts';
import { decode } from '../extract/html/decode.ts';
import { isDay } from '../lib/dates.ts';
import { sha256 } from '../lib/hash.ts';
import type { Period } from '../model/check.ts';
import type { Evidence } from '../model/facts.ts';
import { readCsv } from './csv.ts';
import { added, coverageIn, type History } from './history.ts';
import { readSource } from './read-source.ts';
import type { Reading } from './reading.ts';
import { type Row, readSheet } from './sheet-source.ts';

export interface FileTask {
  period: Period;
  /** Reads a file of the register; throws where there is none. */
  readFile: (file: string) => Uint8Array;
  /** Reads a workbook of the register; throws where there is none. */
  readRows?: ((file: string) => Promise<readonly (readonly Row[])[]>) | undefined;
  now: () => Date;
}

const maxText = 5_000_000;

/** One file that cannot be read leaves a gap for all: what it holds may be what seems to lack. */
export async function readFiles(files: string, task: FileTask): Promise<Reading> {
  const readings: Extract<Reading, { posts: unknown }>[] = [];
  for (const file of files.split(/[;；\n]/).map((part) => part.trim())) {
    if (file === '') continue;
    for (const reading of await readFile(file, task)) {
      if (!('posts' in reading)) return reading;
      readings.push(reading);
    }
  }
  const [first, ...others] = readings;
  if (first === undefined) return { reason: 'not-configured', detail: '没有登记内容来源' };
  if (others.length === 0) return first;
  const all = readings.reduce<History>(added, { posts: [], stretches: [] });
  const lacking = readings.find(({ whole }) => !whole) ?? first;
  const coverage = coverageIn(all, task.period, lacking.coverage);
  const states = readings.flatMap((r) => r.states ?? []);
  const told = readings.map((r) => r.interactive).find((seen) => seen !== undefined);
  const more = { ...(states.length > 0 && { states }), ...(told !== undefined && { interactive: told }) };
  return {
    ...more,
    posts: all.posts,
    coverage: others.every(({ whole }) => whole) && first.whole ? coverage : lacking.coverage,
  };
}

async function readFile(file: string, task: FileTask): Promise<Reading[]> {
  const at = { url: '', fetchedAt: task.now().toISOString(), sha256: null, record: null };
  try {
    if (/\.xlsx$/i.test(file) && task.readRows !== undefined)
      return sheetReadings(await task.readRows(file), at, task.period, file);
    const body = task.readFile(file);
    const known = { ...at, sha256: sha256(body) };
    if (/\.xlsx?$/i.test(file)) return sheetReadings([oldRows(body)], known, task.period, file);
    if (/\.(?:csv|tsv)$/i.test(file))
      return sheetReadings([readCsv(decode(body, null).text.slice(0, maxText))], known, task.period, file);
    return [readSource({ body, contentType: null, at: known, period: task.period, to: dayIn(file), asked: '' })];
  } catch {
    return [{ reason: 'not-configured', detail: `读不到文件 ${file}` }];
  }
}

/** Sheets of other things stand beside; one of them must hold posts. */
function sheetReadings(sheets: readonly (readonly Row[])[], at: Evidence, period: Period, file: string): Reading[] {
  const found = sheets.map((rows) => readSheet(rows, at, period, dayIn(file))).filter((reading) => reading !== null);
  const lacking: Reading = { reason: 'unparsed', detail: `${file} 里没有“标题”和“发布时间”两列` };
  return found.length > 0 ? found : [lacking];
}

/** What the back office of WeChat hands out is an .xls. */
function oldRows(body: Uint8Array): string[][] {
  return readSheets(body, maxText)
    .text.split('\n')
    .map((line) => line.split('\t'));
}

/** A file tells until the day that its name ends in (`某市发布-2024-05-31.xml`); without one, to its newest post only. */
function dayIn(file: string): string | null {
  const [, day] = /(\d{4}-\d{2}-\d{2})\.[a-z]{2,5}$/i.exec(file) ?? [];
  return day !== undefined && isDay(day) ? `${day}T00:00:00+08:00` : null;
}
