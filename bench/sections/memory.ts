/** Peak memory over one site of 10,000 pages, and of twice as many: it must not grow with the site. */
import { startFarm } from '../farm/start.ts';
import { measure } from '../measure.ts';
import { ours } from '../ours.ts';
import { table } from '../table.ts';

export async function measureMemory(): Promise<void> {
  const rows: string[][] = [];
  for (const pages of [10_000, 20_000]) {
    console.error(`memory: ${pages} pages`);
    const farm = await startFarm(1, pages);
    const { peak, cpu, seconds, seen } = await measure(ours, farm).finally(farm.stop);
    const got = `${seen.pages}/${farm.total}`;
    rows.push([got, peak.toFixed(0), ((cpu * 1000) / farm.total).toFixed(2), (farm.total / seconds).toFixed(0)]);
  }
  console.log('\n## Memory: one site (aim ≤ 500 MB at 10,000 pages and flat beyond)\n');
  console.log(table(['pages got', 'peak MB', 'CPU s/1000 pages', 'pages/s'], rows));
}
