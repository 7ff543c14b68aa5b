/** Measures the page reader against labelled pages: agreement per field, each disagreement, and CPU per page. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { extractPage } from '../src/extract/page.ts';
import { labelledPages, measure } from '../test/extract/labels.ts';

const root = join(import.meta.dirname, '../../shared/real/pages');
if (!existsSync(root)) {
  console.log(`No labelled pages at ${root}: nothing measured.`);
} else {
  const pages = labelledPages(root);
  for (const { name, n, agree, doubtful, misses } of measure(pages)) {
    console.log(
      `${name.padEnd(16)} ${agree}/${n}  ${(agree / n).toFixed(3)}  (${doubtful} disagree where the label doubts)`,
    );
    for (const miss of misses) console.log(`    ${miss}`);
  }
  console.log(`median ${medianMs(pages.map(({ input }) => input)).toFixed(2)} ms of CPU a page, warm`);
}

/** CPU of the whole process, so that other programs on the machine do not count. */
function medianMs(inputs: Parameters<typeof extractPage>[0][]): number {
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    for (const input of inputs) {
      const start = process.cpuUsage();
      extractPage(input);
      const { user, system } = process.cpuUsage(start);
      if (round >= 2) times.push((user + system) / 1000);
    }
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1]!;
}
