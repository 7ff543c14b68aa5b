/** What the second month of a site costs that did not change. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFarm } from '../farm/start.ts';
import { type Cost, measure } from '../measure.ts';
import type { BenchOptions } from '../options.ts';
import { ours } from '../ours.ts';
import { table } from '../table.ts';

export async function measureMonths({ sites, pages }: BenchOptions): Promise<void> {
  const farm = await startFarm(sites, pages);
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const previous = join(folder, '1');
  try {
    const first = await measure(ours, farm, previous);
    const second = await measure({ ...ours, args: [JSON.stringify({ previous })] }, farm, join(folder, '2'));
    const row = (name: string, { cpu, seen }: Cost) => [
      name,
      ((cpu * 1000) / farm.total).toFixed(2),
      (seen.bytes / 1e6).toFixed(1),
      `${seen.pages}`,
      `${seen.unchanged}`,
    ];
    console.log(`\n## Months: ${farm.total} pages on ${sites} sites, unchanged\n`);
    console.log(
      table(
        ['month', 'CPU s/1000 pages', 'MB received', 'sent whole', 'not modified'],
        [row('first', first), row('second', second)],
      ),
    );
    const share = (a: number, b: number) => `${((100 * a) / b).toFixed(1)} %`;
    console.log(
      `\n- second ÷ first: CPU ${share(second.cpu, first.cpu)}, bytes ${share(second.seen.bytes, first.seen.bytes)} (aim ≤ 10 %)`,
    );
  } finally {
    farm.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
