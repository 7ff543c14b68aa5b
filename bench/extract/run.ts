/** `npm run bench:extract`: the page reader against labelled pages, by field and CMS family, beside other readers. */
import { existsSync } from 'node:fs';
import { extractPage } from '../../src/extract/page.ts';
import { type FieldScore, type LabelledPage, labelledPages, measure, pagesRoot } from '../../test/extract/labels.ts';
import { table } from '../table.ts';
import { cpuSpan } from './cpu.ts';
import { pairTable } from './pairs.ts';
import { peerTable } from './peers.ts';

/** What issue and design ask for; a field without one is printed beside them. */
const aims: Record<string, number> = {
  kind: 0.93,
  title: 0.98,
  publishedAt: 0.98,
  docNumber: 0.98,
  source: 0.98,
  columnName: 0.93,
  listCount: 0.93,
  listFirst: 0.96,
  listLast: 0.96,
  newest: 0.98,
  pages: 0.93,
  empty: 1,
  identity: 0.98,
};

if (existsSync(pagesRoot)) report(labelledPages());
else console.log(`No labelled pages at ${pagesRoot}: nothing measured.`);

function report(pages: readonly LabelledPage[]): void {
  const scores = measure(pages);
  const fields = scores.map(({ name, n, agree }) => {
    const aim = aims[name];
    const met = aim === undefined ? '' : agree / n >= aim ? 'met' : 'missed';
    return [name, `${agree}/${n}`, (agree / n).toFixed(3), aim?.toString() ?? '', met];
  });
  console.log(`## Agreement on ${pages.length} labelled pages\n`);
  console.log(`${table(['field', 'agree', 'share', 'aim', ''], fields)}\n`);
  console.log('Disagreements:\n');
  for (const { name, misses } of scores) for (const miss of misses) console.log(`- ${name}: ${miss}`);
  const families = [...new Set(pages.map((p) => p.cms))].sort();
  const cell = ({ agree, n }: FieldScore) => (n === 0 ? '' : agree === n ? `${n}` : `${agree}/${n}`);
  const rows = families.map((cms) => [cms, ...measure(pages.filter((p) => p.cms === cms)).map(cell)]);
  console.log('\n## By CMS family\n');
  console.log(`${table(['family', ...scores.map((s) => s.name)], rows)}\n`);
  const { median, late } = cpuSpan(ourTimes(pages));
  console.log(`CPU a page, warm: median ${median.toFixed(2)} ms (aim 1.5), 95 % below ${late.toFixed(2)} ms\n`);
  console.log(`## Policies and their interpretations\n\n${pairTable()}\n`);
  console.log('## Other readers\n');
  console.log(peerTable(pages, ourTimes) ?? 'They could not be installed and are left out.');
}

/** CPU of the whole process in four warm rounds, so that other programs on the machine do not count. */
function ourTimes(pages: readonly LabelledPage[]): number[] {
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    for (const { input } of pages) {
      const start = process.cpuUsage();
      extractPage(input);
      const { user, system } = process.cpuUsage(start);
      if (round >= 2) times.push((user + system) / 1000);
    }
  }
  return times;
}
