/** Measures the page reader against labelled pages: agreement per field, each disagreement, and CPU per page. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from '../test/extract/labels.ts';

const root = join(import.meta.dirname, '../../shared/real/pages');
if (!existsSync(root)) {
  console.log(`No labelled pages at ${root}: nothing measured.`);
} else {
  const { fields, median } = measure(root, (file) => readFileSync(file));
  for (const { name, n, agree, doubtful, misses } of fields) {
    console.log(
      `${name.padEnd(16)} ${agree}/${n}  ${(agree / n).toFixed(3)}  (${doubtful} disagree where the label doubts)`,
    );
    for (const miss of misses) console.log(`    ${miss}`);
  }
  console.log(`median ${median.toFixed(2)} ms a page`);
}
