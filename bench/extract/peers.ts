/** The readers of articles that a developer would otherwise pick, over the same pages. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseDate } from '../../src/extract/dates/dates.ts';
import { decode } from '../../src/extract/html/decode.ts';
import { extractPage } from '../../src/extract/page.ts';
import type { PageFacts } from '../../src/model/page.ts';
import { type FieldScore, type LabelledPage, measure } from '../../test/extract/labels.ts';
import { table } from '../table.ts';
import { cpuSpan } from './cpu.ts';

const folder = join(import.meta.dirname, 'peers');
const compared = ['title', 'publishedAt', 'source'];

interface Said {
  name: string;
  said: { title?: string | null; date?: string | null; source?: string | null }[];
  /** CPU of each page in a second round, ms. */
  times: number[];
}

/** Title, day and source on the pages that have a title: the peers know no lists. Null where they could not be installed. */
export function peerTable(
  pages: readonly LabelledPage[],
  ourTimes: (texts: LabelledPage[]) => number[],
): string | null {
  if (!existsSync(join(folder, 'node_modules', 'metascraper-publisher'))) {
    console.error('Installing the peers …');
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder, stdio: 'ignore' });
  }
  const texts = pages.filter(({ label }) => label.title !== null);
  const input = texts.map(({ input: { body, url } }) => JSON.stringify({ html: decode(body, null).text, url }));
  const args = [join(folder, 'readers.mjs')];
  const { stdout, status } = spawnSync(process.execPath, args, {
    input: input.join('\n'),
    maxBuffer: 1e9,
    encoding: 'utf8',
  });
  if (status !== 0) return null;
  const peers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Said);
  const rows = [
    row('gongkai', measure(texts), ourTimes(texts)),
    ...peers.map(({ name, said, times }) => row(name, measure(texts, withWords(texts, said)), times)),
  ];
  return table([`${texts.length} pages with a title`, ...compared, 'ms of CPU', '95 % below'], rows);
}

/** The peer's words in the place of ours, so that one definition of agreement serves both. */
function withWords(texts: readonly LabelledPage[], said: Said['said']): (page: LabelledPage) => PageFacts {
  return (page) => {
    const { title, date, source } = said[texts.indexOf(page)]!;
    const days = daysOf(date);
    const publishedAt = days.find((day) => day === page.label.publishedAt) ?? days[0]!;
    return { ...extractPage(page.input), title: title ?? null, publishedAt, source: source ?? null };
  };
}

/** Its day as written, or the day in Beijing of the instant that is meant: either will do. */
function daysOf(date: string | null | undefined): (string | null)[] {
  if (date == null) return [null];
  const instant = Date.parse(date);
  const inBeijing = Number.isNaN(instant) ? null : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
  return [parseDate(date.slice(0, 30)), inBeijing];
}

function row(name: string, scores: readonly FieldScore[], times: readonly number[]): string[] {
  const shares = compared.map((field) => scores.find((score) => score.name === field)!);
  const { median, late } = cpuSpan(times);
  return [name, ...shares.map(({ agree, n }) => (agree / n).toFixed(3)), median.toFixed(2), late.toFixed(2)];
}
