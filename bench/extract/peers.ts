/** The readers of articles that a developer would otherwise pick, over the same pages. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseDate } from '../../src/extract/dates.ts';
import { decode } from '../../src/extract/decode.ts';
import { flatValue, type LabelledPage } from '../../test/extract/labels.ts';
import { table } from '../table.ts';

const folder = join(import.meta.dirname, 'peers');

interface Said {
  name: string;
  said: { title?: string | null; date?: string | null }[];
  /** CPU a page, the whole process warm and cold. */
  ms: number;
}

/** Title and date on the pages that have a title: the peers know no lists. Null where they could not be installed. */
export function peerTable(pages: readonly LabelledPage[]): string | null {
  if (!existsSync(join(folder, 'node_modules', 'metascraper'))) {
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
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Said)
    .map(({ name, said, ms }) => {
      const titles = texts.filter(({ label }, i) => flatValue(said[i]?.title) === flatValue(label.title)).length;
      const days = texts.filter(({ label }, i) => daysOf(said[i]?.date).includes(label.publishedAt)).length;
      return [name, share(titles, texts.length), share(days, texts.length), ms.toFixed(2)];
    });
  return table([`${texts.length} pages with a title`, 'title', 'publishedAt', 'ms of CPU'], rows);
}

/** Its day as written, or the day in Beijing of the instant that is meant: either will do. */
function daysOf(date: string | null | undefined): (string | null)[] {
  if (date == null) return [null];
  const instant = Date.parse(date);
  const inBeijing = Number.isNaN(instant) ? null : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
  return [parseDate(date.slice(0, 30)), inBeijing];
}

function share(agree: number, n: number): string {
  return (agree / n).toFixed(3);
}
